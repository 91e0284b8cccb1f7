/** Children of the whole school whose name is written or sounds the same: class and seat tell them apart. */
import { nearness } from '../../../../domain/roster/near-names.ts'
import type { SchoolView, Student } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

/** The same sound; one character apart is near only within a class. */
const sameSound = 2

export function sameNames(view: SchoolView, date: LocalDate, student: Student): Student[] {
  const own = view.classOn(student.id, date)
  return [...view.students.values()].filter((other) => {
    const classId = view.classOn(other.id, date)
    if (other.id === student.id || classId === undefined || other.consent !== 'electronic') return false
    return nearness(student, other) >= (classId === own ? 1 : sameSound)
  })
}
