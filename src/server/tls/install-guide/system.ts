import type { Words } from '../words.ts'
import type { Screen } from './screen.ts'

type Step = { readonly words: Words; readonly screen?: Screen }

/** How one kind of device comes to trust the school's root. */
export type System = {
  readonly id: 'android' | 'harmony' | 'ipad' | 'windows' | 'mac' | 'linux'
  readonly name: Words
  readonly before: Words
  readonly steps: readonly Step[]
  /** What is seen when it worked, and what is normal though it looks alarming. */
  readonly after: Words
}

export const zhEn = (zh: string, en: string): Words => ({ zh, en })
