/** The classes of a day with their children, as the pages about people list them. */
import type { ClassId } from '../../../../domain/ids.ts'
import type { SchoolView, Student } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

export type Consent = Student['consent']
export const consents: readonly Consent[] = ['electronic', 'paper', 'pending']

export type ClassRow = {
  readonly id: ClassId
  /** 三(2)班 */
  readonly name: string
  /** 三(2), for a narrow column */
  readonly short: string
  /** 1 to 6; undefined for a class that has not begun. */
  readonly grade: number | undefined
  /** In seat order, those on paper included. */
  readonly students: readonly Student[]
  readonly consent: Readonly<Record<Consent, number>>
}

/** By grade from the first up, then by number. Without those that have finished. */
export function classRows(view: SchoolView, date: LocalDate): ClassRow[] {
  const members = new Map<ClassId, Array<{ student: Student; seat: number }>>()
  for (const student of view.students.values()) {
    const own = view.membershipOn(student.id, date)
    if (!own) continue
    const list = members.get(own.class)
    const entry = { student, seat: own.seat ?? 999 }
    if (list) list.push(entry)
    else members.set(own.class, [entry])
  }
  return [...view.classes.values()]
    .sort((a, b) => b.entryYear - a.entryYear || a.number - b.number)
    .flatMap(({ id }) => {
      const students = (members.get(id) ?? []).sort(bySeat).map(({ student }) => student)
      const grade = view.gradeOf(id, date)
      const isNow = grade !== undefined && grade >= 1 && grade <= (view.school?.schoolingYears ?? 6)
      // A child of a finished class is in none; a class of next September shows when it has somebody.
      if (!isNow && students.length === 0) return []
      const name = view.className(id, date)
      return [
        {
          id,
          name,
          short: name.replace(/班$/, ''),
          grade: isNow ? grade : undefined,
          students,
          consent: countConsent(students),
        },
      ]
    })
}

const bySeat = (a: { student: Student; seat: number }, b: { student: Student; seat: number }) =>
  a.seat - b.seat || (a.student.name < b.student.name ? -1 : 1)

export function countConsent(students: readonly Student[]): Record<Consent, number> {
  const counts = { electronic: 0, paper: 0, pending: 0 }
  for (const { consent } of students) counts[consent] += 1
  return counts
}
