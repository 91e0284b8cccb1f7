/** The rounds as the list shows them, the latest first. */
import { applicationsIn, type RoundRecord } from '../../../../domain/recruitment/applications.ts'
import type { LedgerFact } from '../../../../domain/facts/ledger.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

export type RoundRow = {
  readonly round: RoundRecord
  readonly state: 'coming' | 'open' | 'closed' | 'cancelled' | 'done'
  readonly applied: number
}

export function roundRows(view: SchoolView, facts: readonly LedgerFact[], today: LocalDate): RoundRow[] {
  return [...view.all('round').values()]
    .sort((a, b) => (a.opens < b.opens ? 1 : -1))
    .map((round) => ({
      round,
      state: stateOf(view, round, today),
      applied: applicationsIn(facts, round.id).length,
    }))
}

function stateOf(view: SchoolView, round: RoundRecord, today: LocalDate): RoundRow['state'] {
  if (round.cancelledOn !== undefined && round.cancelledOn <= today) return 'cancelled'
  if (view.all('arrangement').get(round.id)?.state === 'appointed') return 'done'
  if (today < round.opens) return 'coming'
  return today <= round.closes ? 'open' : 'closed'
}
