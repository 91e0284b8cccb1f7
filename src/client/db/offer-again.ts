/**
 * The server has another history than the one this device knew: it was brought back from a backup. Its word about
 * this device's own facts of the last thirty days is forgotten, so that they go out again; those it still has it
 * knows by their ids. Older ones stay acknowledged: no backup is kept that long.
 *
 * The device's clock may have been anything. So the facts offered are those after the last one of which it is
 * certain, by a measured offset, that it is older: rather too many than one too few.
 */
import { type DeviceDatabase, metaRow, type OwnRow } from './database.ts'

const offeredAgain = 30 * 86_400

/** Inside the transaction that learns of it. @param serverTime seconds since 1970, the server's */
export async function offerAgain(db: DeviceDatabase, serverTime: number): Promise<void> {
  const last = await db.own.orderBy(':id').last()
  if (last?.seq === undefined) return
  const from = (await lastSeqBefore(db, serverTime - offeredAgain)) + 1
  const acks = await db.acks.toArray()
  const kept = acks.filter(({ first }) => first < from)
  await db.acks.clear()
  await db.acks.bulkPut(kept.map((ack) => ({ ...ack, last: Math.min(ack.last, from - 1) })))
  await db.answers.where('seq').aboveOrEqual(from).delete()
  await db.meta.put(metaRow('otherHistory', last.seq))
}

async function lastSeqBefore(db: DeviceDatabase, limit: number): Promise<number> {
  const isOlder = ({ fact }: OwnRow) =>
    fact.clockOffset !== undefined && fact.occurredAt + fact.clockOffset < limit
  const row = await db.own.orderBy(':id').reverse().filter(isOlder).first()
  return row?.seq ?? 0
}
