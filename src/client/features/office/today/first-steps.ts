/** What a school does after set-up, in order, until all of it is done. */
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

type StepId = 'roster' | 'staff' | 'consent' | 'appoint' | 'pair'
export type Step = {
  readonly id: StepId
  readonly isDone: boolean
  readonly path: string
  /** How far: children, staff, answers, appointments, tablets. */
  readonly count: number
  readonly of: number
}

export function firstSteps(view: SchoolView, date: LocalDate): Step[] {
  const students = [...view.students.values()].filter(({ id }) => view.classOn(id, date) !== undefined)
  const answered = students.filter(({ consent }) => consent !== 'pending').length
  const teachers = [...view.staff.keys()].filter((id) => view.rolesOf(id, date).has('class-teacher')).length
  const appointed = view.appointments.filter(({ to }) => !to || to >= date).length
  const tablets = [...view.devices.values()].filter(({ state }) => state === 'active').length
  const isSome = (count: number) => count > 0
  return [
    { id: 'roster', path: '/office/import', count: students.length, of: 0, isDone: isSome(students.length) },
    { id: 'staff', path: '/office/staff', count: teachers, of: 0, isDone: isSome(teachers) },
    {
      id: 'consent',
      path: '/office/consent',
      count: answered,
      of: students.length,
      isDone:
        isSome(students.length) && isSome(students.filter(({ consent }) => consent === 'electronic').length),
    },
    { id: 'appoint', path: '/office/posts', count: appointed, of: 0, isDone: isSome(appointed) },
    { id: 'pair', path: '/office/devices', count: tablets, of: 0, isDone: isSome(tablets) },
  ]
}
