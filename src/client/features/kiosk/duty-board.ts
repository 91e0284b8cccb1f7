/**
 * Who is due on this tablet now, and who has come: derived from the records and the folded ledger, nothing stored.
 *
 * Shown by name are those who are due while the window is open up to its grace; afterwards no list of who is missing,
 * but a child who comes then is still recognised and recorded. No clock times of children leave this module.
 */
import type { FactOf } from '../../../domain/facts/fact.schema.ts'
import type { Folded } from '../../../domain/facts/fold.ts'
import type { PostId, StudentId, WindowId } from '../../../domain/ids.ts'
import { checkOuts, dutyLeft } from '../../../domain/posts/check-outs.ts'
import { coversDate } from '../../../domain/records/dated.ts'
import type { Device, Post, SchoolView, Student } from '../../../domain/school/school-view.ts'
import { dutiesRunOn } from '../../../domain/time/calendar.ts'
import { placeMinutes, type WindowOnDay, windowsOn } from '../../../domain/time/duty-window.ts'
import type { LocalDate } from '../../../domain/time/local-time.ts'

/**
 * open: from the opening to the end of the grace; after-grace, after-end: still recorded, an adult looks at the time;
 * waiting: before the next window; over: after the day's last; day-off: no duty today; said: a child told the window.
 */
export type Phase = 'open' | 'after-grace' | 'after-end' | 'waiting' | 'over' | 'day-off' | 'said'

export type Duty = { readonly student: Student; readonly post: Post; readonly indoors: boolean }
export type Arrival = {
  readonly student: Student
  readonly post: PostId
  /** The post wants to hear when a child leaves, and this one has not. */
  readonly mayLeave: boolean
}

export type Board = {
  readonly phase: Phase
  /** Today; where the clock is doubted, the last day that is certain. */
  readonly date: LocalDate
  readonly minutes: number
  /** The window that a check-in goes to now. */
  readonly window: WindowOnDay | null
  readonly windowId: WindowId | null
  /** The next window that opens today. */
  readonly next: WindowOnDay | null
  readonly today: readonly WindowOnDay[]
  /** Why no duty runs today: a holiday's or an event's name. */
  readonly dayOff: string | undefined
  /** Due and not here yet, in seat order. Shown as tiles only when `namesDue`. */
  readonly due: readonly Duty[]
  readonly namesDue: boolean
  /** Who may still say that it leaves first, then the newest. */
  readonly arrived: readonly Arrival[]
  /** Every post is off in this window today. */
  readonly allOff: boolean
}

export type BoardInput = {
  readonly view: SchoolView
  readonly folded: Folded
  readonly device: Device | undefined
  readonly date: LocalDate
  readonly minutes: number
  /** The child's answer where the clock is doubted. */
  readonly said: { readonly window: WindowId | null } | null
  /**
   * Whether a check-in without a settled time is of just now. Its stamp cannot tell: a tablet whose clock is doubted
   * for days gives every one the same day, and yesterday's arrival must not stand in today's way.
   */
  readonly isOfNow: (fact: FactOf<'duty.checked-in.v1'>) => boolean
}

export function readBoard(input: BoardInput): Board {
  const { view, date, minutes, said } = input
  const today = windowsOn(view.windowsOn(date), view.calendar, date)
  const run = dutiesRunOn(view.calendar, date)
  const placed = placeMinutes(today, date, minutes)
  const windowId = said ? said.window : placed.window
  const phase = said ? 'said' : run.run ? phaseOf(placed) : 'day-off'
  const here = arrivals(input, windowId)
  const down = windowId === null && !said ? [] : dutiesIn(input, windowId)
  const isHere = new Set(here.map(({ student, post }) => keyOf(student.id, post)))
  return {
    ...{ phase, date, minutes, windowId, today },
    window: today.find(({ window }) => window.id === windowId) ?? null,
    next: today.find(({ times }) => times.opens > minutes) ?? null,
    dayOff: run.run ? undefined : run.name,
    due: down
      .filter(({ off }) => !off)
      .filter(({ student, post }) => !isHere.has(keyOf(student.id, post.id)))
      .sort((a, b) => seatOf(view, a.student, date) - seatOf(view, b.student, date)),
    namesDue: phase === 'open' || phase === 'said',
    arrived: onePerChild(here),
    allOff: down.length > 0 && down.every(({ off }) => off),
  }
}

const phases = { 'on-time': 'open', 'within-grace': 'open', 'too-early': 'waiting', none: 'over' } as const

function phaseOf({ state }: ReturnType<typeof placeMinutes>): Phase {
  return state === 'after-grace' || state === 'after-end' ? state : phases[state]
}

const keyOf = (student: StudentId, post: PostId) => `${student}|${post}`

export const seatOf = (view: SchoolView, student: Student, date: LocalDate) =>
  view.membershipOn(student.id, date)?.seat ?? 999

/** Whether a duty at this post by this child is this tablet's. */
function isOfTablet(view: SchoolView, device: Device | undefined, date: LocalDate) {
  return (student: Student, post: PostId): boolean => {
    if (student.consent !== 'electronic') return false
    if (device?.use === 'place-tablet') return (device.posts ?? []).includes(post)
    return !device?.class || view.classOn(student.id, date) === device.class
  }
}

