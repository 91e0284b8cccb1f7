/**
 * What the next request says: where this store stands, and the facts that are next to go. All of it of one moment of
 * the store.
 */
import { protocolVersion, type SyncRequest } from '../../domain/protocol/sync.ts'
import type { DeviceDatabase } from '../db/database.ts'
import { isArriving, wantsHistory } from '../db/held-segments.ts'
import { blanksIn, unsentRows, type UnsentRow, waitingSeqs } from '../db/unsent.ts'
import { hasMeasured, onTheWire, readStanding } from './standing.ts'

export type Asking = {
  /** This page's life: before it has measured the clock, no facts go out. */
  page: string
  factsAtOnce: number
  readsSegments: boolean
  /** Whether what waits at the server for its target is asked about again. */
  asksAboutWaiting: boolean
}
type Next = { request: SyncRequest; isWaiting: boolean }

const versionWithoutSegments = 1

/** The scope is async itself: Dexie follows the awaits of no other. */
export const nextRequest = (db: DeviceDatabase, asking: Asking): PromiseLike<Next> =>
  db.transaction('r', tablesRead(db), async () => await readNext(db, asking))

const tablesRead = (db: DeviceDatabase) => [
  db.own,
  db.answers,
  db.acks,
  db.ledger,
  db.listed,
  db.segments,
  db.meta,
]

async function readNext(db: DeviceDatabase, asking: Asking): Promise<Next> {
  const { page, factsAtOnce, readsSegments, asksAboutWaiting } = asking
  const standing = await readStanding(db)
  const { meta, acks, answers, settled, written } = standing
  const { install = '', epoch = null, cursor = null, scopeVersion = null } = meta
  const isMeasured = hasMeasured(standing, page)
  const [unsent, waiting] = await Promise.all([
    unsentRows(db, settled, isMeasured ? factsAtOnce : 1),
    asksAboutWaiting ? rowsAt(db, waitingSeqs(acks, answers)) : [],
  ])
  // What somebody has just written does not wait for the question how history is kept.
  const hasTime = !isMeasured || unsent.length === 0
  const wantsList = readsSegments && (isArriving(meta) || (hasTime && (await wantsHistory(db, meta))))
  const blanks = blanksIn(answers, install)
  const open = [...unsent, ...blanks].map(({ seq }) => seq)
  const facts = isMeasured ? onTheWire([...waiting, ...unsent], standing) : []
  const request: SyncRequest = {
    protocol: readsSegments ? protocolVersion : versionWithoutSegments,
    install,
    epoch,
    cursor,
    scopeVersion,
    own: { settled: Math.min(written, ...open.map((seq) => seq - 1)), written },
    facts: [...facts, ...(isMeasured ? blanks : [])].slice(0, factsAtOnce),
    ...(wantsList ? { history: true } : {}),
  }
  return { request, isWaiting: waiting.length > 0 }
}

async function rowsAt(db: DeviceDatabase, seqs: number[]): Promise<UnsentRow[]> {
  if (seqs.length === 0) return []
  return (await db.own.bulkGet(seqs)).filter((row) => row !== undefined) as UnsentRow[]
}
