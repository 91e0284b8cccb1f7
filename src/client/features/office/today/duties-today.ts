/**
 * How a duty window of a day stands, post by post: who came, who is missing, on leave or covered. For adults: a
 * child's tablet never shows who is missing.
 */
import type { Folded } from '../../../../domain/facts/fold.ts'
import { dutyClaim } from '../../../../domain/facts/ledger.ts'
import type { DueDuty, Post, SchoolView, Student } from '../../../../domain/school/school-view.ts'
import { placeMinutes, windowsOn } from '../../../../domain/time/duty-window.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

/** `paper`: on the paper passport, kept elsewhere; never counted as missing. */
export type DutyState = 'came' | 'missing' | 'not-yet' | 'leave' | 'covered' | 'paper'
type PersonToday = { readonly student: Student; readonly className: string; readonly state: DutyState }
export type PostToday = {
  readonly post: Post
  readonly people: readonly PersonToday[]
  /** 停岗 or 改室内 for the whole post. */
  readonly arranged: 'off' | 'indoors' | null
}
type WindowPhase = 'upcoming' | 'running' | 'over'
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

export function dutiesToday(
  view: SchoolView,
  folded: Folded,
  date: LocalDate,
  minutes: number,
): WindowToday[] {
  return windowsOn(view.windowsOn(date), view.calendar, date).map(({ window, times }) => {
    const phase = minutes < times.opens ? 'upcoming' : minutes <= times.end ? 'running' : 'over'
    const posts = postsToday(view, folded, date, window.id, phase)
    const working = posts.filter(({ arranged }) => arranged !== 'off').flatMap(({ people }) => people)
    const count = (...states: DutyState[]) => working.filter(({ state }) => states.includes(state)).length
    return {
      ...{ id: window.id, name: window.name, start: times.start, end: times.end, phase, posts },
      due: count('came', 'missing', 'not-yet', 'leave', 'covered'),
      came: count('came'),
      missing: count('missing'),
      away: count('leave', 'covered'),
    }
  })
}

/** The window one is in, else the next, else the last of the day. */
export function windowNow(view: SchoolView, date: LocalDate, minutes: number): string | null {
  const onDay = windowsOn(view.windowsOn(date), view.calendar, date)
  const { window, next } = placeMinutes(onDay, date, minutes)
  return window ?? next?.window ?? onDay[onDay.length - 1]?.window.id ?? null
}

/** Posts with somebody due, those with somebody missing first. */
function postsToday(
  view: SchoolView,
  folded: Folded,
  date: LocalDate,
  window: string,
  phase: WindowPhase,
): PostToday[] {
  const byPost = new Map<string, { post: Post; people: PersonToday[] }>()
  for (const due of view.dueIn(window, date)) {
    const own = byPost.get(due.post.id) ?? { post: due.post, people: [] }
    const className = view.className(view.classOn(due.student.id, date), date)
    own.people.push({ student: due.student, className, state: stateOf(folded, due, date, phase) })
    byPost.set(due.post.id, own)
  }
  const isMissing = ({ people }: { people: readonly PersonToday[] }) =>
    people.some(({ state }) => state === 'missing')
  return [...byPost.values()]
    .map((own) => ({ ...own, arranged: arrangedFor(folded, own.post.id, window, date) }))
    .sort((a, b) => Number(isMissing(b)) - Number(isMissing(a)))
}

function stateOf(
  folded: Folded,
  { student, post, window }: DueDuty,
  date: LocalDate,
  phase: WindowPhase,
): DutyState {
  if (folded.claims.has(dutyClaim(post.id, window, date, student.id))) return 'came'
  if (student.consent !== 'electronic') return 'paper'
  if (isCovered(folded, student.id, post.id, window, date)) return 'covered'
  if (folded.excused.has(`${student.id}|${window}|${date}`)) return 'leave'
  return phase === 'upcoming' ? 'not-yet' : 'missing'
}

const isCovered = (folded: Folded, student: string, post: string, window: string, date: LocalDate) =>
  [...folded.substitutions.values()].some(({ fact: { body } }) => {
    const isHere = body.post === post && body.window === window && body.schoolDay === date
    return isHere && body.absent === student
  })

function arrangedFor(folded: Folded, post: string, window: string, date: LocalDate): PostToday['arranged'] {
  const modes = folded.suspensions
    .map(({ fact }) => fact.body)
    .filter((body) => body.schoolDay === date)
    .filter((body) => (body.post ?? post) === post && (body.window ?? window) === window)
    .map(({ mode }) => mode)
  return modes.includes('off') ? 'off' : modes.includes('indoors') ? 'indoors' : null
}
