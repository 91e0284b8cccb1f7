/** Which own facts still have to reach the server. */
import type { Fact } from '../../domain/facts/fact.schema.ts'
import { basisUnknown } from '../../domain/facts/ledger.ts'
import { type AckRow, type AnswerRow, type DeviceDatabase, type OwnRow } from './database.ts'

/** Which own facts the server has settled: by a range, or each by itself. */
export type Settled = { readonly has: (seq: number) => boolean; readonly upTo: number }

export function settledBy(acks: readonly AckRow[], answers: readonly AnswerRow[]): Settled {
  const answered = new Set(answers.filter((row) => row.exception).map((row) => row.seq))
  const head = [...acks].sort((a, b) => a.first - b.first)[0]
  return {
    has: (seq) => answered.has(seq) || isNumbered(acks, seq),
    // Below it long histories are not walked each time.
    upTo: head && head.first === 1 ? head.last : 0,
  }
}

const isNumbered = (acks: readonly AckRow[], seq: number) =>
  acks.some((ack) => ack.first <= seq && seq <= ack.last)

export type UnsentRow = OwnRow & { seq: number }

export async function readUnsent(db: DeviceDatabase, limit: number): Promise<UnsentRow[]> {
  const [acks, answers] = await Promise.all([db.acks.toArray(), db.answers.toArray()])
  return unsentRows(db, settledBy(acks, answers), limit)
}

/** Many rows in one answer of the browser's store; a cursor asks for each by itself. */
const fewestRowsAtOnce = 50

export async function unsentRows(db: DeviceDatabase, settled: Settled, limit: number): Promise<UnsentRow[]> {
  const atOnce = Math.max(limit, fewestRowsAtOnce)
  const unsent: UnsentRow[] = []
  for (let last = settled.upTo; ;) {
    const rows = await rowsAfter(db, last, atOnce)
    unsent.push(...rows.filter(({ seq }) => !settled.has(seq)))
    if (unsent.length >= limit || rows.length < atOnce) return unsent.slice(0, limit)
    last = rows[rows.length - 1]?.seq ?? last
  }
}

/** Many rows in one answer of the store, settled ones among them. */
export const rowsAfter = (db: DeviceDatabase, seq: number, limit: number) =>
  db.own.where(':id').above(seq).limit(limit).toArray() as PromiseLike<UnsentRow[]>

/** Own facts that wait at the server for what they are about: asked about again, because their answer comes later. */
export const waitingSeqs = (acks: readonly AckRow[], answers: readonly AnswerRow[]): number[] =>
  answers
    .filter(({ seq, exception }) => exception?.verdict === 'waiting' && !isNumbered(acks, seq))
    .map(({ seq }) => seq)

/** The seq of the last fact this store wrote; 0 when it wrote none. */
export async function lastWritten(db: DeviceDatabase): Promise<number> {
  const [last] = await db.own.orderBy(':id').reverse().limit(1).primaryKeys()
  return last ?? 0
}

export async function countUnsent(db: DeviceDatabase): Promise<number> {
  return (await readUnsent(db, 100_000)).length
}

/** Numbers whose fact was erased here before it was sent: they go out empty, so that nobody waits for them. */
export const blanksIn = (answers: readonly AnswerRow[], install: string): Fact[] =>
  answers
    .filter(({ blank, exception }) => blank !== undefined && !exception)
    .map(({ seq, blank }) => ({ id: blank, seq, install, blank: true }) as unknown as Fact)

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
