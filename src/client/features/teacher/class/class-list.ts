/** The classes a teacher can turn to: the own ones first, then the school, grade by grade. */
import type { ClassId } from '../../../../domain/ids.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import { compareClasses } from './find-students.ts'

export type GradeOfClasses = { readonly grade: number; readonly classes: readonly ClassId[] }

/** The classes that are at the school on a day; one that has finished is in no list. */
export function classesByGrade(view: SchoolView, date: LocalDate): GradeOfClasses[] {
  const years = view.school?.schoolingYears ?? 6
  const grades = new Map<number, ClassId[]>()
  for (const classId of [...view.classes.keys()].sort((a, b) => compareClasses(view, a, b))) {
    const grade = view.gradeOf(classId, date)
    if (grade === undefined || grade < 1 || grade > years) continue
    grades.set(grade, [...(grades.get(grade) ?? []), classId])
  }
  return [...grades].map(([grade, classes]) => ({ grade, classes })).sort((a, b) => a.grade - b.grade)
}

/** The class to begin with: the one asked for, the last one used, an own one, the first of the school. */
export function classToShow(
  view: SchoolView,
  date: LocalDate,
  asked: string | undefined,
  last: string | null,
  own: ReadonlySet<ClassId>,
): ClassId | undefined {
  if (asked && view.classes.has(asked)) return asked
  if (own.size > 0) return last && own.has(last) ? last : sortedOwn(view, own)[0]
  if (last && view.classes.has(last)) return last
  return classesByGrade(view, date)[0]?.classes[0]
}

export const sortedOwn = (view: SchoolView, own: ReadonlySet<ClassId>): ClassId[] =>
  [...own].filter((classId) => view.classes.has(classId)).sort((a, b) => compareClasses(view, a, b))
