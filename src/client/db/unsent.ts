/** Which own facts still have to reach the server. */
import type { Fact } from '../../domain/facts/fact.schema.ts'
import { basisUnknown } from '../../domain/facts/ledger.ts'
import type { DeviceDatabase, OwnRow } from './database.ts'

/** Seqs covered by an acknowledgement or an answer, as one predicate. */
async function settledSeqs(db: DeviceDatabase): Promise<(seq: number) => boolean> {
  const [acks, answers] = await Promise.all([db.acks.toArray(), db.answers.toArray()])
  const answered = new Set(answers.filter((row) => row.exception).map((row) => row.seq))
  return (seq) => answered.has(seq) || acks.some((ack) => ack.first <= seq && seq <= ack.last)
}

/** The highest seq below which everything has been settled, so that long histories are not walked each time. */
const firstUnsettled = (acks: readonly { first: number; last: number }[]) => {
  const head = [...acks].sort((a, b) => a.first - b.first)[0]
  return head && head.first === 1 ? head.last + 1 : 1
}

export async function readUnsent(
  db: DeviceDatabase,
  limit: number,
): Promise<Array<OwnRow & { seq: number }>> {
  const settled = await settledSeqs(db)
  const from = firstUnsettled(await db.acks.toArray())
  const rows: Array<OwnRow & { seq: number }> = []
  await db.own
    .where(':id')
    .aboveOrEqual(from)
    .until(() => rows.length >= limit)
    .each((row) => {
      if (!settled(row.seq ?? 0)) rows.push(row as OwnRow & { seq: number })
    })
  return rows.slice(0, limit)
}

/** Own facts that wait at the server for what they are about: asked about again, because their answer comes later. */
export async function readWaiting(db: DeviceDatabase): Promise<Array<OwnRow & { seq: number }>> {
  const [acks, answers] = await Promise.all([db.acks.toArray(), db.answers.toArray()])
  const isNumbered = (seq: number) => acks.some((ack) => ack.first <= seq && seq <= ack.last)
  const seqs = answers.filter(({ exception }) => exception?.verdict === 'waiting').map(({ seq }) => seq)
  const rows = await db.own.bulkGet(seqs.filter((seq) => !isNumbered(seq)))
  return rows.filter((row) => row !== undefined) as Array<OwnRow & { seq: number }>
}

/** The seq of the last fact this store wrote; 0 when it wrote none. */
export async function lastWritten(db: DeviceDatabase): Promise<number> {
  const [last] = await db.own.orderBy(':id').reverse().limit(1).primaryKeys()
  return last ?? 0
}

export async function countUnsent(db: DeviceDatabase): Promise<number> {
  return (await readUnsent(db, 100_000)).length
}

/** Numbers whose fact was erased here before it was sent: they go out empty, so that nobody waits for them. */
export async function readBlanks(db: DeviceDatabase, install: string): Promise<Fact[]> {
  const rows = await db.answers.filter(({ blank, exception }) => blank !== undefined && !exception).toArray()
  return rows.map(({ seq, blank }) => ({ id: blank, seq, install, blank: true }) as unknown as Fact)
}

/**
 * The fact as it goes over the wire; the offset is filled in when this page has measured it meanwhile.
 * @param otherHistory the last seq that was written before the server's history changed: a basis of 0 says so
 */
export function wireFact(
  row: OwnRow & { seq: number },
  install: string,
  offset: number | undefined,
  otherHistory = 0,
): Fact {
  const { clockOffset, ...fact } = row.fact as Fact
  const known = clockOffset ?? offset
  const basis = row.seq <= otherHistory ? basisUnknown : fact.basis
  const timed = known === undefined ? {} : { clockOffset: known }
  return { ...fact, basis, install, seq: row.seq, ...timed } as Fact
}
