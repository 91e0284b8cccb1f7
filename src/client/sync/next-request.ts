/**
 * What the next request says: where this store stands, and the facts that are next to go. All of it of one moment of
 * the store. While it is under way the facts behind it are read ahead.
 */
import { protocolVersion, type SyncRequest } from '../../domain/protocol/sync.ts'
import type { DeviceDatabase, Meta } from '../db/database.ts'
import { isArriving, wantsHistory } from '../db/held-segments.ts'
import {
  blanksIn,
  lastWritten,
  readAhead,
  type RowsAhead,
  settledBy,
  unsentAhead,
  unsentRows,
  type UnsentRow,
  waitingSeqs,
  wireFact,
} from '../db/unsent.ts'
import { clockOffsetAt } from './page-clock.ts'

export type Asking = {
  /** This page's life: before it has measured the clock, no facts go out. */
  page: string
  factsAtOnce: number
  readsSegments: boolean
  /** Whether what waits at the server for its target is asked about again. */
  asksAboutWaiting: boolean
  ahead: RowsAhead | null
}
/** `lastFact`: the seq of the last fact in it that had not been sent before; 0 where there is none. */
type Next = { request: SyncRequest; isWaiting: boolean; lastFact: number }

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
  const [acks, answers, written, metaRows] = await Promise.all([
    db.acks.toArray(),
    db.answers.toArray(),
    lastWritten(db),
    db.meta.toArray(),
  ])
  const meta = Object.fromEntries(metaRows.map(({ key, value }) => [key, value])) as Partial<Meta>
  const { install = '', epoch = null, cursor = null, scopeVersion = null, lastContact } = meta
  const hasMeasured = lastContact?.page === page
  const settled = settledBy(acks, answers)
  const [unsent, waiting] = await Promise.all([
    unsentAhead(asking.ahead, settled, meta.generation ?? 0) ??
      unsentRows(db, settled, hasMeasured ? factsAtOnce : 1),
    asksAboutWaiting ? rowsAt(db, waitingSeqs(acks, answers)) : [],
  ])
  // What somebody has just written does not wait for the question how history is kept.
  const hasTime = !hasMeasured || unsent.length === 0
  const wantsList = readsSegments && (isArriving(meta) || (hasTime && (await wantsHistory(db, meta))))
  const blanks = blanksIn(answers, install)
  const open = [...unsent, ...blanks].map(({ seq }) => seq)
  const facts = (hasMeasured ? [...waiting, ...unsent] : []).map((row) => {
    const moment = { page: row.page, monotonic: row.monotonic, deviceClock: row.fact.occurredAt }
    return wireFact(row, install, clockOffsetAt(moment, lastContact), meta.otherHistory)
  })
  const request: SyncRequest = {
    protocol: readsSegments ? protocolVersion : versionWithoutSegments,
    install,
    epoch,
    cursor,
    scopeVersion,
    own: { settled: Math.min(written, ...open.map((seq) => seq - 1)), written },
    facts: [...facts, ...(hasMeasured ? blanks : [])].slice(0, factsAtOnce),
    ...(wantsList ? { history: true } : {}),
  }
  const lastFact = hasMeasured ? (unsent[unsent.length - 1]?.seq ?? 0) : 0
  return { request, isWaiting: waiting.length > 0, lastFact }
}

async function rowsAt(db: DeviceDatabase, seqs: number[]): Promise<UnsentRow[]> {
  if (seqs.length === 0) return []
  return (await db.own.bulkGet(seqs)).filter((row) => row !== undefined) as UnsentRow[]
}

/** Only behind a full batch, which is seldom the last; a failure here is met again by the reading itself. */
export async function rowsBehind(
  db: DeviceDatabase,
  { request, lastFact }: Next,
  factsAtOnce: number,
): Promise<RowsAhead | null> {
  if (lastFact === 0 || request.facts.length < factsAtOnce) return null
  return readAhead(db, lastFact, factsAtOnce).catch(() => null)
}
