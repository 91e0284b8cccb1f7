/**
 * What the roster asks of a child in a term, days to come included: the whole of what was promised. Worked out once
 * for each child and term of a school's records.
 */
import type { PostId, StudentId, TermId, WindowId } from '../ids.ts'
import type { Appointment, SchoolView } from '../school/school-view.ts'
import { dutiesRunOn, schoolDaysBetween } from '../time/calendar.ts'
import { windowsOn } from '../time/duty-window.ts'
import type { LocalDate } from '../time/local-time.ts'

type Due = { readonly post: PostId; readonly window: WindowId; readonly day: LocalDate }

/** In no order; none for what stands in for a term between two of them. */
export type RosterDues = (student: StudentId, term: TermId) => readonly Due[]

export function rosterDues(view: SchoolView): RosterDues {
  const appointments = appointmentsByChild(view)
  const terms = new Map<TermId, readonly RunDay[]>()
  const known = new Map<string, readonly Due[]>()
  return (student, term) => {
    const own = appointments.get(student)
    if (own === undefined) return []
    const key = `${student}|${term}`
    let dues = known.get(key)
    if (dues === undefined) {
      let days = terms.get(term)
      if (days === undefined) terms.set(term, (days = runDaysOf(view, term)))
      known.set(key, (dues = duesOf(view, student, own, days)))
    }
    return dues
  }
}

function appointmentsByChild({ appointments }: SchoolView): Map<StudentId, Appointment[]> {
  const byChild = new Map<StudentId, Appointment[]>()
  for (const own of appointments) byChild.set(own.student, [...(byChild.get(own.student) ?? []), own])
  return byChild
}

type RunDay = { readonly day: LocalDate; readonly weekday: number; readonly windows: ReadonlySet<WindowId> }

function runDaysOf(view: SchoolView, id: TermId): RunDay[] {
  const term = view.calendar.terms.find((one) => one.id === id)
  if (term === undefined) return []
  return schoolDaysBetween(view.calendar, term.firstDay, term.lastDay).flatMap((day) => {
    const run = dutiesRunOn(view.calendar, day)
    if (!run.run) return []
    const windows = windowsOn(view.windowsOn(day), view.calendar, day).map(({ window }) => window.id)
    return [{ day, weekday: run.weekday, windows: new Set(windows) }]
  })
}

/** Two appointments that follow each other at a post may share a day: it is one duty. */
function duesOf(
  view: SchoolView,
  student: StudentId,
  appointments: readonly Appointment[],
  days: readonly RunDay[],
): Due[] {
  const dues = new Map<string, Due>()
  for (const { post, windows, weekdays, from, to = '9999-12-31' } of appointments) {
    for (const { day, weekday, windows: running } of days) {
      if (day < from || day > to || !weekdays.includes(weekday)) continue
      for (const window of windows) {
        if (!running.has(window) || !view.isDue(student, post, window, day)) continue
        if (view.classOn(student, day) !== undefined)
          dues.set(`${post}|${window}|${day}`, { post, window, day })
      }
    }
  }
  return [...dues.values()]
}
