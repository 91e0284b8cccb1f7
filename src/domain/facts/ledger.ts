/**
 * What a fact is after the server has numbered it.
 *
 * The stamp is fixed at commit and never recomputed: a device that has not reached the server yet predicts it with
 * the same function (`stamp.ts`), and is told when the server's differs.
 */
import type { PlaceId, PostId, StudentId, WindowId } from '../ids.ts'
import { type LocalDate, parseDate } from '../time/local-time.ts'
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

/** The basis of a fact that was written under another history of the server: nobody can say what its device knew. */
export const basisUnknown = 0

/** True once: post + window + school day + student, or place + school day + student. */
export const dutyClaim = (post: PostId, window: WindowId, day: LocalDate, student: StudentId) =>
  `duty|${post}|${window}|${day}|${student}`
export const stampClaim = (place: PlaceId, day: LocalDate, student: StudentId) =>
  `stamp|${place}|${day}|${student}`

export type ClaimParts =
  | { kind: 'duty'; post: PostId; window: WindowId; day: LocalDate; student: StudentId }
  | { kind: 'stamp'; place: PlaceId; day: LocalDate; student: StudentId }

/** What a claim's key says; null when it is not one. Ids never hold the stroke. */
export function claimParts(key: string): ClaimParts | null {
  const [kind, ...parts] = key.split('|')
  const [student = '', day = ''] = [...parts].reverse()
  if (parts.includes('') || parseDate(day) === null) return null
  const [first = '', window = ''] = parts
  if (kind === 'duty' && parts.length === 4) return { kind, post: first, window, day, student }
  if (kind === 'stamp' && parts.length === 3) return { kind, place: first, day, student }
  return null
}

/** The child whom a fact touches; null for a fact about a post or a window as a whole. */
export function studentOf(fact: Fact): StudentId | null {
  return 'student' in fact.body ? fact.body.student : null
}

/** Who was absent, or who wrote a word: the child named beside the one whom the fact touches. */
export function secondStudentIn(fact: Fact): StudentId | null {
  const { absent, writer } = fact.body as { absent?: StudentId | null; writer?: StudentId | null }
  const second = absent ?? writer ?? null
  return second === studentOf(fact) ? null : second
}

/** Everybody whom a fact names. */
export function studentsNamedIn(fact: Fact): StudentId[] {
  const [whom, second] = [studentOf(fact), secondStudentIn(fact)]
  if (whom === null) return second === null ? [] : [second]
  return second === null ? [whom] : [whom, second]
}

/** Types that name a second child beside the one whom they touch. */
export const typesNamingTwo = [
  'duty.substituted.v1',
  'duty.substitute-asked.v1',
  'word.written.v1',
] as const satisfies readonly FactType[]

/** The post a fact is about, also by the claim that it strikes: a strike goes wherever its claim's facts go. */
export function postOf(fact: Fact): PostId | null {
  if (fact.type !== 'claim.voided.v1') return 'post' in fact.body ? fact.body.post : null
  const claim = claimParts(fact.body.claim)
  return claim?.kind === 'duty' ? claim.post : null
}

export function placeOf(fact: Fact): PlaceId | null {
  if (fact.type !== 'claim.voided.v1') return 'place' in fact.body ? fact.body.place : null
  const claim = claimParts(fact.body.claim)
  return claim?.kind === 'stamp' ? claim.place : null
}

/** The activity a fact is about, also an award for it. */
export const activityOf = (fact: Fact): string | null => ('activity' in fact.body ? fact.body.activity : null)

/**
 * Whether a fact is about who serves; a strike of a duty's claim is, a word about its time goes by its target. How
 * well somebody served is another matter.
 */
export const isAboutDuty = (fact: Fact): boolean =>
  (fact.type.startsWith('duty.') && fact.type !== 'duty.evaluated.v1') ||
  (fact.type === 'claim.voided.v1' && postOf(fact) !== null)

/** An award that a teacher gave: by itself, or for taking part in an activity. */
export const isAward = <F extends Pick<Fact, 'type'>>(
  fact: F,
): fact is Extract<F, { type: 'points.awarded.v1' | 'points.awarded.v2' }> =>
  fact.type === 'points.awarded.v1' || fact.type === 'points.awarded.v2'

export const isOfType = <T extends FactType>(entry: LedgerFact, type: T): entry is LedgerFact<T> =>
  entry.fact.type === type

/** Follow-up facts (a revocation, a settlement) are held where their target is: the server asks with the target. */
export const targetOf = (fact: Fact): string | null => ('target' in fact.body ? fact.body.target : null)
