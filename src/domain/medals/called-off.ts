/** 停岗 as a ledger tells it: whoever was due owes nothing. The only facts about a child's medals that name no child. */
import { sortFacts } from '../facts/commit-order.ts'
import { type LedgerFact, studentOf } from '../facts/ledger.ts'
import type { CalledOff } from '../posts/spared.ts'

export const mayCallOff = ({ fact }: LedgerFact) =>
  studentOf(fact) === null && (fact.type === 'duty.suspended.v1' || fact.type === 'fact.revoked.v1')

export function calledOffIn(facts: readonly LedgerFact[]): CalledOff {
  const { suspensions, revocations } = sortFacts(facts.filter(mayCallOff))
  const revoked = new Set(revocations.map(({ fact }) => fact.body.target))
  return suspensions.filter(({ fact }) => !revoked.has(fact.id))
}
