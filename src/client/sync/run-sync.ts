/**
 * One run: bring everything unsent, fetch everything missing, page by page, until both are done. Knows no event
 * types. The first request of a page's life carries no facts: it measures the clock, so that what was written
 * offline in this page's life goes out with its true time.
 */
import type { SyncProblem, SyncReply, SyncRequest } from '../../domain/protocol/sync.ts'
import { uuidv7 } from '../../domain/ids.ts'
import { applyReply } from '../db/apply-reply.ts'
import { type DeviceDatabase, metaRow } from '../db/database.ts'
import { isDiskFull, makeRoom } from '../db/disk-full.ts'
import { putNamesAway } from '../db/put-names-away.ts'
import { lastWritten, readUnsent } from '../db/unsent.ts'
import { type BatchSize, cutDown, fullBatches, grow } from './batch-size.ts'
import { fetchSegments } from './fetch-segments.ts'
import { nextRequest } from './next-request.ts'
import type { Contact, PageMoment } from './page-clock.ts'
import { pushBatches } from './push-batches.ts'
import type { PostSync } from './transport.ts'

/** Segments that were withdrawn between list and fetching: with the next list their facts come in another way. */
const mostGone = 3

export type RunResult =
  | { kind: 'done' }
  | { kind: 'problem'; error: SyncProblem['error'] }
  | { kind: 'busy'; retryAfter: number }
  | { kind: 'not-ours' }
  | { kind: 'unreachable'; timedOut?: boolean }

/**
 * @param moment this page's clocks, read when an answer arrives
 * @param size kept by the caller from run to run: how many facts get through at once
 */
export async function runSync(
  db: DeviceDatabase,
  post: PostSync,
  moment: () => PageMoment,
  size: BatchSize = fullBatches(),
): Promise<RunResult> {
  const thisPage = moment().page
  let timesGone = 0
  let isAsked = false
  for (;;) {
    const factsAtOnce = size.now
    const next = await nextRequest(db, {
      page: thisPage,
      factsAtOnce,
      readsSegments: post.segments !== undefined,
      asksAboutWaiting: !isAsked,
    })
    const { request } = next
    isAsked ||= request.facts.length > 0
    const asked = moment()
    const outcome = await post(request)
    if (outcome.kind !== 'reply') {
      if (await cutDown(db, post, request, outcome, size)) continue
      if (outcome.kind === 'problem') await noteProblem(db, outcome.error)
      return outcome
    }
    const contact = contactOf(asked, moment(), outcome.reply.serverTime)
    try {
      await applyReply(db, request, outcome.reply, contact)
      if (request.facts.length > 0) grow(size)
      if (post.segments && request.facts.length >= size.most) await pushBatches(db, post, thisPage, size.most)
      if (!outcome.reply.complete || (await readUnsent(db, 1)).length > 0) continue
      if (next.isWaiting && !isAsked) continue
      const fetched = post.segments ? await fetchSegments(db, post.segments) : ({ kind: 'done' } as const)
      if (fetched.kind === 'gone' && (timesGone += 1) > mostGone) return { kind: 'busy', retryAfter: 5 }
      if (fetched.kind === 'problem') await noteProblem(db, fetched.error)
      if (fetched.kind !== 'gone') return fetched
    } catch (error) {
      if (!isDiskFull(error)) throw error
      return keepWhatCounts(db, request, outcome.reply, contact)
    }
  }
}

/** Seconds from asking to reading; no request is waited for as long. */
const longestAnswer = 60

/**
 * Null where the tablet slept, or its clock was set, between the server's answer and its reading: nobody knows how old
 * the server's time is. What was known before still holds, and a page that knew nothing measures again.
 */
function contactOf(asked: PageMoment, read: PageMoment, serverTime: number): Contact | null {
  const byWall = read.deviceClock - asked.deviceClock
  const byMonotonic = read.monotonic - asked.monotonic
  const isPrompt = [byWall, byMonotonic].every((took) => Math.abs(took) <= longestAnswer)
  return isPrompt ? { ...read, serverTime } : null
}

const roomAgain = 600

/** No room for the copy: it goes, and the acknowledgement is kept, so that own facts are not sent for ever. */
async function keepWhatCounts(
  db: DeviceDatabase,
  request: SyncRequest,
  reply: SyncReply,
  contact: Contact | null,
): Promise<RunResult> {
  await makeRoom(db)
  const fromNowhere = { ...request, epoch: null, cursor: null, scopeVersion: null }
  if (request.epoch !== null) await applyReply(db, fromNowhere, reply, contact)
  return { kind: 'busy', retryAfter: roomAgain }
}

/** Only our server's own code says so, never a status alone: a captive portal empties no phone. */
const rightEnded = { unauthenticated: 'signed-out', stolen: 'stolen' } as const

async function noteProblem(db: DeviceDatabase, error: SyncProblem['error']): Promise<void> {
  if (error === 'clone') await becomeAnother(db)
  if (error === 'unauthenticated' || error === 'stolen') await putNamesAway(db, rightEnded[error])
  if (error === 'unsupported-protocol') await db.meta.put(metaRow('turnedAway', 'update-needed'))
}

/**
 * This store and another grew from one copy. Under an id of its own it takes its copy of the ledger anew, because
 * what the other one wrote under the shared id was left out of what it got. Without a place in the history it could
 * not notice that the server was brought back: what it has written says nothing about what it had seen.
 */
async function becomeAnother(db: DeviceDatabase): Promise<void> {
  const install = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
  await db.transaction('rw', db.meta, db.own, async () => {
    const otherHistory = await lastWritten(db)
    await db.meta.bulkPut([
      metaRow('install', install),
      metaRow('complete', false),
      metaRow('otherHistory', otherHistory),
    ])
    await db.meta.delete('cursor')
  })
}
