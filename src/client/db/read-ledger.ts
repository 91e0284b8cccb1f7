/** Everything this device knows of the ledger: others' committed facts and its own, with the server's answers. */
import type { Fact } from '../../domain/facts/fact.schema.ts'
import type { LedgerFact } from '../../domain/facts/ledger.ts'
import type { CommittedFact } from '../../domain/protocol/sync.ts'
import type { AckRow, AnswerRow, DeviceDatabase, OwnRow } from './database.ts'

export type LedgerParts = {
  ledger: readonly CommittedFact[]
  own: readonly OwnRow[]
  answers: readonly AnswerRow[]
  acks: readonly AckRow[]
  install: string
}

export async function readLedgerParts(db: DeviceDatabase): Promise<Omit<LedgerParts, 'install'>> {
  const [ledger, own, answers, acks] = await Promise.all([
    db.ledger.toArray(),
    db.own.toArray(),
    db.answers.toArray(),
    db.acks.toArray(),
  ])
  return { ledger, own, answers, acks }
}

/** Refused and quarantined own facts count for nothing; they stay in the store with their reason. */
export function ledgerOf({ ledger, own, answers, acks, install }: LedgerParts): LedgerFact[] {
  const answered = new Map(answers.map((row) => [row.seq, row]))
  const ownFacts = own.flatMap((row): LedgerFact[] => {
    const seq = row.seq ?? 0
    const answer = answered.get(seq)
    const verdict = answer?.exception?.verdict
    if (verdict === 'refused' || verdict === 'quarantined') return []
    const fact = { ...row.fact, install, seq } as Fact
    return [{ fact, stamp: answer?.stamp ?? row.stamp, number: numberOf(acks, seq) } as LedgerFact]
  })
  return [...(ledger as readonly LedgerFact[]), ...ownFacts]
}

function numberOf(acks: readonly AckRow[], seq: number): number | null {
  const range = acks.find((ack) => ack.first <= seq && seq <= ack.last)
  return range ? range.number + seq - range.first : null
}
