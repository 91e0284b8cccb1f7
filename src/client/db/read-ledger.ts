/** Everything this device knows of the ledger: sealed history, others' single facts and its own, with the answers. */
import type { LedgerFact, Stamp } from '../../domain/facts/ledger.ts'
import type { CommittedFact } from '../../domain/protocol/sync.ts'
import type { AckRow, AnswerRow, DeviceDatabase, OwnRow } from './database.ts'
import { historyOf, readSegments } from './read-history.ts'

export type LedgerParts = {
  /** In commit order, each once. */
  history: readonly CommittedFact[]
  ledger: readonly CommittedFact[]
  own: readonly OwnRow[]
  answers: readonly AnswerRow[]
  acks: readonly AckRow[]
  install: string
}

/** Of one moment of the store: between two of them a segment may have taken the place of rows. */
export async function readLedgerParts(db: DeviceDatabase): Promise<Omit<LedgerParts, 'install'>> {
  const tables = [db.segments, db.ledger, db.own, db.answers, db.acks]
  const [segments, ledger, own, answers, acks] = await db.transaction('r', tables, () =>
    Promise.all([
      readSegments(db),
      db.ledger.toArray(),
      db.own.toArray(),
      db.answers.toArray(),
      db.acks.toArray(),
    ]),
  )
  return { history: historyOf(db, segments), ledger, own, answers, acks }
}

/**
 * All facts, each once: committed ones in commit order, then the unsent. Refused and quarantined own facts count for
 * nothing; they stay in the store with their reason. An own fact that is in a segment too is taken from there.
 */
export function ledgerOf({ history, ledger, own, answers, acks, install }: LedgerParts): LedgerFact[] {
  const answered = new Map(answers.map((row) => [row.seq, row]))
  const sealed = ownIn(history, install)
  const ownFacts = own.flatMap((row): LedgerFact[] => {
    const seq = row.seq ?? 0
    const answer = answered.get(seq)
    const verdict = answer?.exception?.verdict
    if (verdict === 'refused' || verdict === 'quarantined' || sealed.has(row.fact.id)) return []
    return [ownEntry(row, install, answer?.stamp ?? row.stamp, numberOf(acks, seq))]
  })
  // A store that took another install id gets what it wrote under the earlier one.
  const fetched = new Set<number | null>(ledger.map(({ number }) => number))
  const numbered = ownFacts.filter(({ number }) => number !== null && !fetched.has(number))
  const single = [...(ledger as readonly LedgerFact[]), ...numbered]
  const unsent = ownFacts.filter(({ number }) => number === null)
  return [...inOneOrder(history as readonly LedgerFact[], single.sort(byNumber)), ...unsent]
}

const ownEntries = new WeakMap<OwnRow, LedgerFact>()

/** The same object as long as nothing about it has changed: the fold goes by that. */
function ownEntry(row: OwnRow, install: string, stamp: Stamp, number: number | null): LedgerFact {
  const known = ownEntries.get(row)
  const isSame = known?.number === number && known.fact.install === install
  if (isSame && isSameStamp(known.stamp, stamp)) return known
  const entry = { fact: { ...row.fact, install, seq: row.seq ?? 0 }, stamp, number } as LedgerFact
  ownEntries.set(row, entry)
  return entry
}

const isSameStamp = (a: Stamp, b: Stamp): boolean =>
  a === b ||
  (a.stream === b.stream &&
    a.schoolDay === b.schoolDay &&
    a.window === b.window &&
    a.time === b.time &&
    a.due === b.due)

const byNumber = (a: LedgerFact, b: LedgerFact) => (a.number ?? 0) - (b.number ?? 0)

/** Two lists in commit order as one; a fact of both once. */
function inOneOrder(history: readonly LedgerFact[], single: readonly LedgerFact[]): LedgerFact[] {
  const all: LedgerFact[] = []
  let next = 0
  for (const entry of history) {
    for (let other = single[next]; other && byNumber(other, entry) <= 0; other = single[next]) {
      if (other.number !== entry.number) all.push(other)
      next += 1
    }
    all.push(entry)
  }
  return [...all, ...single.slice(next)]
}

const ownOf = new WeakMap<readonly CommittedFact[], { install: string; ids: ReadonlySet<string> }>()

/** Ids of this install's facts in history; walked once for each state of it. */
function ownIn(history: readonly CommittedFact[], install: string): ReadonlySet<string> {
  const known = ownOf.get(history)
  if (known?.install === install) return known.ids
  const ids = new Set<string>()
  for (const { fact } of history) if (fact.install === install) ids.add(fact.id)
  ownOf.set(history, { install, ids })
  return ids
}

function numberOf(acks: readonly AckRow[], seq: number): number | null {
  const range = acks.find((ack) => ack.first <= seq && seq <= ack.last)
  return range ? range.number + seq - range.first : null
}
