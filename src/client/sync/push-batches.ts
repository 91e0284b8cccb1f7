/**
 * Many facts that were written offline: full batches that ask for nothing, the next one on its way while the server
 * judges the one before. What is left when they end, for whatever reason, goes the ordinary way, which also says what
 * the reason was.
 */
import { protocolVersion, type SyncRequest } from '../../domain/protocol/sync.ts'
import { applyAcknowledgement } from '../db/apply-reply.ts'
import { type DeviceDatabase, readMeta } from '../db/database.ts'
import { rowsAfter } from '../db/unsent.ts'
import { hasMeasured, onTheWire, readStanding, type Standing } from './standing.ts'
import type { PostSync } from './transport.ts'

/** @param page whose clock has been measured in this run */
export async function pushBatches(
  db: DeviceDatabase,
  post: PostSync,
  page: string,
  atOnce: number,
): Promise<void> {
  const start = await readStart(db, page)
  if (!start) return
  let underWay: Promise<boolean> = Promise.resolve(true)
  for (let after = start.settled.upTo; ;) {
    const batch = await readBatch(db, start, after, atOnce)
    if (!batch) break
    const sent = send(db, post, batch.request)
    const isFine = await underWay
    underWay = sent
    after = batch.last
    if (!isFine) break
  }
  await underWay
}

/** Null for a store that has no place in the school's history yet, or whose page does not know the time. */
async function readStart(db: DeviceDatabase, page: string): Promise<Standing | null> {
  const tables = [db.own, db.acks, db.answers, db.meta]
  const standing = await db.transaction('r', tables, async () => await readStanding(db))
  return standing.meta.cursor && hasMeasured(standing, page) ? standing : null
}

type Batch = { readonly request: SyncRequest; readonly last: number }

/** Null where no full batch is left, or an erasure may have changed what is still to go. */
async function readBatch(
  db: DeviceDatabase,
  start: Standing,
  after: number,
  atOnce: number,
): Promise<Batch | null> {
  const [rows, generation] = await db.transaction('r', [db.own, db.meta], async () =>
    Promise.all([rowsAfter(db, after, atOnce), readMeta(db, 'generation')]),
  )
  const { meta, settled, written } = start
  const last = rows[rows.length - 1]
  if (!last || rows.length < atOnce || generation !== meta.generation) return null
  const { install = '', epoch = null, cursor = null, scopeVersion = null } = meta
  const request: SyncRequest = {
    ...{ protocol: protocolVersion, install, epoch, cursor, scopeVersion },
    own: { settled: settled.upTo, written },
    facts: onTheWire(
      rows.filter(({ seq }) => !settled.has(seq)),
      start,
    ),
    pulls: false,
  }
  return { request, last: last.seq }
}

/** Whether to go on. An answer of another history acknowledges nothing here: the ordinary way settles that. */
async function send(db: DeviceDatabase, post: PostSync, request: SyncRequest): Promise<boolean> {
  const outcome = await post(request)
  if (outcome.kind !== 'reply') return false
  const { reply } = outcome
  if (reply.forked || reply.epoch !== request.epoch) return false
  return db.transaction('rw', [db.acks, db.answers, db.meta], async () => {
    // While this tab slept, another may have learned of another history, where what was acknowledged is offered again.
    const isHere =
      (await readMeta(db, 'epoch')) === request.epoch && (await readMeta(db, 'install')) === request.install
    if (isHere) await applyAcknowledgement(db, reply)
    return isHere
  })
}
