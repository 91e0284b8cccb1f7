/**
 * How long the fold of 100,000 facts takes, beside a bare sum of the same facts. Bar: 40 ms (DESIGN 11).
 *
 *   npx node test/bench/fold.ts
 *
 * "fresh" folds facts that have just been copied as a database copies them, so that no string has been hashed yet;
 * that is what a device does once at start. "again" folds the same objects once more, as after each new fact.
 */
import { structuredCopy, theLedger } from './a-year-of-facts.ts'
import { noPoints, type PointsByColour } from '../../src/domain/colours.ts'
import { foldFacts } from '../../src/domain/facts/fold.ts'
import type { LedgerFact } from '../../src/domain/facts/ledger.ts'
import { aPlace, aSchoolView } from '../support/builders/index.ts'

const size = 100_000
const bar = 40
const rounds = 15

const { foldRules } = aSchoolView(aPlace('place-farm'))
const ledger = theLedger(size)
const kinds = new Map<string, number>()
for (const { fact } of ledger) kinds.set(fact.type, (kinds.get(fact.type) ?? 0) + 1)

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

function timed(run: (facts: readonly LedgerFact[]) => unknown): { fresh: number; again: number } {
  const fresh: number[] = []
  const again: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const facts = structuredCopy(ledger)
    fresh.push(millisecondsOf(() => run(facts)))
    again.push(millisecondsOf(() => run(facts)))
  }
  return { fresh: median(fresh), again: median(again) }
}

function millisecondsOf(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN
const shown = (time: number) => `${time.toFixed(1).padStart(6)} ms`

const fold = timed((facts) => foldFacts(facts, foldRules))
const sum = timed(bareSum)
console.log([...kinds].map(([type, count]) => `${count} ${type}`).join(', '))
console.log(`fold of ${size} facts   fresh ${shown(fold.fresh)}   again ${shown(fold.again)}   bar ${bar} ms`)
console.log(`bare sum of the same     fresh ${shown(sum.fresh)}   again ${shown(sum.again)}`)
console.log(
  `ratio                    fresh ${(fold.fresh / sum.fresh).toFixed(1)}          again ${(fold.again / sum.again).toFixed(1)}`,
)
