/**
 * How many facts go out at once. A batch that is too large for the server or the network is cut down until it gets
 * through; one fact that makes the server refuse its whole batch is found in the same way and set aside with its
 * reason, so that it holds up no other.
 */
import { maxFactsPerRequest, type SyncRequest } from '../../domain/protocol/sync.ts'
import type { DeviceDatabase } from '../db/database.ts'
import type { Outcome, PostSync } from './transport.ts'

export type BatchSize = { now: number; readonly most: number }

export const batchesOf = (most: number): BatchSize => ({ now: most, most })
export const fullBatches = (): BatchSize => batchesOf(maxFactsPerRequest)

/** After a batch that got through. */
export function grow(size: BatchSize): void {
  size.now = Math.min(size.most, size.now * 2)
}

function shrink(size: BatchSize, sent: number): void {
  size.now = Math.max(1, Math.floor(Math.min(size.now, sent) / 4))
}

/**
 * After a batch that did not get through.
 * @returns whether to ask again at once
 */
export async function cutDown(
  db: DeviceDatabase,
  post: PostSync,
  request: SyncRequest,
  outcome: Outcome,
  size: BatchSize,
): Promise<boolean> {
  const { facts } = request
  if (outcome.kind === 'unreachable' && outcome.timedOut) shrink(size, facts.length)
  if (!isRefusedWhole(outcome)) return false
  if (facts.length > 1) {
    shrink(size, facts.length)
    return true
  }
  return setAside(db, post, request)
}

const isRefusedWhole = (outcome: Outcome): boolean =>
  outcome.kind === 'problem' && (outcome.error === 'too-large' || outcome.error === 'bad-request')

/** Only where it is the fact: a server that refuses an empty request as well speaks another protocol. */
async function setAside(db: DeviceDatabase, post: PostSync, request: SyncRequest): Promise<boolean> {
  const [fact] = request.facts
  if (!fact || (await post({ ...request, facts: [] })).kind !== 'reply') return false
  const { seq } = fact
  await db.answers.put({ seq, exception: { seq, verdict: 'refused', code: 'malformed', detail: {} } })
  return true
}