type Down = Duty & { readonly off: boolean }

/** The roster of a window as adults have arranged it: without who is on leave, with who stands in. */
function dutiesIn(input: BoardInput, window: WindowId | null): Down[] {
  const { view, folded, device, date, said } = input
  const isOwn = isOfTablet(view, device, date)
  const absent = new Set<string>()
  const found = new Map<string, Down>()
  const mark = suspensionOf(folded, date, window)
  const add = (student: Student | undefined, post: Post | undefined) => {
    if (!student || !post || !isOwn(student, post.id)) return
    const mode = mark(post)
    found.set(keyOf(student.id, post.id), { student, post, indoors: mode === 'indoors', off: mode === 'off' })
  }
  const onLeave = (student: StudentId) => folded.excused.has(`${student}|${window}|${date}`)
  const roster = said ? dueOnAnyDay(view, window, date) : dueOnDay(view, window, date)
  for (const { student, post } of roster) if (!onLeave(student.id)) add(student, post)
  for (const { fact } of folded.substitutions.values()) {
    const { body } = fact
    if (body.window !== window || body.schoolDay !== date) continue
    if (body.absent) absent.add(keyOf(body.absent, body.post))
    add(view.students.get(body.student), view.posts.get(body.post))
  }
  for (const key of absent) found.delete(key)
  return [...found.values()]
}

const dueOnDay = (view: SchoolView, window: WindowId | null, date: LocalDate) =>
  window === null ? [] : view.dueIn(window, date)

/** Where the clock is doubted, so is the weekday: everyone who has the window on some day (or any window at all). */
function dueOnAnyDay(view: SchoolView, window: WindowId | null, date: LocalDate) {
  return view.appointments.flatMap((appointment) => {
    if (window !== null && !appointment.windows.includes(window)) return []
    if (!coversDate(appointment, date)) return []
    const student = view.students.get(appointment.student)
    const post = view.posts.get(appointment.post)
    return student && post ? [{ student, post }] : []
  })
}

/** 停岗 or 改室内, by the latest word that covers the post; 改室内 for everyone means the posts that are outdoors. */
export function suspensionOf(folded: Folded, date: LocalDate, window: WindowId | null) {
  const words = folded.suspensions
    .map(({ fact }) => fact.body)
    .filter((body) => body.schoolDay === date && (body.window === null || body.window === window))
  return (post: Post): 'off' | 'indoors' | null => {
    let mode: 'off' | 'indoors' | null = null
    for (const body of words) {
      if (body.post !== null && body.post !== post.id) continue
      const applies = body.mode === 'off' || body.post !== null || post.outdoor === true
      if (applies) mode = body.mode
    }
    return mode
  }
}

/** Who has come in this window: standing claims, and check-ins whose time an adult still has to settle. */
function arrivals(input: BoardInput, window: WindowId | null): Arrival[] {
  const { view, folded, device, date, isOfNow } = input
  const isOwn = isOfTablet(view, device, date)
  const left = checkOuts(folded)
  const found = new Map<string, Arrival>()
  const add = (id: StudentId, post: PostId) => {
    const student = view.students.get(id)
    if (!student || !isOwn(student, post)) return
    found.delete(keyOf(id, post))
    const mayLeave = view.posts.get(post)?.checkOut === true && !left.has(dutyLeft(post, window, date, id))
    found.set(keyOf(id, post), { student, post, mayLeave })
  }
  for (const claim of folded.claims.values())
    if (claim.kind === 'duty' && claim.day === date && claim.window === window)
      add(claim.student, claim.subject)
  for (const { fact, stamp } of folded.timeOpen)
    if (stamp.time === 'unsettled' && stamp.window === window && isOfNow(fact))
      add(fact.body.student, fact.body.post)
  return [...found.values()].reverse().sort((a, b) => Number(b.mayLeave) - Number(a.mayLeave))
}

function onePerChild(arrivals: readonly Arrival[]): Arrival[] {
  const seen = new Set<StudentId>()
  return arrivals.filter(({ student }) => !seen.has(student.id) && seen.add(student.id))
}

/** Children of this tablet, those whom 找自己 shows: the own class, or at a place everyone it holds. */
export function childrenOf(view: SchoolView, device: Device | undefined, date: LocalDate): Student[] {
  const known = device?.class
    ? view.studentsOfClass(device.class, date)
    : [...view.students.values()].filter((student) => view.classOn(student.id, date))
  return known.filter(({ consent }) => consent === 'electronic')
}

/** The next day with a duty window after `date`, for the calm words after the last window; null within three weeks. */
export function nextDutyDay(
  view: SchoolView,
  date: LocalDate,
  after: (date: LocalDate, days: number) => LocalDate,
): { date: LocalDate; window: WindowOnDay } | null {
  for (let days = 1; days <= 21; days += 1) {
    const day = after(date, days)
    const window = windowsOn(view.windowsOn(day), view.calendar, day)[0]
    if (window) return { date: day, window }
  }
  return null
}
