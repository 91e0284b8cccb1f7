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

type Totals = Map<StudentId, PointsByColour>

/** Totals per child and colour of any set of entries; callers filter by day for a term or a fortnight. */
export function totalsOf(entries: readonly Entry[]): Totals {
  const totals: Totals = new Map()
  for (const { student, colour, counted } of entries) addPoints(totals, student, colour, counted)
  return totals
}

export function addPoints(totals: Totals, student: StudentId, colour: Colour, points: number): void {
  let own = totals.get(student)
  if (!own) totals.set(student, (own = noPoints()))
  own[colour] += points
}
