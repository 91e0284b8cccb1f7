/** The school's records as an import compares with them. */
import type { RosterStaff } from '../../../domain/roster/propose-staff-import.ts'
import type { ClassKey } from '../../../domain/roster/class-name.ts'
import type { RosterStudent } from '../../../domain/roster/roster.ts'
import type { StaffAssignment } from '../../../domain/roster/staff-rows.ts'
import type { SchoolView, Student } from '../../../domain/school/school-view.ts'
import { schoolYearOf } from '../../../domain/time/calendar.ts'
import type { LocalDate } from '../../../domain/time/local-time.ts'
import type { Executor } from '../../db/connection.ts'

/** The school year whose class names a list means: that of the term that runs, else of the next one. */
export function schoolYearMeant(view: SchoolView, today: LocalDate): number {
  const { terms } = view.calendar
  const next = terms
    .filter(({ lastDay }) => lastDay >= today)
    .sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1))[0]
  return next?.schoolYear ?? schoolYearOf(today)
}

export const lastMembership = (
  student: Pick<Student, 'memberships'>,
): Student['memberships'][number] | undefined => student.memberships.at(-1)

/** At the school now, or about to be. */
export const isAtSchool = (student: Pick<Student, 'memberships'>, today: LocalDate): boolean => {
  const last = lastMembership(student)
  return last !== undefined && (last.to === undefined || last.to >= today)
}

const classKeyOf = ({ entryYear, number }: ClassKey): ClassKey => ({ entryYear, number })

export function rosterStudents(
  view: SchoolView,
  today: LocalDate,
  withFacts: ReadonlySet<string>,
): RosterStudent[] {
  return [...view.students.values()].flatMap((student) => {
    const last = lastMembership(student)
    const own = last && view.classes.get(last.class)
    if (!last || !own) return []
    const { id, name, sex, studentNo } = student
    return [
      {
        id,
        name,
        ...(sex === undefined ? {} : { sex }),
        ...(studentNo === undefined ? {} : { studentNo }),
        active: isAtSchool(student, today),
        classKey: classKeyOf(own),
        ...(last.seat === undefined ? {} : { seat: last.seat }),
        hasFacts: withFacts.has(id),
      },
    ]
  })
}

export async function studentsWithFacts(db: Executor, school: string): Promise<Set<string>> {
  const rows = await db.selectFrom('fact').select('student').distinct().where('school', '=', school).execute()
  return new Set(rows.flatMap(({ student }) => student ?? []))
}

export function rosterStaff(
  view: SchoolView,
  today: LocalDate,
  logins: ReadonlyMap<string, string>,
): RosterStaff[] {
  return [...view.staff.values()].map(({ id, name, active }) => {
    const login = logins.get(id)
    return {
      id,
      name,
      ...(login === undefined ? {} : { loginName: login }),
      active,
      assignments: view.assignments
        .filter(
          (assignment) => assignment.staff === id && (assignment.to === undefined || assignment.to >= today),
        )
        .map((assignment) => staffAssignment(assignment, view)),
    }
  })
}

export function staffAssignment(
  { role, class: classId }: { role: StaffAssignment['role']; class?: string },
  view: SchoolView,
): StaffAssignment {
  const own = classId === undefined ? undefined : view.classes.get(classId)
  return own ? { role, classKey: classKeyOf(own) } : { role }
}

export const knownClasses = (view: SchoolView): ClassKey[] => [...view.classes.values()].map(classKeyOf)
