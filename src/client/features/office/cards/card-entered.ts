import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

/** A child's class by entry year and number: what a card may say for six years. */
export function enteredOf(
  view: SchoolView,
  student: string,
  date: LocalDate,
  say: (entryYear: number, number: number) => string,
): string {
  const own = view.classes.get(view.classOn(student, date) ?? '')
  return own ? say(own.entryYear, own.number) : ''
}
