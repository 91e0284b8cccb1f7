/**
 * Sealed history on this device. `listed` says which segments its copy of the ledger consists of, `segments` holds
 * those that have arrived, each as one row of bytes. What is listed changes only with a server's reply; a segment
 * takes the place of the single rows that it covers in the transaction that stores it.
 *
 *   listed, not here      fetched by `fetch-segments.ts`; until then totals may not show (`gathered`)
 *   here, not listed      after a restart gone at once, because the right to it may be; else kept until the segments
 *                         that take its place have all arrived
 */
import { isInRun } from '../../domain/history/segment.ts'
import type { SegmentRef, SyncReply, SyncRequest } from '../../domain/protocol/sync.ts'
import { type DeviceDatabase, type Meta, metaRow, readMeta } from './database.ts'

export async function missingSegments(db: DeviceDatabase): Promise<SegmentRef[]> {
  const [listed, here] = await Promise.all([db.listed.toArray(), db.segments.toCollection().primaryKeys()])
  const held = new Set(here)
  return listed.filter(({ name }) => !held.has(name))
}

/** Inside the transaction that applies the reply. */
export async function applyListing(
  db: DeviceDatabase,
  request: SyncRequest,
  { segments, restart }: Pick<SyncReply, 'segments' | 'restart'>,
): Promise<void> {
  if (!segments && !restart) return
  await db.listed.clear()
  await db.listed.bulkPut(segments ?? [])
  if (restart) await dropUnlisted(db)
  await db.meta.put(metaRow('rowsKept', await db.ledger.count()))
  const missing = await missingSegments(db)
  const wasGathered = !restart && (await readMeta(db, 'gathered')) !== false
  // What lies before the request's cursor is here as single rows, or as the segments that were listed before.
  const isHereAnyway = missing.every(({ last }) => last <= (request.cursor?.number ?? 0))
  await db.meta.put(metaRow('gathered', missing.length === 0 || (wasGathered && isHereAnyway)))
}

async function dropUnlisted(db: DeviceDatabase): Promise<void> {
  const listed = new Set(await db.listed.toCollection().primaryKeys())
  const here = await db.segments.toCollection().primaryKeys()
  await db.segments.bulkDelete(here.filter((name) => !listed.has(name)))
}

/** Whether totals may show: the last page has come, and no segment is awaited. */
export async function noteComplete(db: DeviceDatabase): Promise<void> {
  const [paged, gathered] = [await readMeta(db, 'paged'), await readMeta(db, 'gathered')]
  await db.meta.put(metaRow('complete', paged === true && gathered !== false))
}

/** @param bytes by name, each already found to be what its name says */
export async function storeSegments(
  db: DeviceDatabase,
  bytes: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  await db.transaction('rw', [db.listed, db.segments, db.ledger, db.meta], async () => {
    let covered = 0
    for (const [name, plain] of bytes) {
      const ref = await db.listed.get(name)
      // Unlisted meanwhile: another tab has learned that it may not be held any more.
      if (!ref) continue
      await db.segments.put({ name, bytes: plain })
      covered += await dropCoveredRows(db, ref)
    }
    if ((await missingSegments(db)).length === 0) {
      await dropUnlisted(db)
      await db.meta.bulkPut([metaRow('gathered', true), metaRow('rowsKept', await db.ledger.count())])
      await noteComplete(db)
    }
    if (covered > 0) await startGeneration(db)
  })
}

const dropCoveredRows = (db: DeviceDatabase, ref: SegmentRef): PromiseLike<number> =>
  db.ledger
    .where(':id')
    .between(ref.first, ref.last, true, true)
    .filter(({ stamp, number }) => isInRun(ref, stamp.stream, number))
    .delete()

/** Rows have gone: whoever keeps them in memory reads them again. */
export async function startGeneration(db: DeviceDatabase): Promise<void> {
  await db.meta.put(metaRow('generation', ((await readMeta(db, 'generation')) ?? 0) + 1))
}

const mostRows = 2_000
const worthAsking = 500

/** A copy that has been started anew and has not all arrived: the list has to come with each page. */
export const isArriving = ({ paged, gathered }: Partial<Meta>): boolean =>
  paged === false || gathered === false

/** Whether to ask for the list: something is awaited, or so many single rows have come that segments may hold them. */
export async function wantsHistory(db: DeviceDatabase, { rowsKept = 0 }: Partial<Meta>): Promise<boolean> {
  const [missing, rows] = await Promise.all([missingSegments(db), db.ledger.count()])
  return missing.length > 0 || rows > Math.max(mostRows, rowsKept + worthAsking)
}
