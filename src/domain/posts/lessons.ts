/**
 * Lessons of a whole class at the time of a duty window, as for PE on the playground. A make-up day has the lessons
 * of the weekday it stands in for, a Saturday with school by the calendar its own.
 */
import type { StudentId, WindowId } from '../ids.ts'
import type { SchoolView } from '../school/school-view.ts'
import { type Calendar, schoolDayOn, weekdaysOfSchool } from '../time/calendar.ts'
import type { LocalDate } from '../time/local-time.ts'

/** What the child's class has then; undefined when nothing. */
export function lessonAt(
  view: SchoolView,
  student: StudentId,
  window: WindowId,
  date: LocalDate,
): string | undefined {
  const day = schoolDayOn(view.calendar, date)
  const own = view.classes.get(view.classOn(student, date) ?? '')
  if (day.kind === 'off' || !own?.busy) return undefined
  return own.busy.find((busy) => busy.window === window && busy.weekday === day.weekday)?.what
}

/** The weekdays for which a class's lessons are asked: those of the school, and those that the class already has. */
export const weekdaysWithLessons = (
  calendar: Calendar,
  busy: ReadonlyArray<{ readonly weekday: number }>,
  date: LocalDate,
): number[] =>
  [...new Set([...weekdaysOfSchool(calendar, date), ...busy.map(({ weekday }) => weekday)])].sort()

/** The next days that follow another weekday's lessons and duties, soonest first. */
export const comingMakeUpDays = ({ makeUpDays }: Calendar, date: LocalDate): Calendar['makeUpDays'] =>
  makeUpDays.filter((day) => day.date >= date).sort((a, b) => (a.date < b.date ? -1 : 1))
