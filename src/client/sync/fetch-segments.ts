/**
 * Fetches the segments that are listed and not here, some at a time, each stored as soon as it has come: a run that is
 * cut off goes on where it stood. Bytes that are not what their name says touch nothing and are asked for again.
 */
import { segmentName } from '../../domain/history/segment.ts'
import { decodeSegment } from '../../domain/history/segment-codec.ts'
import { maxSegmentsPerRequest } from '../../domain/protocol/sync.ts'
import type { DeviceDatabase } from '../db/database.ts'
import { missingSegments, storeSegments } from '../db/held-segments.ts'
import type { FetchSegments, NoSegments } from './transport.ts'

/** gone: one of them may not be read any more, so the list has to be asked for again. */
export type Fetched = { kind: 'done' } | { kind: 'gone' } | NoSegments

export async function fetchSegments(db: DeviceDatabase, ask: FetchSegments): Promise<Fetched> {
  for (;;) {
    const missing = await missingSegments(db)
    if (missing.length === 0) return { kind: 'done' }
    const names = missing.slice(0, maxSegmentsPerRequest).map(({ name }) => name)
    const answer = await ask(names)
    if (answer.kind !== 'segments') return answer
    const good = await onlyGood(answer.parts)
    if (good.size > 0) await storeSegments(db, good)
    if (names.some((name) => answer.parts.get(name) === null)) return { kind: 'gone' }
    if (good.size === 0) return { kind: 'not-ours' }
  }
}

async function onlyGood(parts: ReadonlyMap<string, Uint8Array<ArrayBuffer> | null>) {
  const good = new Map<string, Uint8Array>()
  for (const [name, bytes] of parts)
    if (bytes && (await isWhatItsNameSays(name, bytes))) good.set(name, bytes)
  return good
}

async function isWhatItsNameSays(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  // Without a certificate a browser does not hash; what arrived is then at least a segment.
  if (!('subtle' in crypto)) return decodeSegment(bytes).ok
  return name === segmentName(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
