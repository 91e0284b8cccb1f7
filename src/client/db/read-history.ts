/**
 * Sealed history in memory: each segment is decoded once in a page's life and kept, all together as one list in commit
 * order. What the store does not hold any more is forgotten here at the next reading.
 */
import { decodeSegment } from '../../domain/history/segment-codec.ts'
import type { CommittedFact } from '../../domain/protocol/sync.ts'
import type { DeviceDatabase, SegmentRow } from './database.ts'

type Kept = { decoded: Map<string, CommittedFact[]>; names: string; facts: readonly CommittedFact[] }
const keptOf = new WeakMap<DeviceDatabase, Kept>()

export type SegmentsHere = { names: string[]; fresh: SegmentRow[] }

/** Inside a transaction or a live query: which segments are here, and the bytes of those not decoded yet. */
export async function readSegments(db: DeviceDatabase): Promise<SegmentsHere> {
  const names = await db.segments.toCollection().primaryKeys()
  const unknown = names.filter((name) => !keptOf.get(db)?.decoded.has(name))
  const rows = await db.segments.bulkGet(unknown)
  return { names, fresh: rows.filter((row) => row !== undefined) }
}

/**
 * All facts of these segments, each once, in commit order; the same list while the segments are the same.
 * @throws when a segment is of a format that this build does not know, or its row was damaged
 */
export function historyOf(db: DeviceDatabase, { names, fresh }: SegmentsHere): readonly CommittedFact[] {
  const kept = keptOf.get(db) ?? { decoded: new Map(), names: '', facts: [] }
  keptOf.set(db, kept)
  if (kept.names === names.join()) return kept.facts
  for (const { name, bytes } of fresh) kept.decoded.set(name, decoded(name, bytes))
  const here = new Set(names)
  for (const name of kept.decoded.keys()) if (!here.has(name)) kept.decoded.delete(name)
  kept.names = names.join()
  kept.facts = inCommitOrder([...kept.decoded.values()])
  return kept.facts
}

function decoded(name: string, bytes: Uint8Array): CommittedFact[] {
  const result = decodeSegment(bytes)
  if (!result.ok) throw new Error(`segment ${name} cannot be read: ${result.error}`)
  return result.value
}

function inCommitOrder(runs: readonly CommittedFact[][]): readonly CommittedFact[] {
  const facts = [...runs].sort((a, b) => (a[0]?.number ?? 0) - (b[0]?.number ?? 0)).flat()
  return isAscending(facts) ? facts : eachOnce(facts.sort((a, b) => a.number - b.number))
}

function isAscending(facts: readonly CommittedFact[]): boolean {
  let last = 0
  for (const { number } of facts) {
    if (number <= last) return false
    last = number
  }
  return true
}

/** For a moment a run may be here in two segments, its own and a longer one. */
const eachOnce = (facts: readonly CommittedFact[]) =>
  facts.filter(({ number }, index) => number !== facts[index - 1]?.number)
