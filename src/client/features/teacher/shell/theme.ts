/** 自动 / 浅色 / 深色, on this phone only. Tablets, the board and the office stay on paper. */
import { onScopeDispose, ref, watchEffect } from 'vue'

export type ThemeChoice = 'auto' | 'light' | 'dark'
const key = 'shanzhen.theme'

const remembered = (): ThemeChoice => {
  const found = localStorage.getItem(key)
  return found === 'light' || found === 'dark' ? found : 'auto'
}

export const themeChoice = ref<ThemeChoice>(remembered())

export function chooseTheme(choice: ThemeChoice): void {
  themeChoice.value = choice
  localStorage.setItem(key, choice)
}

/** Sets the theme while the teacher's screens are shown, and leaves the page light behind them. */
export function useTheme(): void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const systemIsDark = ref(system.matches)
  const follow = () => (systemIsDark.value = system.matches)
  system.addEventListener('change', follow)
  watchEffect(() => {
    const dark = themeChoice.value === 'dark' || (themeChoice.value === 'auto' && systemIsDark.value)
    if (dark) document.documentElement.dataset['theme'] = 'dark'
    else delete document.documentElement.dataset['theme']
  })
  onScopeDispose(() => {
    system.removeEventListener('change', follow)
    delete document.documentElement.dataset['theme']
  })
}
