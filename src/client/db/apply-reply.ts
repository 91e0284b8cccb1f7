/**
 * Applying a server's reply: acknowledgement, refusals, records, facts, cursor and lost rows in one transaction.
 * The acknowledgement always, unless it is of another epoch than the store is in; the rest only if this store is
 * still where the request found it, so that a stale answer cannot step back over a newer one. Nothing is awaited in
 * here but the database.
 */
import type { AckRange, RecordsPart, SyncReply, SyncRequest } from '../../domain/protocol/sync.ts'
import { type AckRow, type DeviceDatabase, metaRow, readMeta } from './database.ts'
import type { Meta } from './database.ts'
import { forgetErased } from './forget-erased.ts'
import { applyListing, noteComplete, startGeneration } from './held-segments.ts'
import { noteHead, offerAgain } from './offer-again.ts'

export type Applied = 'all' | 'acknowledgement-only'

/** @param contact null where the answer was read too late to tell the time */
export async function applyReply(
  db: DeviceDatabase,
  request: SyncRequest,
  reply: SyncReply,
  contact: Meta['lastContact'] | null,
): Promise<Applied> {
  return db.transaction('rw', tablesOf(db), async () => {
    const isThere = await isStillThere(db, request)
    const epochHere = await readMeta(db, 'epoch')
    const isOtherHistory = epochHere !== undefined && (reply.forked || reply.epoch !== epochHere)
    if (isThere && isOtherHistory) await offerAgain(db)
    if (isThere || epochHere === undefined || epochHere === reply.epoch) await applyAcknowledgement(db, reply)
    if (contact !== null) await db.meta.put(metaRow('lastContact', contact))
    if (!isThere) return 'acknowledgement-only'
    // Before the copy goes: what is about a fact that goes is found by it.
    await forgetErased(db, reply.records.rows)
    if (reply.restart) await startAnew(db)
    await applyRecords(db, reply.records)
    await db.ledger.bulkPut(reply.facts)
    await applyListing(db, request, reply)
    const { epoch, cursor, scopeVersion, school, complete } = reply
    await db.meta.bulkPut([
      metaRow('epoch', epoch),
      metaRow('cursor', cursor),
      metaRow('scopeVersion', scopeVersion),
      metaRow('school', school),
      metaRow('paged', complete),
    ])
    await noteComplete(db)
    await noteHead(db, reply.serverTime, cursor.number)
    await db.meta.delete('turnedAway')
    return 'all'
  })
}

const tablesOf = (db: DeviceDatabase) => [
  db.own,
  db.answers,
  db.acks,
  db.ledger,
  db.listed,
  db.segments,
  db.records,
  db.meta,
]

/** Segments stay until the new list is known: what both lists name need not be fetched again. */
async function startAnew(db: DeviceDatabase): Promise<void> {
  await Promise.all([db.ledger.clear(), db.records.clear(), startGeneration(db)])
}

async function isStillThere(db: DeviceDatabase, request: SyncRequest): Promise<boolean> {
  const [epoch, cursor, scopeVersion] = await Promise.all([
    readMeta(db, 'epoch'),
    readMeta(db, 'cursor'),
    readMeta(db, 'scopeVersion'),
  ])
  return (
    (epoch ?? null) === request.epoch &&
    (cursor?.number ?? null) === (request.cursor?.number ?? null) &&
    (cursor?.tag ?? null) === (request.cursor?.tag ?? null) &&
    (scopeVersion ?? null) === request.scopeVersion
  )
}

/** What the server says about own facts; the caller has the transaction. */
export async function applyAcknowledgement(
  db: DeviceDatabase,
  reply: Pick<SyncReply, 'acked' | 'exceptions'> & Partial<Pick<SyncReply, 'restamped'>>,
): Promise<void> {
  const known = await db.acks.toArray()
  const merged = mergeRanges([...known, ...reply.acked.map(rangeOf)])
  if (reply.acked.length > 0) {
    await db.acks.clear()
    await db.acks.bulkPut(merged)
  }
  await db.answers.bulkPut([
    ...reply.exceptions.map((exception) => ({ seq: exception.seq, exception })),
    ...(reply.restamped ?? []),
  ])
}

const rangeOf = ([first, last, number]: AckRange): AckRow => ({ first, last, number })

/** Ranges that touch in both seq and number become one: a term of facts stays a handful of rows. */
function mergeRanges(ranges: readonly AckRow[]): AckRow[] {
  const merged: AckRow[] = []
  for (const range of [...ranges].sort((a, b) => a.first - b.first || b.last - a.last)) {
    const last = merged[merged.length - 1]
    if (last && range.last <= last.last) continue
    const touches =
      last && range.first <= last.last + 1 && range.number - range.first === last.number - last.first
    if (touches) last.last = range.last
    else merged.push({ ...range })
  }
  return merged
}

/** Records of the scope; the caller has the transaction, and has forgotten whom they say to forget. */
export async function applyRecords(db: DeviceDatabase, records: RecordsPart): Promise<void> {
  if (records.complete) await db.records.clear()
  await db.records.bulkPut(records.rows)
  await db.records.bulkDelete(records.gone.map(([kind, id]) => [kind, id] as [string, string]))
}
