/**
 * A medal that falls away is explained, not torn off: which correction took it, and what it took. Certificates are
 * papers and honours of their own and stay as they were given.
 *
 * Found from the ledger alone: what the child had just before an adult's correction and has no longer. What was undone
 * at once, as one undoes a wrong tap, had never been a medal for anybody, and is passed over.
 */
import { sumOfPoints } from '../colours.ts'
import type { FoldRules } from '../facts/fold.ts'
import { isOfType, type LedgerFact } from '../facts/ledger.ts'
import type { FactId, StudentId } from '../ids.ts'
import type { CalledOff } from '../posts/spared.ts'
import { type EarnedMedals, medalsOf } from './earned.ts'
import type { EarnedMedal, MedalRules } from './medal.ts'
import { sumOfTallies, tallyChild } from './tally.ts'

type Correction = LedgerFact<'fact.revoked.v1' | 'claim.voided.v1' | 'time.settled.v1'>
export type FallenMedal = EarnedMedal & {
  readonly by: Correction
  /** Points that the correction took, in all colours; 0 where it took a stamp or a duty. */
  readonly points: number
}

/** Longer than the ten seconds of the undo bar: tablets count them from the screen, and tapping takes a moment. */
const undoneAtOnce = 60

/** @param facts one child's, in commit order or not, unsent ones included */
export function fallenMedals(
  facts: readonly LedgerFact[],
  student: StudentId,
  foldRules: FoldRules,
  rules: MedalRules,
  calledOff: CalledOff = [],
): FallenMedal[] {
  const ordered = inOrder(facts)
  const corrections = correctionsIn(ordered)
  if (corrections.length === 0) return []
  const at = (part: readonly LedgerFact[]) => {
    const tally = tallyChild(part, student, foldRules, rules, calledOff)
    return { medals: medalsOf(tally, rules), points: sumOfPoints(sumOfTallies(tally.values()).points) }
  }
  const now = at(ordered).medals
  const fallen = new Map<string, FallenMedal>()
  for (const by of corrections) {
    const index = ordered.indexOf(by)
    const [before, after] = [at(ordered.slice(0, index)), at(ordered.slice(0, index + 1))]
    for (const [key, earned] of lostBetween(before.medals, after.medals, now))
      fallen.set(key, { ...earned, by, points: before.points - after.points })
  }
  return [...fallen.values()]
}

function lostBetween(before: EarnedMedals, after: EarnedMedals, now: EarnedMedals) {
  return [...before].filter(([key]) => !after.has(key) && !now.has(key))
}

function correctionsIn(ordered: readonly LedgerFact[]): Correction[] {
  const byId = new Map<FactId, LedgerFact>(ordered.map((entry) => [entry.fact.id, entry]))
  return ordered.filter((entry): entry is Correction => {
    if (isOfType(entry, 'claim.voided.v1') || isOfType(entry, 'time.settled.v1')) return true
    return isOfType(entry, 'fact.revoked.v1') && !isUndo(entry, byId.get(entry.fact.body.target))
  })
}

/** By the device's own clock, on the device that wrote both: no other clock enters it. */
function isUndo({ fact }: LedgerFact<'fact.revoked.v1'>, target: LedgerFact | undefined): boolean {
  if (target === undefined || target.fact.install !== fact.install) return false
  return Math.abs(fact.occurredAt - target.fact.occurredAt) <= undoneAtOnce
}

/** Committed facts by number, the unsent ones after them as they were written. */
function inOrder(facts: readonly LedgerFact[]): LedgerFact[] {
  const place = ({ number }: LedgerFact) => number ?? Number.MAX_SAFE_INTEGER
  return [...facts].sort((a, b) => place(a) - place(b) || a.fact.seq - b.fact.seq)
}
