/**
 * Two people changed one roster. A move is looked at cell by cell (child × window × weekday at the post), and not as
 * the appointment it is stored in, which the other may have cut in two meanwhile:
 *
 *   the duty still stands where it was          the move is made in what stands now; the other's changes stay
 *   it went where this move wants it            both agree, nothing is left to do
 *   it went somewhere else, or was given up     a disagreement: a person says whose word holds
 */
import type { StudentId } from '../ids.ts'
import type { RecordBody } from '../records/record.schema.ts'
import type { LocalDate } from '../time/local-time.ts'
import { type Cell, cellsIn, moveDuty } from './move-duty.ts'

type Body = RecordBody<'appointment'>
/** `id` null: an appointment to be made. */
export type RosterChange = {
  readonly id: string | null
  readonly version: number
  readonly body: Body | null
}
export type StandingAppointment = { readonly id: string; readonly version: number; readonly body: Body }
/** `appointment` as the person saw it; `to` null: the duty is given up. */
export type Move = { readonly appointment: Body; readonly from: Cell; readonly to: Cell | null }
export type Side = 'mine' | 'theirs'
/** `theirs`: where the other put the duty; none where it was given up. */
export type MoveApart = { readonly move: Move; readonly theirs: readonly Cell[] }

export type Rosters = {
  /** The post's appointments as the person saw them when the move was begun. */
  readonly seen: readonly Body[]
  readonly standing: readonly StandingAppointment[]
  /** The day from which the move holds. */
  readonly firstDay: LocalDate
}

/** What has to be asked; empty where everything merges by itself. */
export function movesApart(moves: readonly Move[], { seen, standing, firstDay }: Rosters): MoveApart[] {
  return moves.flatMap((move): MoveApart[] => {
    const { student } = move.appointment
    const now = cellsOf(bodiesOf(standing), student, firstDay)
    const isDone = now.has(keyOf(move.from)) || move.to === null || now.has(keyOf(move.to))
    if (isDone) return []
    const before = cellsOf(seen, student, firstDay)
    return [{ move, theirs: [...now].filter(([key]) => !before.has(key)).map(([, cell]) => cell) }]
  })
}

/** The changes to what stands now: the moves that merge, and of each disagreement the side that was chosen. */
export function mergedMoves(
  moves: readonly Move[],
  rosters: Rosters,
  sideOf: (apart: MoveApart) => Side,
): RosterChange[] {
  const desk = new Desk(rosters.standing, rosters.firstDay)
  const apart = new Map(movesApart(moves, rosters).map((one) => [one.move, one]))
  for (const move of moves) {
    const asked = apart.get(move)
    if (asked === undefined) desk.move(move.appointment.student, move.from, move.to)
    else if (sideOf(asked) === 'mine') desk.put(asked)
  }
  return desk.changes()
}

type Row = { readonly id: string | null; readonly version: number; body: Body | null; isChanged: boolean }

/** The appointments as they become, move after move. */
class Desk {
  readonly #rows: Row[]
  readonly #firstDay: LocalDate

  constructor(standing: readonly StandingAppointment[], firstDay: LocalDate) {
    this.#rows = standing.map((row) => ({ ...row, isChanged: false }))
    this.#firstDay = firstDay
  }

  /** Nothing where the duty does not stand; a cell that the child already has is not given twice. */
  move(student: StudentId, from: Cell, to: Cell | null): void {
    const row = this.#find(student, from)
    if (!row?.body) return
    const target = to && !this.#find(student, to) ? to : null
    const { old, made } = moveDuty(row.body, from, target, this.#firstDay)
    Object.assign(row, { body: old, isChanged: true })
    this.#rows.push(...made.map((body): Row => ({ id: null, version: 0, body, isChanged: true })))
  }

  /** Over the other's word: from the one place where the other put the duty, else beside what there is. */
  put({ move: { appointment, to }, theirs }: MoveApart): void {
    if (to === null) return
    const [only, ...more] = theirs
    if (only && more.length === 0) return this.move(appointment.student, only, to)
    const from = appointment.from < this.#firstDay ? this.#firstDay : appointment.from
    const body = { ...appointment, from, windows: [to.window], weekdays: [to.weekday] }
    this.#rows.push({ id: null, version: 0, body, isChanged: true })
  }

  #find(student: StudentId, cell: Cell): Row | undefined {
    return this.#rows.find(({ body }) => body && cellsOf([body], student, this.#firstDay).has(keyOf(cell)))
  }

  changes(): RosterChange[] {
    return this.#rows
      .filter(({ id, body, isChanged }) => isChanged && (id !== null || body !== null))
      .map(({ id, version, body }) => ({ id, version, body }))
  }
}

const keyOf = ({ window, weekday }: Cell): string => `${window}|${weekday}`
const bodiesOf = (standing: readonly StandingAppointment[]) => standing.map(({ body }) => body)

/** The cells that a child has from a day on. */
function cellsOf(bodies: readonly Body[], student: StudentId, firstDay: LocalDate): Map<string, Cell> {
  const own = bodies.filter((body) => body.student === student && (body.to ?? firstDay) >= firstDay)
  const cells = own.flatMap(cellsIn)
  return new Map(cells.map((cell) => [keyOf(cell), cell]))
}
