/**
 * What this teacher wrote, action by action, newest first: from the ledger, and from the facts that the server did not
 * accept. One action on twelve children is one line; each child in it can be taken back alone.
 */
import type { Fact } from '../../../../domain/facts/fact.schema.ts'
import type { Folded } from '../../../../domain/facts/fold.ts'
import type { LedgerFact } from '../../../../domain/facts/ledger.ts'
import type { Author } from '../../../../domain/facts/fact.schema.ts'
import type { OwnAnswers } from '../today/not-accepted.ts'

/** 待上传, 已上传, 未被接受, 待核 (quarantined). */
export type SendState = 'waiting' | 'sent' | 'refused' | 'held'

export type OwnFact = {
  readonly fact: Omit<Fact, 'seq'>
  readonly state: SendState
  readonly takenBack: boolean
}

export type OwnAction = {
  readonly key: string
  /** The first fact stands for the action: type, time and everything but the child are the same in all. */
  readonly first: Omit<Fact, 'seq'>
  readonly facts: readonly OwnFact[]
  readonly at: number
  /** The least settled of its facts. */
  readonly state: SendState
}

export function ownActions(
  facts: readonly LedgerFact[],
  { own, answers }: OwnAnswers,
  folded: Folded,
  me: Author,
): OwnAction[] {
  const written: OwnFact[] = []
  for (const { fact, number } of facts) {
    if (fact.author.kind !== me.kind || fact.author.id !== me.id) continue
    written.push({
      fact,
      state: number === null ? 'waiting' : 'sent',
      takenBack: folded.revoked.has(fact.id),
    })
  }
  const known = new Set(written.map(({ fact }) => fact.id))
  for (const { seq, exception } of answers) {
    const fact = own.get(seq)?.fact
    // Released from quarantine it is in the ledger under another number.
    if (!fact || !exception || exception.verdict === 'waiting' || known.has(fact.id)) continue
    written.push({ fact, state: exception.verdict === 'refused' ? 'refused' : 'held', takenBack: false })
  }
  return actionsOf(written)
}

function actionsOf(written: readonly OwnFact[]): OwnAction[] {
  const actions = new Map<string, OwnFact[]>()
  for (const one of written) {
    const key = one.fact.actionId ?? one.fact.id
    const list = actions.get(key)
    if (list) list.push(one)
    else actions.set(key, [one])
  }
  return [...actions]
    .flatMap(([key, facts]) => {
      const first = facts[0]?.fact
      return first ? [{ key, first, facts, at: first.occurredAt, state: worstOf(facts) }] : []
    })
    .sort((a, b) => b.at - a.at || (a.key < b.key ? 1 : -1))
}

const severity: Record<SendState, number> = { sent: 0, waiting: 1, held: 2, refused: 3 }
const worstOf = (facts: readonly OwnFact[]): SendState =>
  facts.reduce<SendState>((worst, { state }) => (severity[state] > severity[worst] ? state : worst), 'sent')
