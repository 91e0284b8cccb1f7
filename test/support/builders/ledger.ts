/** Facts in the ledger: as the server numbers them, and as a device holds them before. */
import type { Fact, FactType } from '../../../src/domain/facts/fact.schema.ts'
import type { LedgerFact, Stamp } from '../../../src/domain/facts/ledger.ts'
import { deviceTime, type KnownTime, stampFact } from '../../../src/domain/facts/stamp.ts'
import type { SchoolView } from '../../../src/domain/school/school-view.ts'
import { correctedTime } from '../../../src/domain/time/clock.ts'

type FactInLedger<F extends Fact> = LedgerFact<Extract<FactType, F['type']>>

/** What the server knows without neighbours: the measured offset, or nothing. */
export const knownTime = (fact: Fact, receivedAt = fact.occurredAt + 60): KnownTime => ({
  at: correctedTime(fact.occurredAt, fact.clockOffset) ?? null,
  receivedAt,
})

/** The fact under this commit number, stamped by the records in `view`. */
export const committed = <F extends Fact>(
  fact: F,
  number: number,
  view: SchoolView,
  stamp: Partial<Stamp> = {},
) =>
  ({
    fact,
    number,
    stamp: { ...stampFact(fact, knownTime(fact), view, view), ...stamp },
  }) as unknown as FactInLedger<F>

/** The facts in this order, numbered from `first`. */
export const committedInOrder = (facts: readonly Fact[], view: SchoolView, first = 1): LedgerFact[] =>
  facts.map((fact, index) => committed(fact, first + index, view))

/** The fact as its device holds it before the server has answered. */
export const unsent = <F extends Fact>(fact: F, view: SchoolView) =>
  ({ fact, number: null, stamp: stampFact(fact, deviceTime(fact), view, view) }) as unknown as FactInLedger<F>
