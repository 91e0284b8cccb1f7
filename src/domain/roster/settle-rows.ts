/**
 * From rows as the file has them to children that can be matched: cells that could not be read are asked about,
 * and what a person wrote instead is read by the same rules.
 */
import { ok, type Result } from '../result.ts'
import { type ClassKey, sameClass } from './class-name.ts'
import type { DecisionOption, IncomingStudent, RowDecision, StudentImport } from './import-proposal.ts'
import { incomingStudent } from './incoming-student.ts'
import { type Questions, trustedClasses } from './questions.ts'
import type { RowReason } from './reasons.ts'
import type { RosterStudent, StudentField } from './roster.ts'
import { parseName } from './student-cells.ts'
import type { StudentRow } from './student-rows.ts'

export type SettledRows = {
  readonly rows: readonly IncomingStudent[]
  readonly skipped: readonly StudentRow[]
}

const order: readonly StudentField[] = ['name', 'class', 'sex', 'seat', 'studentNo']

export function settleRows(input: StudentImport, questions: Questions): SettledRows {
  const inFile = input.rows.flatMap(({ class: own }) => (own.ok ? [own.value] : []))
  const classes = trustedClasses(input.knownClasses, inFile)
  const skipped: StudentRow[] = []
  const rows = input.rows.flatMap((row) => {
    const settled = settleRow(row, input, classes, questions)
    if (settled === 'skip') skipped.push(row)
    return typeof settled === 'object' ? [settled] : []
  })
  return { rows, skipped }
}

/** The child, or 'skip' when a person left the row out, or 'open' while a question about it is. */
function settleRow(
  row: StudentRow,
  input: StudentImport,
  classes: readonly ClassKey[],
  questions: Questions,
): IncomingStudent | 'skip' | 'open' {
  let settled = row
  for (const field of order) {
    const cell = settled[field]
    if (cell.ok) continue
    const options = optionsFor(cell.error, field, row, input.current, classes)
    const answer = questions.ask(subjectOf(row), cell.error, options)
    if (!answer) return 'open'
    if (answer.kind === 'skip') return 'skip'
    settled = correct(settled, answer)
  }
  return settleClass(incomingOf(settled), classes, questions)
}

const subjectOf = ({ key, sheet, row, shown }: StudentRow) => ({ key, sheet, row, ...shown })

function correct(row: StudentRow, answer: RowDecision): StudentRow {
  if (answer.kind === 'write-name') return { ...row, name: parseName(answer.name) }
  if (answer.kind === 'choose-class') return { ...row, class: ok(answer.classKey) }
  return answer.kind === 'without' ? { ...row, [answer.field]: ok(undefined) } : row
}

function optionsFor(
  reason: RowReason,
  field: StudentField,
  row: StudentRow,
  current: readonly RosterStudent[],
  classes: readonly ClassKey[],
): DecisionOption[] {
  if (field === 'name')
    return [{ kind: 'write-name', ...suggestedName(reason, row, current) }, { kind: 'skip' }]
  if (field === 'class') return [{ kind: 'choose-class', classes }, { kind: 'skip' }]
  return [{ kind: 'without', field }, { kind: 'skip' }]
}

/** The one child of the class whose name fits around the character that was lost. */
function suggestedName(
  reason: RowReason,
  row: StudentRow,
  current: readonly RosterStudent[],
): { suggestion?: string } {
  if (reason.code === 'name-odd')
    return reason.suggestion === undefined ? {} : { suggestion: reason.suggestion }
  if (reason.code !== 'name-unreadable' || !row.class.ok) return {}
  const { value: classKey } = row.class
  const lost = [...reason.name]
  const fitting = current.filter(
    (student) =>
      sameClass(student.classKey, classKey) &&
      [...student.name].length === lost.length &&
      [...student.name].every((character, index) => lost[index] === '?' || lost[index] === character),
  )
  return fitting.length === 1 && fitting[0] ? { suggestion: fitting[0].name } : {}
}

function settleClass(
  row: IncomingStudent,
  classes: readonly ClassKey[],
  questions: Questions,
): IncomingStudent | 'skip' | 'open' {
  if (classes.some((classKey) => sameClass(classKey, row.classKey))) return row
  const ofGrade = classes.filter(({ entryYear }) => entryYear === row.classKey.entryYear)
  const className = questions.className(row.classKey)
  const answer = questions.ask(
    row,
    { code: 'class-unknown', className, known: ofGrade.map((classKey) => questions.className(classKey)) },
    [
      { kind: 'choose-class', classes: ofGrade },
      { kind: 'create-class', classKey: row.classKey, className },
      { kind: 'skip' },
    ],
  )
  if (!answer) return 'open'
  if (answer.kind === 'skip') return 'skip'
  return answer.kind === 'choose-class' ? { ...row, classKey: answer.classKey } : row
}

function incomingOf(row: StudentRow): IncomingStudent {
  return incomingStudent(row, {
    name: valueOf(row.name),
    classKey: valueOf(row.class),
    sex: valueOf(row.sex),
    seat: valueOf(row.seat),
    studentNo: valueOf(row.studentNo),
  })
}

function valueOf<T>(cell: Result<T, unknown>): T {
  if (!cell.ok) throw new Error('broken invariant: a settled row has no cell left to ask about')
  return cell.value
}
