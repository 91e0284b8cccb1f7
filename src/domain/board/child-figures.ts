/** What one child adds to a board's sums, from this term's facts that name the child. */
import { noPoints, type PointsByColour } from '../colours.ts'
import { type Folded, foldFacts } from '../facts/fold.ts'
import { dutyClaim, isOfType, type LedgerFact } from '../facts/ledger.ts'
import type { PlaceId, StudentId, WindowId } from '../ids.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'

export type ChildFigures = {
  /** This term's points by school day; days without any are absent. */
  readonly days: ReadonlyMap<LocalDate, PointsByColour>
  /** Windows of today in which the child has come to a duty and not said that it is over. */
  readonly serving: ReadonlySet<WindowId>
  /** Places of today. */
  readonly stamped: ReadonlySet<PlaceId>
}

export function childFigures(
  facts: Iterable<LedgerFact>,
  student: StudentId,
  view: SchoolView,
  date: LocalDate,
): ChildFigures {
  const folded = foldFacts(facts, view.foldRules)
  const today = [...folded.claims.values()].filter((claim) => claim.student === student && claim.day === date)
  const left = leftAlready(folded)
  const serving = today.flatMap(({ kind, key, window }) =>
    kind === 'duty' && window !== null && !left.has(key) ? [window] : [],
  )
  const stamped = today.flatMap(({ kind, subject }) => (kind === 'stamp' ? [subject] : []))
  return {
    days: pointsByDay(folded, student, view, date),
    serving: new Set(serving),
    stamped: new Set(stamped),
  }
}

/** Claims of duties whose end the child has said. */
function leftAlready({ serviceLife }: Folded): ReadonlySet<string> {
  const keys = serviceLife.flatMap((entry) => {
    if (!isOfType(entry, 'duty.checked-out.v1')) return []
    const { post, window, student, said } = entry.fact.body
    const [day, at] = said
      ? [said.schoolDay, said.window]
      : [entry.stamp.schoolDay, window ?? entry.stamp.window]
    return at === null ? [] : [dutyClaim(post, at, day, student)]
  })
  return new Set(keys)
}

function pointsByDay(
  { entries }: Folded,
  student: StudentId,
  view: SchoolView,
  date: LocalDate,
): Map<LocalDate, PointsByColour> {
  const term = view.termOn(date)
  const days = new Map<LocalDate, PointsByColour>()
  if (term === undefined) return days
  for (const { student: whose, day, colour, counted } of entries) {
    if (whose !== student || counted === 0 || day < term.firstDay || day > term.lastDay) continue
    const own = days.get(day) ?? noPoints()
    own[colour] += counted
    days.set(day, own)
  }
  return days
}
