/**
 * Taking an import back with one action. Only what still holds the import's value goes back: what somebody changed
 * since is newer than the import and stays. A child whom the import created is removed when nothing has happened to
 * it; with facts, or with a field changed by hand, it stays and becomes inactive, and a later import finds it again.
 */
import { classText } from './class-name.ts'
import type { CreatedStudent, ImportPlan, UndoPlan } from './import-proposal.ts'
import type { FieldChange, RosterStudent, StudentChange } from './roster.ts'

export function undoPlan(plan: ImportPlan, current: readonly RosterStudent[]): UndoPlan {
  const students = new Map(current.map((student) => [student.id, student]))
  const changes: StudentChange[] = []
  const removed: string[] = []
  const kept: UndoPlan['kept'][number][] = []
  for (const change of plan.changes) {
    const student = students.get(change.studentId)
    if (!student) continue
    if (holds(student, change)) changes.push(reversed(change))
    else kept.push({ studentId: change.studentId, field: change.field })
  }
  for (const created of plan.created) {
    const student = students.get(created.id)
    if (!student) continue
    if (!student.hasFacts && isAsCreated(student, created)) removed.push(student.id)
    else if (student.active)
      changes.push({ studentId: student.id, field: 'active', before: true, after: false })
  }
  return { changes, removed, kept }
}

/** The field has the value which the import gave it. */
function holds(student: RosterStudent, change: FieldChange): boolean {
  switch (change.field) {
    case 'class':
      return classText(student.classKey) === classText(change.after)
    case 'name':
    case 'active':
      return student[change.field] === change.after
    default:
      return (student[change.field] ?? null) === change.after
  }
}

function reversed(change: StudentChange): StudentChange {
  return { ...change, before: change.after, after: change.before } as StudentChange
}

const isAsCreated = (student: RosterStudent, created: CreatedStudent) =>
  student.active &&
  student.name === created.name &&
  classText(student.classKey) === classText(created.classKey) &&
  student.sex === created.sex &&
  student.seat === created.seat &&
  student.studentNo === created.studentNo
