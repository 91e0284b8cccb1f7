/** Lessons of a whole class at the time of a duty window, as for PE on the playground. */
import type { StudentId, WindowId } from '../ids.ts'
import type { SchoolView } from '../school/school-view.ts'
import { schoolDayOn } from '../time/calendar.ts'
import type { LocalDate } from '../time/local-time.ts'

/** What the child's class has then; undefined when nothing. A make-up day has the lessons of its weekday. */
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
