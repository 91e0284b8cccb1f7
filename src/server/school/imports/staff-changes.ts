/** A proposal for staff, as records: people, their dated assignments, and classes that only this list names. */
import type { StaffChange, StaffProposal } from '../../../domain/roster/propose-staff-import.ts'
import type { StaffAssignment } from '../../../domain/roster/staff-rows.ts'
import { classText } from '../../../domain/roster/class-name.ts'
import type { SchoolView } from '../../../domain/school/school-view.ts'
import { addDays, type LocalDate } from '../../../domain/time/local-time.ts'
import type { RecordChange } from '../change-records.ts'
import { type ClassIds, classesFor } from './class-changes.ts'
import { staffAssignment } from './roster-now.ts'

/** Version 0 is filled in by the caller for rows that stand. */
export type StaffWrites = {
  readonly changes: Array<Omit<RecordChange, 'version'>>
  /** New people, with the login that the list gives them. */
  readonly added: Array<{ id: string; login?: string }>
}

export function staffChanges(
  proposal: StaffProposal,
  view: SchoolView,
  today: LocalDate,
  nextId: () => string,
): StaffWrites {
  const classes = classesFor(view, proposal.newClasses, nextId)
  const added = proposal.added.map((staff) => ({ id: nextId(), staff }))
  return {
    changes: [
      ...classes.changes,
      ...added.flatMap(({ id, staff }) => [
        { kind: 'staff', id, body: { name: staff.name, active: true } } as const,
        ...started(id, staff.assignments, classes, today, nextId),
      ]),
      ...proposal.changed.flatMap(({ staffId, changes }) =>
        changed(staffId, changes, view, classes, today, nextId),
      ),
    ],
    added: added.map(({ id, staff: { loginName } }) =>
      loginName === undefined ? { id } : { id, login: loginName },
    ),
  }
}

function started(
  staff: string,
  assignments: readonly StaffAssignment[],
  classes: ClassIds,
  today: LocalDate,
  nextId: () => string,
) {
  return assignments.map(({ role, classKey }) => {
    const own = classKey ? { class: classes.idOf(classKey) } : {}
    return { kind: 'assignment', id: nextId(), body: { staff, role, ...own, from: today } } as const
  })
}

function changed(
  staff: string,
  changes: readonly StaffChange[],
  view: SchoolView,
  classes: ClassIds,
  today: LocalDate,
  nextId: () => string,
) {
  const known = view.staff.get(staff)
  if (!known) return []
  const { id: _id, ...body } = known
  const name = changes.find((change) => change.field === 'name')?.after
  const active = changes.find((change) => change.field === 'active')?.after
  const isTouched = name !== undefined || active !== undefined
  const assignments = changes.find((change) => change.field === 'assignments')
  return [
    ...(isTouched
      ? [
          {
            kind: 'staff',
            id: staff,
            body: { name: name ?? body.name, active: active ?? body.active },
          } as const,
        ]
      : []),
    ...(assignments
      ? [
          ...ended(staff, assignments.ended, view, today),
          ...started(staff, assignments.started, classes, today, nextId),
        ]
      : []),
  ]
}

/** Ends yesterday; one that began today was a slip and goes. */
function ended(staff: string, assignments: readonly StaffAssignment[], view: SchoolView, today: LocalDate) {
  const key = ({ role, classKey }: StaffAssignment) => `${role} ${classKey ? classText(classKey) : ''}`
  const ending = new Set(assignments.map(key))
  return view.assignments
    .filter((own) => own.staff === staff && (own.to === undefined || own.to >= today))
    .filter((own) => ending.has(key(staffAssignment(own, view))))
    .map(({ id, ...body }) => {
      const after = body.from < today ? { ...body, to: addDays(today, -1) } : null
      return { kind: 'assignment', id, body: after } as const
    })
}
