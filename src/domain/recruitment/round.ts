/**
 * A recruitment round as the proposal engine sees it: posts with free places, children with wishes, nothing else.
 *
 * Hard limits, never broken by a proposal and named in the same words when a person breaks one by hand: a child gets
 * a wish or nothing, one post a round, of an eligible grade, not one held already, with enough free days beside what
 * the child does at that time; no post gets more children than places; a strict pair gets one post or none.
 */
import type { PostId, StudentId, WindowId } from '../ids.ts'

export type RoundPost = {
  readonly id: PostId
  /** Free places: what the round gives away. */
  readonly places: number
  readonly grades: readonly number[]
  readonly windows: readonly WindowId[]
  /** 1 (Monday) to 7. */
  readonly weekdays: readonly number[]
  /** On how many of `weekdays` one holder has to be free: all of them where groups rotate by week. */
  readonly daysNeeded: number
  /** Training items that a holder has to pass; no limit, but whoever has them goes before an equal who has not. */
  readonly requires: readonly string[]
}

export type BusyTime = {
  readonly window: WindowId
  readonly weekday: number
  readonly because:
    | { readonly kind: 'appointment'; readonly post: PostId }
    | { readonly kind: 'lesson'; readonly name: string }
}

export type Applicant = {
  readonly id: StudentId
  readonly grade: number
  /** At most three, the dearest first. */
  readonly wishes: readonly PostId[]
  /** Has or has had a post at this school: whoever has not comes first. */
  readonly hadPost: boolean
  readonly holds: readonly PostId[]
  readonly busy: readonly BusyTime[]
  readonly trained: readonly string[]
}

/**
 * Two who should stay together. A strict pair (one looks after the other) gets the same post or both get none; of
 * others as many as possible, after everything that concerns a child alone.
 */
export type Pair = { readonly students: readonly [StudentId, StudentId]; readonly strict: boolean }

export type Round = {
  readonly posts: readonly RoundPost[]
  readonly applicants: readonly Applicant[]
  readonly pairs: readonly Pair[]
  /** Decides between equals; the same round and seed always give the same proposal. */
  readonly seed: string
}

/** Who gets which post; whoever is missing gets none. */
export type Arrangement = ReadonlyMap<StudentId, PostId>

/** Why a child cannot get a post at all, whoever else applies. */
export type Limit =
  | { readonly code: 'not-in-round' }
  | { readonly code: 'no-places' }
  | { readonly code: 'held-already' }
  | { readonly code: 'grade'; readonly grade: number; readonly grades: readonly number[] }
  | { readonly code: 'clash'; readonly freeDays: number; readonly needed: number; readonly with: BusyTime }

export function limitOf(applicant: Applicant, post: RoundPost | undefined): Limit | null {
  if (post === undefined) return { code: 'not-in-round' }
  if (applicant.holds.includes(post.id)) return { code: 'held-already' }
  const { grade } = applicant
  if (!post.grades.includes(grade)) return { code: 'grade', grade, grades: post.grades }
  return clashOf(applicant, post) ?? (post.places > 0 ? null : { code: 'no-places' })
}

function clashOf({ busy }: Applicant, post: RoundPost): Limit | null {
  const overlaps = busy.filter(
    ({ window, weekday }) => post.windows.includes(window) && post.weekdays.includes(weekday),
  )
  const first = overlaps[0]
  if (first === undefined) return null
  const taken = new Set(overlaps.map(({ weekday }) => weekday))
  const freeDays = post.weekdays.filter((weekday) => !taken.has(weekday)).length
  return freeDays >= post.daysNeeded
    ? null
    : { code: 'clash', freeDays, needed: post.daysNeeded, with: first }
}
