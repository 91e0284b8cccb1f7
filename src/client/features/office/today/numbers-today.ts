/** The day in a few numbers. */
import type { Folded } from '../../../../domain/facts/fold.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import type { WindowToday } from './duties-today.ts'

export type NumbersToday = {
  readonly came: number
  readonly due: number
  readonly missing: number
  /** Awards given by teachers, and the children who got one. */
  readonly awards: number
  readonly awarded: number
  readonly stamps: number
}

/** Windows that have not opened yet are not due. */
export function numbersToday(folded: Folded, windows: readonly WindowToday[], date: LocalDate): NumbersToday {
  const opened = windows.filter(({ phase }) => phase !== 'upcoming')
  const sum = (pick: (window: WindowToday) => number) =>
    opened.reduce((total, window) => total + pick(window), 0)
  const today = folded.entries.filter(({ day }) => day === date)
  const awards = today.filter(({ kind }) => kind === 'award')
  return {
    came: sum(({ came }) => came),
    due: sum(({ due }) => due),
    missing: sum(({ missing }) => missing),
    awards: awards.length,
    awarded: new Set(awards.map(({ student }) => student)).size,
    stamps: today.filter(({ kind }) => kind === 'stamp').length,
  }
}
