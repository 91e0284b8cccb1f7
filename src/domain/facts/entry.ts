/** One line of "why?": what a fact gave a child, and totals of such lines. */
import { type Colour, noPoints, type PointsByColour } from '../colours.ts'
import type { FactId, StudentId } from '../ids.ts'
import type { LocalDate } from '../time/local-time.ts'

/** Why an entry counts what it counts. */
export type EntryReason =
  | 'counted'
  | 'daily-cap'
  | 'repeat-visit'
  | 'same-activity'
  | 'same-visit'
  | 'not-due'
  | 'time-open'
  | 'record-only'

export type Entry = {
  readonly fact: FactId
  readonly kind: 'award' | 'activity' | 'duty' | 'stamp'
  readonly student: StudentId
  readonly colour: Colour
  readonly day: LocalDate
  readonly nominal: number
  readonly counted: number
  readonly reason: EntryReason
}

/** Totals per child and colour of any set of entries; callers filter by day for a term or a fortnight. */
export function totalsOf(entries: readonly Entry[]): Map<StudentId, PointsByColour> {
  const totals = new Map<StudentId, PointsByColour>()
  for (const { student, colour, counted } of entries) {
    let own = totals.get(student)
    if (!own) totals.set(student, (own = noPoints()))
    own[colour] += counted
  }
  return totals
}
