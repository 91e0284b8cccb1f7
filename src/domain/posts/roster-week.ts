/**
 * The roster of a week as it really comes: post × window × day, with holidays, make-up days, events and turns taken
 * into account, because it asks `SchoolView.dueIn`, which the tablets ask as well. Who has something else at that
 * time is marked; nothing is left out for it.
 */
import type { PostId, StudentId, WindowId } from '../ids.ts'
import type { Appointment, DueDuty, Post, SchoolView, Student } from '../school/school-view.ts'
import { dutiesRunOn } from '../time/calendar.ts'
import { windowsOn } from '../time/duty-window.ts'
import { addDays, type LocalDate, weekdayOf } from '../time/local-time.ts'
import { lessonAt } from './lessons.ts'
import { itemsMissing, type Training } from './training.ts'

export type RosterDay = {
  readonly date: LocalDate
  /** The weekday whose duties run; null when none do. */
  readonly weekday: number | null
  /** The holiday or event for which none do. */
  readonly name: string
  readonly isMakeUp: boolean
}
/** Down for a second post in the same window of the day, or somewhere else with the whole class, as for PE. */
export type Clash =
  | { readonly kind: 'twice'; readonly posts: readonly PostId[] }
  | { readonly kind: 'lesson'; readonly what: string }
export type RosterPerson = {
  readonly student: Student
  readonly appointment: Appointment
  readonly clash: Clash | null
  /** Items of training that the post asks for on that day and the child has not passed. */
  readonly lacks: readonly string[]
}
export type RosterCell = {
  readonly date: LocalDate
  /** The post is not kept in this window on this day. */
  readonly isOff: boolean
  readonly people: readonly RosterPerson[]
  readonly missing: number
}
export type RosterRow = {
  readonly post: Post
  readonly window: WindowId
  readonly cells: readonly RosterCell[]
}
export type RosterWeek = { readonly days: readonly RosterDay[]; readonly rows: readonly RosterRow[] }

/** @param monday of the week; Saturday and Sunday are there when school is held on them */
export function rosterWeek(
  view: SchoolView,
  monday: LocalDate,
  posts: readonly Post[],
  training: Training,
): RosterWeek {
  const days = daysOf(view, monday)
  const due = days.map(({ date }) => dueByWindow(view, date))
  const rows = posts.flatMap((post) =>
    windowsInOrder(view, post, days).map((window) => ({
      post,
      window,
      cells: days.map((day, index) => cellOf(view, training, post, window, day, due[index]?.get(window))),
    })),
  )
  return { days, rows }
}

/** What else a child has at the time of a place that is looked at. */
export function clashAt(
  view: SchoolView,
  student: StudentId,
  post: PostId,
  window: WindowId,
  date: LocalDate,
): Clash | null {
  const due = view.dueIn(window, date).filter((duty) => duty.student.id === student && duty.post.id !== post)
  const posts = [...new Set(due.map((duty) => duty.post.id))]
  return posts.length > 0 ? { kind: 'twice', posts } : lessonOf(view, student, window, date)
}

function daysOf(view: SchoolView, monday: LocalDate): RosterDay[] {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index)).flatMap((date): RosterDay[] => {
    const run = dutiesRunOn(view.calendar, date)
    const own = weekdayOf(date)
    if (own > 5 && !run.run) return []
    if (!run.run) return [{ date, weekday: null, name: run.name ?? '', isMakeUp: false }]
    return [{ date, weekday: run.weekday, name: '', isMakeUp: run.weekday !== own }]
  })
}

type DueInWindow = { readonly runs: boolean; readonly all: readonly DueDuty[]; readonly twice: Twice }
type Twice = ReadonlyMap<StudentId, readonly PostId[]>

function dueByWindow(view: SchoolView, date: LocalDate): Map<WindowId, DueInWindow> {
  const onDay = windowsOn(view.windowsOn(date), view.calendar, date)
  return new Map(
    onDay.map(({ window }) => {
      const all = view.dueIn(window.id, date)
      return [window.id, { runs: true, all, twice: twiceIn(all) }]
    }),
  )
}

/** Children who are down for more than one post. */
function twiceIn(due: readonly DueDuty[]): Twice {
  const posts = new Map<StudentId, PostId[]>()
  for (const { student, post } of due) {
    const own = posts.get(student.id)
    if (!own) posts.set(student.id, [post.id])
    else if (!own.includes(post.id)) own.push(post.id)
  }
  return new Map([...posts].filter(([, own]) => own.length > 1))
}

function windowsInOrder(view: SchoolView, post: Post, days: readonly RosterDay[]): WindowId[] {
  const first = days.find(({ weekday }) => weekday !== null) ?? days[0]
  const order = first ? windowsOn(view.windowsOn(first.date), view.calendar, first.date) : []
  const place = new Map(order.map(({ window }, index) => [window.id, index]))
  return [...post.windows].sort((a, b) => (place.get(a) ?? 99) - (place.get(b) ?? 99))
}

function cellOf(
  view: SchoolView,
  training: Training,
  post: Post,
  window: WindowId,
  { date, weekday }: RosterDay,
  due: DueInWindow | undefined,
): RosterCell {
  const isOff = weekday === null || !post.weekdays.includes(weekday) || due === undefined
  const people = (due?.all ?? [])
    .filter((duty) => duty.post.id === post.id)
    .map(({ student, appointment }) => ({
      student,
      appointment,
      clash: twiceOf(due, student.id, post.id) ?? lessonOf(view, student.id, window, date),
      lacks: itemsMissing(view, training, student.id, post.id, date),
    }))
  return { date, isOff, people, missing: isOff ? 0 : Math.max(0, post.quota.perDuty - people.length) }
}

function twiceOf(due: DueInWindow | undefined, student: StudentId, post: PostId): Clash | null {
  const posts = due?.twice.get(student)?.filter((other) => other !== post)
  return posts?.length ? { kind: 'twice', posts } : null
}

function lessonOf(view: SchoolView, student: StudentId, window: WindowId, date: LocalDate): Clash | null {
  const what = lessonAt(view, student, window, date)
  return what === undefined ? null : { kind: 'lesson', what }
}
