/** How the duties of a span are spread over the children: the fairness of a roster at a glance. */
import type { StudentId } from '../ids.ts'
import type { SchoolView } from '../school/school-view.ts'
import { schoolDaysBetween } from '../time/calendar.ts'
import { windowsOn } from '../time/duty-window.ts'
import type { LocalDate } from '../time/local-time.ts'

export type Spread = {
  readonly children: number
  readonly least: number
  readonly most: number
  readonly median: number
  /** Children with more than half as much again as the median, the most first. */
  readonly heavy: ReadonlyArray<{ readonly student: StudentId; readonly duties: number }>
}

/** Duties that each child is down for, both days included; a child with none is not in it. */
export function plannedDuties(view: SchoolView, from: LocalDate, to: LocalDate): Map<StudentId, number> {
  const planned = new Map<StudentId, number>()
  for (const date of schoolDaysBetween(view.calendar, from, to)) {
    for (const { window } of windowsOn(view.windowsOn(date), view.calendar, date)) {
      for (const { student } of view.dueIn(window.id, date)) {
        planned.set(student.id, (planned.get(student.id) ?? 0) + 1)
      }
    }
  }
  return planned
}

export function spreadOf(planned: ReadonlyMap<StudentId, number>): Spread {
  const counts = [...planned.values()].sort((a, b) => a - b)
  const median = counts[Math.floor(counts.length / 2)] ?? 0
  const heavy = [...planned]
    .filter(([, duties]) => duties > median * 1.5)
    .map(([student, duties]) => ({ student, duties }))
    .sort((a, b) => b.duties - a.duties || (a.student < b.student ? -1 : 1))
  return { children: counts.length, least: counts[0] ?? 0, most: counts.at(-1) ?? 0, median, heavy }
}
