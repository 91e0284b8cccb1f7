/**
 * 请看一看: duties that are over, to which nobody came and about which nobody has said anything. A child is absent
 * only by an adult's word (`duty.missed`); until then it is a hole, asked about kindly. Two things never make one: a
 * device's own clock (the caller gives a time it is sure of), and a day on which no duty runs.
 */
import type { SchoolView } from '../school/school-view.ts'
import type { Folded } from '../facts/fold.ts'
import type { LedgerFact } from '../facts/ledger.ts'
import { dutiesRunOn, previousSchoolDays } from '../time/calendar.ts'
import type { LocalDate } from '../time/local-time.ts'
import { dayWindows } from './day-windows.ts'
import { type BoardDuty, type BoardReach, dutyBoard } from './duty-board.ts'

export type HolesQuestion = {
  readonly view: SchoolView
  readonly folded: Folded
  readonly facts: readonly LedgerFact[]
  /** Certain: by the server's clock. */
  readonly now: { readonly date: LocalDate; readonly minutes: number }
  /** School days before today that are asked about as well. */
  readonly daysBack: number
  readonly reach: BoardReach
}

const wholeDay = 24 * 60

/** The latest day first; inside a day in the order of its windows. */
export function holes(question: HolesQuestion): BoardDuty[] {
  const { view, now, daysBack } = question
  const before = previousSchoolDays(view.calendar, now.date, daysBack)
  return [
    ...holesOn(question, now.date, now.minutes),
    ...before.flatMap((date) => holesOn(question, date, wholeDay)),
  ]
}

function holesOn({ view, folded, facts, reach }: HolesQuestion, date: LocalDate, minutes: number) {
  if (!dutiesRunOn(view.calendar, date).run) return []
  return dayWindows(view, date, minutes)
    .filter(({ phase }) => phase === 'ended')
    .flatMap(({ id, phase }) => dutyBoard({ view, folded, facts, date, window: id, phase, reach }))
    .filter(({ state }) => state === 'absent')
}
