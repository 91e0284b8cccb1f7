/** Asking a person: a question with its options, and the answer when there is one that fits. */
import type { StudentId } from '../ids.ts'
import { byGradeAndNumber, classDisplayName, type ClassKey, classText } from './class-name.ts'
import type {
  DecisionOption,
  ImportDecisions,
  IncomingStudent,
  Question,
  RowDecision,
  StudentImport,
} from './import-proposal.ts'
import type { StudentReason } from './reasons.ts'
import type { RosterStudent } from './roster.ts'
import { parseName } from './student-cells.ts'
import type { RowPlace } from './student-rows.ts'

type Subject = RowPlace & { readonly name: string; readonly className: string; readonly seat: string }

export class Questions {
  readonly open: Question[] = []
  readonly #answers: ImportDecisions['rows']
  readonly #schoolYearStart: number

  constructor({ schoolYearStart }: Pick<StudentImport, 'schoolYearStart'>, decisions: ImportDecisions) {
    this.#schoolYearStart = schoolYearStart
    this.#answers = decisions.rows
  }

  className(classKey: ClassKey): string {
    return classDisplayName(classKey, this.#schoolYearStart)
  }

  /** The answer given; without one that fits the options, the question stays open. */
  ask(
    about: IncomingStudent | Subject,
    reason: StudentReason,
    options: readonly DecisionOption[],
    suggested?: number,
  ): RowDecision | undefined {
    const id = questionId(about, reason)
    const answer = Object.hasOwn(this.#answers, id) ? this.#answers[id] : undefined
    if (answer && options.some((option) => fits(answer, option))) return answer
    return this.leaveOpen(about, reason, options, suggested)
  }

  leaveOpen(
    about: IncomingStudent | Subject,
    reason: StudentReason,
    options: readonly DecisionOption[],
    suggested?: number,
  ): undefined {
    const { key, sheet, row, name } = about
    const likely = suggested === undefined ? {} : { suggested }
    this.open.push({
      id: questionId(about, reason),
      key,
      sheet,
      row,
      name,
      ...this.#shown(about),
      reason,
      options,
      ...likely,
    })
  }

  #shown(about: IncomingStudent | Subject) {
    if (!('classKey' in about)) return { className: about.className, seat: about.seat }
    return {
      className: this.className(about.classKey),
      seat: about.seat === undefined ? '' : String(about.seat),
    }
  }

  sameChild(student: RosterStudent): DecisionOption & { kind: 'same-child' } {
    return {
      kind: 'same-child',
      studentId: student.id,
      name: student.name,
      className: this.className(student.classKey),
      ...(student.seat === undefined ? {} : { seat: student.seat }),
    }
  }
}

const questionId = ({ key }: RowPlace, { code }: StudentReason) => `${key}:${code}`

function fits(answer: RowDecision, option: DecisionOption): boolean {
  if (answer.kind !== option.kind) return false
  switch (answer.kind) {
    case 'same-child':
    case 'holder-left':
      return answer.studentId === (option as { studentId: StudentId }).studentId
    case 'without':
      return answer.field === (option as { field: string }).field
    case 'choose-class': {
      const { classes } = option as { classes: readonly ClassKey[] }
      return classes.some((classKey) => classText(classKey) === classText(answer.classKey))
    }
    case 'write-name':
      return parseName(answer.name).ok
    case 'use-seat':
      return Number.isInteger(answer.seat) && answer.seat >= 1 && answer.seat <= 99
    default:
      return true
  }
}

/**
 * The classes that may be meant: those of the school, and those with enough rows in the file to be no slip of the
 * hand. A grade of which neither knows anything takes what the file says.
 */
export function trustedClasses(known: readonly ClassKey[], inFile: readonly ClassKey[]): ClassKey[] {
  const enoughRows = 4
  const trusted = new Map(known.map((classKey) => [classText(classKey), classKey]))
  const counts = new Map<string, number>()
  for (const classKey of inFile) counts.set(classText(classKey), (counts.get(classText(classKey)) ?? 0) + 1)
  for (const classKey of inFile)
    if ((counts.get(classText(classKey)) ?? 0) >= enoughRows) trusted.set(classText(classKey), classKey)
  const grades = new Set([...trusted.values()].map(({ entryYear }) => entryYear))
  for (const classKey of inFile)
    if (!grades.has(classKey.entryYear)) trusted.set(classText(classKey), classKey)
  return [...trusted.values()].sort(byGradeAndNumber)
}
