/**
 * Changing a rule that carries dates: an entry holds from its day until the next one. What was in force on a past
 * school day stays; an entry of today or later may still be corrected or taken back.
 */
import { ruleOn } from '../../../../domain/records/dated.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

type Entry = { readonly from: LocalDate }
export type EntryState = 'past' | 'now' | 'coming'

/** The entries with this one in them; one of the same day is replaced. */
export function withEntry<E extends Entry>(entries: readonly E[], entry: E): E[] {
  return [...entries.filter(({ from }) => from !== entry.from), entry].sort((a, b) =>
    a.from < b.from ? -1 : 1,
  )
}

export const withoutEntry = <E extends Entry>(entries: readonly E[], from: LocalDate): E[] =>
  entries.filter((entry) => entry.from !== from)

/** Past entries stand, and so does the last one there is. */
export const canRemove = (entries: readonly Entry[], from: LocalDate, today: LocalDate): boolean =>
  from >= today && entries.length > 1

export function entryStates<E extends Entry>(
  entries: readonly E[],
  today: LocalDate,
): Array<{ entry: E; state: EntryState }> {
  const current = ruleOn(entries as ReadonlyArray<E & Entry>, today)
  return [...entries]
    .sort((a, b) => (a.from < b.from ? 1 : -1))
    .map((entry) => ({
      entry,
      state: entry.from === current?.from ? 'now' : entry.from > today ? 'coming' : 'past',
    }))
}
