/** Who serves at a post, by window and day of the week: the term's duty roster of one post. */
import type { Appointment, Post, SchoolView, Student } from '../../../../domain/school/school-view.ts'
import { ruleOn } from '../../../../domain/records/dated.ts'
import { isWinter } from '../../../../domain/time/calendar.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

export type GridPerson = {
  readonly appointment: Appointment
  readonly student: Student
  readonly className: string
  /** The appointment begins after today. */
  readonly isComing: boolean
}
type GridCell = {
  readonly weekday: number
  /** The post is not kept in this window on this day. */
  readonly isOff: boolean
  readonly people: readonly GridPerson[]
  /** How many are missing to the number per duty. */
  readonly missing: number
}
export type GridRow = {
  readonly window: string
  readonly name: string
  readonly start: string
  readonly end: string
  readonly cells: readonly GridCell[]
}

/** @returns one row per window of the post, one cell per weekday that it has (Monday to Friday at least) */
export function dutyGrid(view: SchoolView, post: Post, today: LocalDate): GridRow[] {
  const people = peopleOf(view, post, today)
  const rows = post.windows.flatMap((id) => {
    const window = view.all('window').get(id)
    const rule = window && ruleOn(window.versions, today)
    if (!window || !rule) return []
    const times = isWinter(view.calendar, today) ? (rule.winter ?? rule) : rule
    const cells = gridDays(post).map((weekday) => {
      const isOff = !post.weekdays.includes(weekday) || !rule.weekdays.includes(weekday)
      const here = people.filter(
        ({ appointment }) => appointment.windows.includes(id) && appointment.weekdays.includes(weekday),
      )
      const present = here.filter((person) => !person.isComing).length
      return { weekday, isOff, people: here, missing: isOff ? 0 : Math.max(0, post.quota.perDuty - present) }
    })
    return [{ window: id, name: window.name, start: times.start, end: times.end, cells }]
  })
  return rows.sort((a, b) => (a.start < b.start ? -1 : 1))
}

export function gridDays(post: Post): number[] {
  return [...new Set([1, 2, 3, 4, 5, ...post.weekdays])].sort((a, b) => a - b)
}

/** By class and seat. */
function peopleOf(view: SchoolView, post: Post, today: LocalDate): GridPerson[] {
  return view.appointments
    .filter((appointment) => appointment.post === post.id && (!appointment.to || appointment.to >= today))
    .flatMap((appointment) => {
      const student = view.students.get(appointment.student)
      if (!student) return []
      const membership = view.membershipOn(student.id, today)
      const own = membership && view.classes.get(membership.class)
      const className = view.className(membership?.class, today)
      const order = (own ? (2300 - own.entryYear) * 100 + own.number : 0) * 100 + (membership?.seat ?? 99)
      return [{ appointment, student, className, isComing: appointment.from > today, order }]
    })
    .sort((a, b) => a.order - b.order)
}
