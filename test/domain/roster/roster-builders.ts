import type { ClassKey } from '../../../src/domain/roster/class-name.ts'
import type {
  ImportDecisions,
  ImportPlan,
  StudentImport,
  UndoPlan,
} from '../../../src/domain/roster/import-proposal.ts'
import type { RosterStudent, StudentChange } from '../../../src/domain/roster/roster.ts'
import type { Sheet } from '../../../src/domain/roster/sheet-table.ts'
import { readStudentRows, type StudentRow } from '../../../src/domain/roster/student-rows.ts'

export const schoolYearStart = 2026
export const classThreeTwo: ClassKey = { entryYear: 2024, number: 2 }
export const classThreeOne: ClassKey = { entryYear: 2024, number: 1 }

let lastId = 0
export function aStudent(fields: Partial<RosterStudent> & { name: string }): RosterStudent {
  lastId += 1
  return { id: `student-${lastId}`, active: true, classKey: classThreeTwo, ...fields }
}

/** A sheet from lines of cells separated by |. */
export const aSheet = (...lines: string[]): Sheet => ({
  name: 'Sheet1',
  rows: lines.map((line) => line.split('|').map((cell) => cell.trim())),
})

export const rowsOf = (...lines: string[]): readonly StudentRow[] =>
  readStudentRows([aSheet(...lines)], { schoolYearStart }).rows

/** An import of lines under the header 班级|姓名|性别|座号|学号. */
export const anImport = (
  current: readonly RosterStudent[],
  lines: readonly string[],
  more: Partial<StudentImport> = {},
): StudentImport => ({
  current,
  rows: rowsOf('班级|姓名|性别|座号|学号', ...lines),
  knownClasses: [classThreeOne, classThreeTwo],
  schoolYearStart,
  ...more,
})

export const decided = (
  rows: ImportDecisions['rows'],
  gone: ImportDecisions['gone'] = [],
): ImportDecisions => ({ rows, gone })

export function newIds(prefix = 'new') {
  let next = 0
  return () => `${prefix}-${(next += 1)}`
}

/** The roster after a plan was written, as the server writes it. */
export function rosterAfter(current: readonly RosterStudent[], plan: ImportPlan): RosterStudent[] {
  return [...changed(current, plan.changes), ...plan.created.map((student) => ({ ...student, active: true }))]
}

export function rosterAfterUndo(current: readonly RosterStudent[], undo: UndoPlan): RosterStudent[] {
  return changed(current, undo.changes).filter(({ id }) => !undo.removed.includes(id))
}

function changed(current: readonly RosterStudent[], changes: readonly StudentChange[]): RosterStudent[] {
  return current.map((student) => {
    const own = changes.filter(({ studentId }) => studentId === student.id)
    const fields = Object.fromEntries(
      own.map(({ field, after }) => [field === 'class' ? 'classKey' : field, after]),
    )
    const merged = Object.entries({ ...student, ...fields }).filter(([, value]) => value !== null)
    return Object.fromEntries(merged) as RosterStudent
  })
}
