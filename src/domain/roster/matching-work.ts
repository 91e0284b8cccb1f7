/** The state of one matching: what is not yet matched, what became of the others, and who is held back by a question. */
import type { StudentId } from '../ids.ts'
import { classText } from './class-name.ts'
import type { DecisionOption, IncomingStudent, MatchedBy, RowDecision } from './import-proposal.ts'
import { withoutStudentNo } from './incoming-student.ts'
import type { Questions } from './questions.ts'
import type { MatchReason } from './reasons.ts'
import type { RosterStudent } from './roster.ts'

export type Match = {
  readonly row: IncomingStudent
  readonly student: RosterStudent
  readonly by: MatchedBy
  /** The child comes back to a class in which somebody else has the old seat now. */
  readonly endsSeat?: boolean
}

export type Matching = {
  readonly matched: readonly Match[]
  readonly added: readonly IncomingStudent[]
  readonly skipped: readonly IncomingStudent[]
  /** Active children of the file's classes whom no row is, or may be. */
  readonly gone: readonly RosterStudent[]
}

/** Rows and children not yet matched, and what became of the others. Lives for one call of `matchStudents`. */
export class MatchingWork {
  rows: readonly IncomingStudent[]
  readonly free: Map<StudentId, RosterStudent>
  readonly classesInFile: ReadonlySet<string>
  readonly questions: Questions
  readonly #matched: Match[] = []
  readonly #added: IncomingStudent[] = []
  readonly #skipped: IncomingStudent[] = []
  readonly #held = new Set<StudentId>()

  readonly #ownChildren: ReadonlySet<string>

  constructor(
    rows: readonly IncomingStudent[],
    ownChildren: ReadonlySet<string>,
    current: readonly RosterStudent[],
    questions: Questions,
  ) {
    this.rows = rows
    this.#ownChildren = ownChildren
    this.free = new Map(current.map((student) => [student.id, student]))
    this.classesInFile = new Set(rows.map(({ classKey }) => classText(classKey)))
    this.questions = questions
  }

  /** A person said that no other row or child of the same name is meant. */
  isOwnChild = ({ key }: IncomingStudent) => this.#ownChildren.has(key)

  /** Gives each waiting row to `step`, which says what remains of it: itself, corrected, or nothing. */
  each(step: (row: IncomingStudent) => IncomingStudent | undefined) {
    this.rows = this.rows.flatMap((row) => step(row) ?? [])
  }

  match(row: IncomingStudent, student: RosterStudent, by: MatchedBy): undefined {
    this.free.delete(student.id)
    this.#matched.push({ row, student, by })
  }

  add(row: IncomingStudent): undefined {
    this.#added.push(row)
  }

  /** Asks; the answer is carried out, no answer holds row and candidates back. */
  ask(
    row: IncomingStudent,
    reason: MatchReason,
    candidates: readonly RosterStudent[],
    more: readonly DecisionOption[],
    suggested?: number,
  ): IncomingStudent | undefined {
    const options = [...candidates.map((student) => this.questions.sameChild(student)), ...more]
    return this.#carryOut(row, this.questions.ask(row, reason, options, suggested), candidates)
  }

  #carryOut(
    row: IncomingStudent,
    answer: RowDecision | undefined,
    candidates: readonly RosterStudent[],
  ): IncomingStudent | undefined {
    if (answer?.kind === 'another-child') return this.add(row)
    if (answer?.kind === 'without') return withoutStudentNo(row)
    const student = answer?.kind === 'same-child' ? this.free.get(answer.studentId) : undefined
    if (student) return this.match(row, student, 'decided')
    if (answer?.kind === 'skip') this.#skipped.push(row)
    for (const candidate of candidates) this.#held.add(candidate.id)
    return undefined
  }

  freeStudents(active: boolean): RosterStudent[] {
    return [...this.free.values()].filter((student) => student.active === active)
  }

  finished(): Matching {
    const gone = this.freeStudents(true).filter(
      ({ id, classKey }) => this.classesInFile.has(classText(classKey)) && !this.#held.has(id),
    )
    return { matched: this.#matched, added: this.#added, skipped: this.#skipped, gone }
  }
}
