/**
 * Words. Each feature keeps its own pair `{ zh, en }` beside its components; English has the shape of Chinese, so a
 * missing line does not compile, and a placeholder is a function's argument. No runtime, no message parser: the
 * kiosk's first screen has to stay under 100 kB, and a Content Security Policy without `unsafe-eval` stays true.
 */
import { computed, type ComputedRef, ref } from 'vue'

export type Locale = 'zh' | 'en'
export type Words<T> = { readonly zh: T; readonly en: T }

/** Text, or a function from placeholders to text; nested as the feature likes. */
type Same<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Same<T[K]>
}

const stored = 'shanzhen.locale'
const remembered = (): Locale => (localStorage.getItem(stored) === 'en' ? 'en' : 'zh')

export const locale = ref<Locale>(remembered())

export function setLocale(next: Locale): void {
  locale.value = next
  localStorage.setItem(stored, next)
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
}

/** Declares a feature's words; the English must have the Chinese's shape. */
export const defineWords = <T>(zh: T, en: Same<T>): Words<T> => ({ zh, en: en as T })

/** The words of the chosen language, reactive. */
export const useWords = <T>(words: Words<T>): ComputedRef<T> => computed(() => words[locale.value])
