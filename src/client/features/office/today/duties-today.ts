/**
 * How the duty windows of a day stand, post by post, in numbers: the board of `domain/posts`, counted for the desk.
 * For adults: a child's tablet never shows who is missing.
 */
import type { Folded } from '../../../../domain/facts/fold.ts'
import type { LedgerFact } from '../../../../domain/facts/ledger.ts'
import { dayWindows, type WindowPhase } from '../../../../domain/posts/day-windows.ts'
import {
  type BoardDuty,
  dutyBoard,
  type DutyState,
  isIndoors,
  isSuspended,
} from '../../../../domain/posts/duty-board.ts'
import type { Post, SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

export type PostToday = {
  readonly post: Post
  readonly people: readonly BoardDuty[]
  /** 停岗 or 改室内 for the whole post. */
  readonly arranged: 'off' | 'indoors' | null
}
export type WindowToday = {
  readonly id: string
  readonly name: string
  /** Minutes since midnight. */
  readonly start: number
  readonly end: number
  readonly phase: WindowPhase
  readonly posts: readonly PostToday[]
  readonly due: number
  readonly came: number
  readonly missing: number
  readonly away: number
}
export type Held = {
  readonly view: SchoolView
  readonly folded: Folded
  readonly facts: readonly LedgerFact[]
}

/** Who is asked about on this page as not there: still expected, or looked at. */
export const notThere: readonly DutyState[] = ['absent', 'missed', 'struck']
const reach = { classes: 'all', posts: 'all' } as const

export function dutiesToday(held: Held, date: LocalDate, minutes: number): WindowToday[] {
  return dayWindows(held.view, date, minutes).map(({ id, name, times, phase }) => {
    const duties = dutyBoard({ ...held, date, window: id, phase, reach })
    const posts = postsToday(held.folded, date, id, duties)
    const working = posts.filter(({ arranged }) => arranged !== 'off').flatMap(({ people }) => people)
    const count = (...states: DutyState[]) => working.filter(({ state }) => states.includes(state)).length
    return {
      ...{ id, name, start: times.start, end: times.end, phase, posts },
      // In a covered child's place the substitute is due.
      due: working.length - count('paper', 'covered'),
      came: count('present'),
      missing: count(...notThere),
      away: count('leave', 'covered'),
    }
  })
}

/** Posts with somebody due, those with somebody missing first. */
function postsToday(
  folded: Folded,
  date: LocalDate,
  window: string,
  duties: readonly BoardDuty[],
): PostToday[] {
  const byPost = new Map<string, BoardDuty[]>()
  for (const duty of duties) byPost.set(duty.post.id, [...(byPost.get(duty.post.id) ?? []), duty])
  const isMissing = ({ people }: PostToday) => people.some(({ state }) => notThere.includes(state))
  return [...byPost.values()]
    .flatMap((people): PostToday[] => {
      const post = people[0]?.post
      return post ? [{ post, people, arranged: arrangedFor(folded, date, window, post.id) }] : []
    })
    .sort((a, b) => Number(isMissing(b)) - Number(isMissing(a)))
}

function arrangedFor(folded: Folded, date: LocalDate, window: string, post: string): PostToday['arranged'] {
  if (isSuspended(folded, date, window, post)) return 'off'
  return isIndoors(folded, date, window, post) ? 'indoors' : null
}
