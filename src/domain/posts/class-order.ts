/** Children as a class list has them: by grade, class and seat, each once; those on paper and those who left are not in it. */
import type { StudentId } from '../ids.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'

export function inClassOrder(view: SchoolView, students: Iterable<StudentId>, date: LocalDate): StudentId[] {
  return [...new Set(students)]
    .filter((id) => view.students.get(id)?.consent === 'electronic' && view.classOn(id, date))
    .map((id) => ({ id, order: seatOrder(view, id, date) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ id }) => id)
}

function seatOrder(view: SchoolView, student: StudentId, date: LocalDate): string {
  const own = view.membershipOn(student, date)
  const { entryYear = 0, number = 0 } = view.classes.get(own?.class ?? '') ?? {}
  return [9999 - entryYear, number, own?.seat ?? 999].map((part) => String(part).padStart(4, '0')).join(' ')
}
