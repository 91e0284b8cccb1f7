/**
 * What a fact is after the server has numbered it.
 *
 * The stamp is fixed at commit and never recomputed: a device that has not reached the server yet predicts it with
 * the same function (`stamp.ts`), and is told when the server's differs.
 */
import type { PlaceId, PostId, StudentId, WindowId } from '../ids.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { Fact, FactOf, FactType } from './fact.schema.ts'

/** `ok`; 过了宽限 `after-grace`; 平板时钟不准 `unsettled`: the last two wait for an adult and give no points. */
export type TimeVerdict = 'ok' | 'after-grace' | 'unsettled'

export type Stamp = {
  /** The one home stream: `class:<class>@<term>`, `school@<term>` or `office`. */
  readonly stream: string
  readonly schoolDay: LocalDate
  readonly window: WindowId | null
  readonly time: TimeVerdict
  /** Duty only: an appointment, or an adult's word, says that this child was due. */
  readonly due: boolean
}

/** A fact in the ledger; `number` is null while it has not been accepted. */
export type LedgerFact<T extends FactType = FactType> = {
  readonly fact: FactOf<T>
  readonly stamp: Stamp
  readonly number: number | null
}

export const streamOfClass = (classId: string, term: string) => `class:${classId}@${term}`
export const streamOfSchool = (term: string) => `school@${term}`
export const officeStream = 'office'

/** True once: post + window + school day + student, or place + school day + student. */
export const dutyClaim = (post: PostId, window: WindowId, day: LocalDate, student: StudentId) =>
  `duty|${post}|${window}|${day}|${student}`
export const stampClaim = (place: PlaceId, day: LocalDate, student: StudentId) =>
  `stamp|${place}|${day}|${student}`

/** The child whom a fact touches; null for a fact about a post or a window as a whole. */
export function studentOf(fact: Fact): StudentId | null {
  return 'student' in fact.body ? fact.body.student : null
}

export const isOfType = <T extends FactType>(entry: LedgerFact, type: T): entry is LedgerFact<T> =>
  entry.fact.type === type
