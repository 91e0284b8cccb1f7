/**
 * What has been said about single duties beside who came, by the duty's claim: who stands in for whom, what an adult
 * struck, who really did not come, who has left. Worked out once for a fold, because boards of several windows ask it.
 */
import type { Folded } from '../facts/fold.ts'
import { dutyClaim, isOfType, type LedgerFact } from '../facts/ledger.ts'
import type { FactId } from '../ids.ts'
import { checkOuts } from './check-outs.ts'

export type DutyWords = {
  /** By the claim of the child who is away. */
  readonly covers: ReadonlyMap<string, LedgerFact<'duty.substituted.v1'>>
  readonly strikes: ReadonlyMap<string, FactId>
  /** 确实没来: an adult has looked. */
  readonly missed: ReadonlyMap<string, FactId>
  readonly left: ReadonlySet<string>
}

const known = new WeakMap<Folded, DutyWords>()

/** @param facts the ledger of which `folded` is the fold */
export function dutyWords(folded: Folded, facts: readonly LedgerFact[]): DutyWords {
  const own = known.get(folded) ?? {
    covers: coversOf(folded),
    strikes: strikesOf(folded, facts),
    missed: missedOf(folded),
    left: checkOuts(folded),
  }
  known.set(folded, own)
  return own
}

function coversOf({ substitutions }: Folded): DutyWords['covers'] {
  const covers = new Map<string, LedgerFact<'duty.substituted.v1'>>()
  for (const entry of substitutions.values()) {
    const { absent, post, window, schoolDay } = entry.fact.body
    if (absent) covers.set(dutyClaim(post, window, schoolDay, absent), entry)
  }
  return covers
}

function strikesOf({ revoked }: Folded, facts: readonly LedgerFact[]): DutyWords['strikes'] {
  const strikes = new Map<string, FactId>()
  for (const entry of facts) {
    if (isOfType(entry, 'claim.voided.v1') && !revoked.has(entry.fact.id))
      strikes.set(entry.fact.body.claim, entry.fact.id)
  }
  return strikes
}

function missedOf({ serviceLife }: Folded): DutyWords['missed'] {
  const missed = new Map<string, FactId>()
  for (const entry of serviceLife) {
    if (!isOfType(entry, 'duty.missed.v1')) continue
    const { post, window, schoolDay, student } = entry.fact.body
    missed.set(dutyClaim(post, window, schoolDay, student), entry.fact.id)
  }
  return missed
}
