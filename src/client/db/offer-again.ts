/**
 * The server has another history than the one this device knew: it was brought back from a backup. Its word about
 * this device's own facts is forgotten, as far back as a backup may reach, so that they go out again; those it still
 * has it knows by their ids. A backup is thirty days old at most when it is brought back, or the person who brings it
 * back was warned (`server/cli/restore.ts`); and it was brought back after the device's last contact with the earlier
 * history: so what had its number thirty days before that contact is in it. How long the device was away since says
 * nothing: a summer may lie between.
 */
import { type AckRow, type DeviceDatabase, metaRow, readMeta } from './database.ts'

const oldestBackup = 30 * 86_400
const oneDay = 86_400

/** Inside the transaction that learns of it, before it notes the contact. */
export async function offerAgain(db: DeviceDatabase): Promise<void> {
  const last = await db.own.orderBy(':id').last()
  if (last?.seq === undefined) return
  const heads = (await readMeta(db, 'heads')) ?? []
  const contact = (await readMeta(db, 'lastContact'))?.serverTime ?? 0
  const limit = [...heads].reverse().find(({ at }) => at <= contact - oldestBackup)?.number ?? 0
  const kept = (await db.acks.toArray()).flatMap((ack) => upTo(ack, limit))
  const offered = Math.max(0, ...kept.map((ack) => ack.last)) + 1
  await db.acks.clear()
  await db.acks.bulkPut(kept)
  await db.answers.where('seq').aboveOrEqual(offered).delete()
  await db.meta.bulkPut([metaRow('otherHistory', last.seq), metaRow('heads', [])])
}

/** What of a range had been numbered by then. */
function upTo(ack: AckRow, limit: number): AckRow[] {
  const count = Math.min(ack.last - ack.first, limit - ack.number) + 1
  return count > 0 ? [{ ...ack, last: ack.first + count - 1 }] : []
}

/**
 * Inside the transaction that applies a reply: how far the history had come when. The latest, and one or two a day.
 *
 * @param at seconds since 1970, the server's
 */
export async function noteHead(db: DeviceDatabase, at: number, number: number): Promise<void> {
  const known = ((await readMeta(db, 'heads')) ?? []).filter((head) => head.at <= at && head.number <= number)
  const before = known[known.length - 2]
  const isSameDay = before !== undefined && at - before.at < oneDay
  const heads = [...(isSameDay ? known.slice(0, -1) : known), { at, number }]
  // Of those older than any backup the latest alone may be asked for.
  const older = heads.filter((head) => head.at <= at - oldestBackup).length
  await db.meta.put(metaRow('heads', heads.slice(Math.max(0, older - 1))))
}
