/**
 * Two children on one seat. Seats are compared as they will be after the import, so that two who swap are no clash;
 * a row whose seat is taken waits for a person, and its child, if known, stays where it is until then.
 */
import type { StudentId } from '../ids.ts'
import { classText, type ClassKey, sameClass } from './class-name.ts'
import type { DecisionOption, IncomingStudent } from './import-proposal.ts'
import { withSeat } from './incoming-student.ts'
import type { Match, Matching } from './matching-work.ts'
import type { Questions } from './questions.ts'
import type { RosterStudent } from './roster.ts'

export type Seated = {
  readonly matched: readonly Match[]
  readonly added: readonly IncomingStudent[]
  readonly skipped: readonly IncomingStudent[]
  /** Children whom a person said to have left when asked about their seat. */
  readonly left: ReadonlySet<StudentId>
}

type Holder = { readonly name: string; readonly missing?: StudentId }
type Candidate = { readonly row: IncomingStudent; readonly student?: RosterStudent; readonly match?: Match }

export function settleSeats(
  matching: Matching,
  current: readonly RosterStudent[],
  ticked: readonly StudentId[],
  questions: Questions,
): Seated {
  const candidates: Candidate[] = [
    ...matching.matched.map((match) => ({ row: match.row, student: match.student, match })),
    ...matching.added.map((row) => ({ row })),
  ]
  const work = new SeatingWork(candidates, matching.gone, current, new Set(ticked), questions)
  // A row that stops leaves its child on the old seat, which another row may want: again until nobody is moved.
  while (work.settleClashes()) continue
  return work.finished()
}

class SeatingWork {
  readonly #candidates: readonly Candidate[]
  readonly #missing: ReadonlySet<StudentId>
  readonly #current: readonly RosterStudent[]
  readonly #ticked: Set<StudentId>
  readonly #questions: Questions
  readonly #left = new Set<StudentId>()
  readonly #stopped = new Set<string>()
  readonly #skipped: IncomingStudent[] = []
  readonly #endsSeat = new Set<string>()
  /** Answers about the seat, by row; null: without one. */
  readonly #seats = new Map<string, number | null>()

  constructor(
    candidates: readonly Candidate[],
    missing: readonly RosterStudent[],
    current: readonly RosterStudent[],
    ticked: Set<StudentId>,
    questions: Questions,
  ) {
    this.#candidates = candidates
    this.#missing = new Set(missing.map(({ id }) => id))
    this.#current = current
    this.#ticked = ticked
    this.#questions = questions
  }

  /** Settles every clash there is now; false when there was none. */
  settleClashes(): boolean {
    const { holders, movers } = this.#seating()
    const wanted = new Set([...holders.keys(), ...movers.flatMap(({ row }) => seatOf(row) ?? [])])
    let clashed = false
    for (const { row, student } of movers) {
      const seat = seatOf(row) ?? this.#oldSeat(row, student)
      const holder = seat === undefined ? undefined : holders.get(seat)
      if (holder && row.seat === undefined) {
        this.#endsSeat.add(row.key)
        continue
      }
      if (holder) clashed = true
      const sits = !holder || this.#settle(row, holder, freeSeats(row.classKey, wanted))
      if (seat !== undefined && sits) holders.set(seat, { name: row.name })
    }
    return clashed
  }

  /** The seat to which a child comes back of whom the file says no seat. */
  #oldSeat({ classKey, key }: IncomingStudent, student: RosterStudent | undefined): string | undefined {
    if (!student || student.active || this.#endsSeat.has(key) || !sameClass(classKey, student.classKey))
      return undefined
    return student.seat === undefined ? undefined : seatText(classKey, student.seat)
  }

  /** Who stays on which seat, and who comes to one. */
  #seating() {
    const going = this.#candidates
      .filter(({ row }) => !this.#stopped.has(row.key))
      .map((one) => this.#withAnswer(one))
    const movers = going.filter(({ row, student }) => !student || !staysOn(row, student))
    const moving = new Set(movers.map(({ student }) => student?.id))
    const holders = new Map<string, Holder>()
    for (const { id, name, classKey, seat, active } of this.#current) {
      if (!active || seat === undefined || moving.has(id) || this.#ticked.has(id)) continue
      const missing = this.#missing.has(id) ? { missing: id } : {}
      holders.set(seatText(classKey, seat), { name, ...missing })
    }
    return { holders, movers }
  }

  #withAnswer(candidate: Candidate): Candidate {
    const answer = this.#seats.get(candidate.row.key)
    if (answer === undefined) return candidate
    return { ...candidate, row: withSeat(candidate.row, answer ?? undefined) }
  }

  /** Whether the row takes the seat after all. */
  #settle(row: IncomingStudent, holder: Holder, free: readonly number[]): boolean {
    const reason = reasonFor(row, holder, free, this.#questions)
    const options = optionsFor(holder, free)
    // An answer that led to another taken seat is no answer: the question is open again, about that seat.
    const answered = this.#seats.has(row.key)
    const answer = answered
      ? this.#questions.leaveOpen(row, reason, options)
      : this.#questions.ask(row, reason, options)
    if (answer?.kind === 'use-seat') this.#seats.set(row.key, answer.seat)
    else if (answer?.kind === 'without') this.#seats.set(row.key, null)
    else if (answer?.kind === 'holder-left') {
      this.#left.add(answer.studentId)
      this.#ticked.add(answer.studentId)
      return true
    } else {
      this.#stopped.add(row.key)
      if (answer?.kind === 'skip') this.#skipped.push(row)
    }
    return false
  }

  finished(): Seated {
    const going = this.#candidates
      .filter(({ row }) => !this.#stopped.has(row.key))
      .map((one) => this.#withAnswer(one))
    return {
      matched: going.flatMap(({ row, match }) =>
        match ? [{ ...match, row, endsSeat: this.#endsSeat.has(row.key) }] : [],
      ),
      added: going.flatMap(({ row, match }) => (match ? [] : [row])),
      skipped: this.#skipped,
      left: this.#left,
    }
  }
}

const seatText = (classKey: ClassKey, seat: number) => `${classText(classKey)} ${seat}`

/** The row leaves the child on its seat; a seat that was shared before the import is not this import's matter. */
const staysOn = (row: IncomingStudent, student: RosterStudent) =>
  student.active &&
  classText(row.classKey) === classText(student.classKey) &&
  (row.seat === undefined || row.seat === student.seat)

const seatOf = ({ classKey, seat }: IncomingStudent) =>
  seat === undefined ? undefined : seatText(classKey, seat)

function freeSeats(classKey: ClassKey, taken: ReadonlySet<string>): number[] {
  const free: number[] = []
  for (let seat = 1; seat <= 99 && free.length < 3; seat += 1)
    if (!taken.has(seatText(classKey, seat))) free.push(seat)
  return free
}

function reasonFor(row: IncomingStudent, holder: Holder, free: readonly number[], questions: Questions) {
  return {
    code: 'seat-taken',
    seat: row.seat ?? 0,
    holder: holder.name,
    className: questions.className(row.classKey),
    holderMissing: holder.missing !== undefined,
    free,
  } as const
}

function optionsFor({ missing, name }: Holder, free: readonly number[]): DecisionOption[] {
  const [seat] = free
  return [
    ...(missing === undefined ? [] : [{ kind: 'holder-left', studentId: missing, name } as const]),
    ...(seat === undefined ? [] : [{ kind: 'use-seat', seat } as const]),
    { kind: 'without', field: 'seat' },
    { kind: 'skip' },
  ]
}
