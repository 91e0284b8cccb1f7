/** What is known where somebody asks whether a fact may be written. */
import type { LedgerFact } from '../facts/ledger.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'

/** What a rule may look up besides the records: the fact that a revocation or a settlement is about. */
export type FactLookup = (id: string) => LedgerFact | undefined

export type WriteContext = {
  /** The records as of the device's basis: rights and rules. */
  readonly asOf: SchoolView
  /** The records now: who is at the school, who has agreed. */
  readonly now: SchoolView
  /** The school day the fact is about. */
  readonly day: LocalDate
  /** The day on which it was written (`dayWritten`): rights are those of that day, and nothing is of a later one. */
  readonly writtenOn: LocalDate
  readonly find: FactLookup
}
