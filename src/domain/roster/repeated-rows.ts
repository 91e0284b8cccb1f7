/** Rows of one file that speak of the same child, or may. */
import { classText } from './class-name.ts'
import type { DecisionOption, IncomingStudent, ImportProposal } from './import-proposal.ts'
import { withoutStudentNo } from './incoming-student.ts'
import type { Questions } from './questions.ts'
import type { RosterStudent } from './roster.ts'

export type DistinctRows = {
  /** Rows to be matched with the roster. */
  readonly rows: readonly IncomingStudent[]
  /** Keys of the rows that a person called children of their own: no name is enough to find these. */
  readonly ownChildren: ReadonlySet<string>
  readonly repeated: ImportProposal['repeated']
  readonly skipped: readonly IncomingStudent[]
}

export function distinctRows(
  rows: readonly IncomingStudent[],
  current: readonly RosterStudent[],
  questions: Questions,
): DistinctRows {
  const seen = new SeenRows()
  const crowded = namesWithMoreRowsThanChildren(rows, current)
  const kept: IncomingStudent[] = []
  const ownChildren = new Set<string>()
  const skipped: IncomingStudent[] = []
  const repeated: ImportProposal['repeated'][number][] = []
  const repeats = ({ key, sheet, row }: IncomingStudent, sameAsRow: number) =>
    repeated.push({ key, sheet, row, sameAsRow })

  for (const original of rows) {
    const same = seen.wordForWord(original)
    if (same) {
      repeats(original, same.row)
      continue
    }
    const row = seen.withOwnNumber(original, questions)
    // A row that waits or is left out still says what it says: later rows are compared with it too.
    if (row === undefined || typeof row === 'string') seen.remember(original)
    if (row === 'skip') skipped.push(original)
    if (row === 'one-child') repeats(original, seen.rowOfNumber(original))
    if (row === undefined || typeof row === 'string') continue
    const namesake = crowded.has(nameInClass(row)) ? seen.namesake(row) : undefined
    const answer = namesake && seen.askAboutNamesake(row, namesake, questions)
    seen.remember(row)
    if (namesake && !answer) continue
    if (answer === 'skip') skipped.push(row)
    else if (answer === 'one-child') repeats(row, namesake?.row ?? row.row)
    else kept.push(row)
    if (answer === 'another-child') ownChildren.add(row.key)
  }
  return { rows: kept, ownChildren, repeated, skipped }
}

const nameInClass = ({ classKey, name }: { classKey: IncomingStudent['classKey']; name: string }) =>
  `${classText(classKey)} ${name}`

/** Where the class already has as many children of that name, there is nothing to ask. */
function namesWithMoreRowsThanChildren(rows: readonly IncomingStudent[], current: readonly RosterStudent[]) {
  const balance = new Map<string, number>()
  for (const row of rows) balance.set(nameInClass(row), (balance.get(nameInClass(row)) ?? 0) + 1)
  for (const child of current.filter(({ active }) => active))
    balance.set(nameInClass(child), (balance.get(nameInClass(child)) ?? 0) - 1)
  return new Set([...balance].filter(([, surplus]) => surplus > 0).map(([name]) => name))
}

const differs = <T>(a: T | undefined, b: T | undefined) => a !== undefined && b !== undefined && a !== b

class SeenRows {
  readonly #byWords = new Map<string, IncomingStudent>()
  readonly #byNumber = new Map<string, IncomingStudent>()
  readonly #byName = new Map<string, IncomingStudent[]>()

  /** The first row with some words or number is the one that later rows repeat. */
  remember(row: IncomingStudent) {
    if (!this.#byWords.has(words(row))) this.#byWords.set(words(row), row)
    if (row.studentNo !== undefined && !this.#byNumber.has(row.studentNo))
      this.#byNumber.set(row.studentNo, row)
    const named = this.#byName.get(nameInClass(row))
    if (named) named.push(row)
    else this.#byName.set(nameInClass(row), [row])
  }

  /** Without 学号 and seat, two equal rows may well be two children. */
  wordForWord(row: IncomingStudent): IncomingStudent | undefined {
    return row.studentNo === undefined && row.seat === undefined ? undefined : this.#byWords.get(words(row))
  }

  rowOfNumber = (row: IncomingStudent) => this.#byNumber.get(row.studentNo ?? '')?.row ?? row.row

  /** The row, without its 学号 when an earlier row has it and a person said so; undefined while that is open. */
  withOwnNumber(
    row: IncomingStudent,
    questions: Questions,
  ): IncomingStudent | 'skip' | 'one-child' | undefined {
    const other = row.studentNo === undefined ? undefined : this.#byNumber.get(row.studentNo)
    if (!other) return row
    const options: DecisionOption[] = [
      { kind: 'without', field: 'studentNo' },
      { kind: 'one-child' },
      { kind: 'skip' },
    ]
    const reason = {
      code: 'student-no-twice',
      studentNo: row.studentNo ?? '',
      otherRow: other.row,
      otherName: other.name,
    } as const
    const answer = questions.ask(row, reason, options)
    if (answer?.kind === 'skip' || answer?.kind === 'one-child') return answer.kind
    return answer && withoutStudentNo(row)
  }

  /** An earlier row of the same name and class that nothing tells apart. Two 学号 or two seats are two children. */
  namesake(row: IncomingStudent): IncomingStudent | undefined {
    const named = this.#byName.get(nameInClass(row)) ?? []
    return named.find((other) => !differs(row.studentNo, other.studentNo) && !differs(row.seat, other.seat))
  }

  askAboutNamesake(row: IncomingStudent, other: IncomingStudent, questions: Questions) {
    const className = questions.className(row.classKey)
    const options: DecisionOption[] = [{ kind: 'another-child' }, { kind: 'one-child' }, { kind: 'skip' }]
    const reason = { code: 'same-name-twice', name: row.name, className, otherRow: other.row } as const
    return questions.ask(row, reason, options)?.kind
  }
}

const words = ({ name, sex, classKey, seat, studentNo }: IncomingStudent) =>
  JSON.stringify([name, sex, classText(classKey), seat, studentNo])
