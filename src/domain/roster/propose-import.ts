/**
 * What an import of children would do to the roster, before anything is written. One pure function, called again
 * with the decisions taken so far: the screen shows its result, the server applies the plan made from it, so what
 * was shown is what happens. Without decisions it asks; nothing that is asked about happens unanswered.
 */
import type { StudentId } from '../ids.ts'
import { byGradeAndNumber, classDisplayName, type ClassKey, classText, sameClass } from './class-name.ts'
import {
  type ChangedStudent,
  type ClassCount,
  type GoneStudent,
  type ImportDecisions,
  type ImportPlan,
  type ImportProposal,
  type IncomingStudent,
  noDecisions,
  type Question,
  type StudentImport,
} from './import-proposal.ts'
import { keptFields } from './incoming-student.ts'
import { matchStudents } from './match-students.ts'
import type { Match } from './matching-work.ts'
import { Questions } from './questions.ts'
import { distinctRows } from './repeated-rows.ts'
import type { FieldChange, RosterStudent } from './roster.ts'
import { settleSeats } from './seat-clashes.ts'
import { settleRows } from './settle-rows.ts'

export function proposeStudentImport(
  input: StudentImport,
  decisions: ImportDecisions = noDecisions,
): ImportProposal {
  const questions = new Questions(input, decisions)
  const settled = settleRows(input, questions)
  const distinct = distinctRows(settled.rows, input.current, questions)
  const matching = matchStudents(distinct, input.current, questions)
  const seated = settleSeats(matching, input.current, decisions.gone, questions)

  const name = (classKey: ClassKey) => classDisplayName(classKey, input.schoolYearStart)
  const compared = seated.matched.map((match) => ({ ...match, changes: changesOf(match) }))
  const changed = compared
    .filter(({ changes }) => changes.length > 0)
    .map((match) => changedStudent(match, name))
  const gone = matching.gone.map((student) => goneStudent(student, [...decisions.gone, ...seated.left], name))
  const added = seated.added.map((row) => ({ ...row, className: name(row.classKey) }))
  const left = [...distinct.skipped, ...matching.skipped, ...seated.skipped]
  const transfers = questions.open.filter(({ reason }) => reason.code === 'moved-class')
  const toDecide = questions.open.filter(({ reason }) => reason.code !== 'moved-class')
  return {
    added,
    changed,
    gone,
    transfers,
    toDecide,
    skipped: [
      ...settled.skipped.map(({ key, sheet, row, shown }) => ({
        key,
        sheet,
        row,
        name: shown.name,
        className: shown.className,
      })),
      ...left.map((row) => ({
        key: row.key,
        sheet: row.sheet,
        row: row.row,
        name: row.name,
        className: name(row.classKey),
      })),
    ],
    repeated: distinct.repeated,
    unchanged: compared.length - changed.length,
    newClasses: newClasses([...seated.added, ...seated.matched.map(({ row }) => row)], input.knownClasses),
    perClass: classCounts({ compared, added, gone: matching.gone, open: questions.open }, name),
    droppedColumns: input.droppedColumns ?? [],
  }
}

/** What is written: the proposal with these decisions, and an id for each new child. */
export function applyDecisions(
  input: StudentImport,
  decisions: ImportDecisions,
  nextId: () => StudentId,
): ImportPlan {
  const { added, changed, gone, newClasses: classes } = proposeStudentImport(input, decisions)
  const created = added.map((student) => ({ id: nextId(), ...keptFields(student) }))
  const left = gone.filter(({ ticked }) => ticked)
  return {
    created,
    changes: [
      ...changed.flatMap(({ studentId, changes }) => changes.map((change) => ({ studentId, ...change }))),
      ...left.map(({ studentId }) => ({ studentId, field: 'active', before: true, after: false }) as const),
    ],
    newClasses: classes,
  }
}

/** A column that the file does not have, or an empty cell, takes nothing away; only a new class, or another child on it, ends the old seat. */
function changesOf({ row, student, endsSeat = false }: Match): FieldChange[] {
  const moved = !sameClass(row.classKey, student.classKey)
  const seat = row.seat ?? (moved || endsSeat ? null : (student.seat ?? null))
  const changes: FieldChange[] = []
  if (row.name !== student.name) changes.push({ field: 'name', before: student.name, after: row.name })
  if (row.sex && row.sex !== student.sex)
    changes.push({ field: 'sex', before: student.sex ?? null, after: row.sex })
  if (moved) changes.push({ field: 'class', before: student.classKey, after: row.classKey })
  if (seat !== (student.seat ?? null))
    changes.push({ field: 'seat', before: student.seat ?? null, after: seat })
  if (row.studentNo && row.studentNo !== student.studentNo)
    changes.push({ field: 'studentNo', before: student.studentNo ?? null, after: row.studentNo })
  if (!student.active) changes.push({ field: 'active', before: false, after: true })
  return changes
}

function changedStudent(
  { row, student, by, changes }: Match & { changes: readonly FieldChange[] },
  name: (classKey: ClassKey) => string,
): ChangedStudent {
  const place = { key: row.key, sheet: row.sheet, row: row.row }
  return {
    ...place,
    studentId: student.id,
    name: student.name,
    className: name(student.classKey),
    by,
    changes,
  }
}

function goneStudent(
  { id, name, classKey, seat, hasFacts = false }: RosterStudent,
  ticked: readonly StudentId[],
  className: (classKey: ClassKey) => string,
): GoneStudent {
  const shown = {
    studentId: id,
    name,
    className: className(classKey),
    ...(seat === undefined ? {} : { seat }),
  }
  return { ...shown, hasFacts, ticked: ticked.includes(id) }
}

function newClasses(rows: readonly IncomingStudent[], known: readonly ClassKey[]): ClassKey[] {
  const classes = new Map(rows.map(({ classKey }) => [classText(classKey), classKey]))
  for (const classKey of known) classes.delete(classText(classKey))
  return [...classes.values()].sort(byGradeAndNumber)
}

type Counted = {
  readonly compared: readonly (Match & { changes: readonly FieldChange[] })[]
  readonly added: readonly IncomingStudent[]
  readonly gone: readonly RosterStudent[]
  readonly open: readonly Question[]
}

function classCounts(
  { compared, added, gone, open }: Counted,
  name: (classKey: ClassKey) => string,
): ClassCount[] {
  const waiting = (className: string) =>
    new Set(open.filter((one) => one.className === className).map(({ key }) => key))
  const ofClass = (classKey: ClassKey) => (one: { classKey: ClassKey }) => sameClass(one.classKey, classKey)
  const inFile = [...compared.map(({ row }) => row), ...added]
  const classes = new Map(inFile.map(({ classKey }) => [classText(classKey), classKey]))
  return [...classes.values()].sort(byGradeAndNumber).map((classKey) => {
    const matched = compared.filter(({ row }) => ofClass(classKey)(row))
    const changed = matched.filter(({ changes }) => changes.length > 0).length
    const counts = {
      added: added.filter(ofClass(classKey)).length,
      changed,
      unchanged: matched.length - changed,
      gone: gone.filter(ofClass(classKey)).length,
      waiting: waiting(name(classKey)).size,
    }
    const rows = counts.added + matched.length + counts.waiting
    return { classKey, className: name(classKey), inFile: rows, ...counts }
  })
}
