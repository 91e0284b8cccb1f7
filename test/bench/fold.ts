/**
 * How long the fold of 100,000 facts takes, beside a bare sum of the same facts.
 *
 * "fresh" folds facts that have just been copied as a database copies them, so that no string has been hashed yet;
 * that is what a device does once at start. "again" folds the same objects once more, as when the rules change. "one
 * more fact" is what a device does all day: one fact comes, and the running fold brings every total up to date.
 */
import { structuredCopy, theLedger } from './a-year-of-facts.ts'
import { type Bench, type Figure, median, millisecondsOf } from './bench.ts'
import { noPoints, type PointsByColour } from '../../src/domain/colours.ts'
import { foldFacts, type FoldRules } from '../../src/domain/facts/fold.ts'
import { runningFold } from '../../src/domain/facts/running-fold.ts'
import type { LedgerFact } from '../../src/domain/facts/ledger.ts'
import { aPlace, aSchoolView } from '../support/builders/index.ts'

const size = 100_000
const peer = 'a bare sum'

export const foldBench: Bench = {
  name: 'fold',
  title: `All totals from ${size.toLocaleString('en')} facts (Node)`,
  run: ({ quick }) => Promise.resolve(foldFigures(quick ? 5 : 15)),
}

function foldFigures(rounds: number): Figure[] {
  const { foldRules } = aSchoolView(aPlace('place-farm'))
  const ledger = theLedger(size)
  const fold = timed(rounds, ledger, (facts) => foldFacts(facts, foldRules))
  const sum = timed(rounds, ledger, bareSum)
  const detail = `median of ${rounds}`
  const includes = 'claims, revocations, caps, settlements'
  return [
    { what: 'fresh', value: fold.fresh, unit: 'ms', detail, includes, bars: [{ atMost: 40 }] },
    { what: 'fresh', who: peer, value: sum.fresh, unit: 'ms', includes: 'points only' },
    { what: 'again', value: fold.again, unit: 'ms', detail, includes, bars: [{ atMost: 40 }] },
    { what: 'again', who: peer, value: sum.again, unit: 'ms', includes: 'points only' },
    { what: 'one more fact', value: oneMore(rounds, ledger, foldRules), unit: 'ms', detail, includes },
    { what: 'one more fact', who: peer, value: sum.again, unit: 'ms', includes: 'points only, all again' },
  ]
}

/** Median over facts that come one by one. */
function oneMore(rounds: number, ledger: readonly LedgerFact[], rules: FoldRules): number {
  const fold = runningFold()
  const times: number[] = []
  for (let held = size - rounds - 1; held <= size; held += 1) {
    const facts = ledger.slice(0, held)
    times.push(millisecondsOf(() => fold(facts, rules)))
  }
  // The first is the whole fold, the second sorts the facts by child.
  return median(times.slice(2))
}

/** What a program without claims, revocations and caps would do. */
function bareSum(facts: readonly LedgerFact[]): Map<string, PointsByColour> {
  const totals = new Map<string, PointsByColour>()
  for (const { fact } of facts) {
    if (!('points' in fact.body)) continue
    const { student, colour, points } = fact.body
    let own = totals.get(student)
    if (!own) totals.set(student, (own = noPoints()))
    own[colour] += points
  }
  return totals
}

type Fold = (facts: readonly LedgerFact[]) => unknown

function timed(rounds: number, ledger: LedgerFact[], fold: Fold): { fresh: number; again: number } {
  const fresh: number[] = []
  const again: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const facts = structuredCopy(ledger)
    fresh.push(millisecondsOf(() => fold(facts)))
    again.push(millisecondsOf(() => fold(facts)))
  }
  return { fresh: median(fresh), again: median(again) }
}
