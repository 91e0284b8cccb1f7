/**
 * The columnar form of sealed history: a run of committed facts in and out, nothing lost.
 *
 *   format (1 byte) │ rows │ odd? │ numbers │ odd ones as JSON │ heads │ bodies │ stamps
 *
 * A fact whose head is not the one this build knows is "odd" and kept as JSON, whole. Bytes may be hostile: what is no
 * segment is an error, never a hang or a large allocation. That they are the bytes which the server named is for the
 * caller to check, by hash (`segment.ts`).
 */
import type { Fact } from '../facts/fact.schema.ts'
import type { Stamp } from '../facts/ledger.ts'
import type { CommittedFact } from '../protocol/sync.ts'
import { err, ok, type Result } from '../result.ts'
import { isKnownBody, isObject, readBodies, writeBodies } from './body-columns.ts'
import { ByteReader, ByteWriter, MalformedBytes } from './bytes.ts'
import { readDictionary, readNumbers, type Value, writeDictionary, writeNumbers } from './columns.ts'
import { hasFields, isKnownHead, readHeads, writeHeads } from './head-columns.ts'

export const segmentFormat = 1
const mostFactsInSegment = 20_000

export type SegmentProblem = 'unknown-format' | 'malformed'
type Stamped = Pick<CommittedFact, 'fact' | 'stamp'>

/** @param entries in commit order, at most `mostFactsInSegment` */
export function encodeSegment(entries: readonly CommittedFact[]): Uint8Array<ArrayBuffer> {
  if (entries.length > mostFactsInSegment) throw new Error('broken invariant: a segment is not too large')
  const numbers = entries.map(({ number }) => number)
  const isOdd = entries.map((entry) => !isKnown(entry))
  const odd = entries.filter((_, row) => isOdd[row]).map(({ fact, stamp }) => ({ fact, stamp }))
  const known = entries.filter((_, row) => !isOdd[row])
  const facts = known.map(({ fact }) => fact)
  const to = new ByteWriter()
  to.byte(segmentFormat)
  to.varint(entries.length)
  writeDictionary(to, isOdd)
  writeNumbers(to, numbers)
  writeDictionary(to, odd)
  writeHeads(to, facts)
  writeBodies(
    to,
    facts.map(({ body }) => body),
  )
  writeStamps(to, known)
  return to.done()
}

const stampFields = ['stream', 'schoolDay', 'window', 'time', 'due']
const isKnown = ({ fact, stamp }: CommittedFact) =>
  isKnownHead(fact) && isKnownBody(fact.body) && hasFields(stamp, stampFields)

/** From a child follows the class, from a day's window in a body the window of its stamp. */
function writeStamps(to: ByteWriter, entries: readonly Stamped[]): void {
  const column = (pick: (stamp: Stamp) => Value) => entries.map(({ stamp }) => pick(stamp))
  const bodies = entries.map(({ fact }) => fact.body as Record<string, Value>)
  const windows = bodies.map(({ window }) => window)
  writeDictionary(
    to,
    column(({ stream }) => stream),
    bodies.map(({ student }) => student),
  )
  writeDictionary(
    to,
    column(({ schoolDay }) => schoolDay),
  )
  writeDictionary(
    to,
    column(({ window }) => window),
    windows,
  )
  writeDictionary(
    to,
    column(({ time }) => time),
  )
  writeDictionary(
    to,
    column(({ due }) => due),
    windows,
  )
}

export function decodeSegment(bytes: Uint8Array): Result<CommittedFact[], SegmentProblem> {
  if (bytes[0] !== segmentFormat) return err('unknown-format')
  try {
    return ok(readEntries(new ByteReader(bytes.subarray(1))))
  } catch (error) {
    if (error instanceof MalformedBytes) return err('malformed')
    throw error
  }
}

function readEntries(from: ByteReader): CommittedFact[] {
  const rows = from.count()
  if (rows > mostFactsInSegment) throw new MalformedBytes('too many facts')
  const isOdd = readDictionary(from, rows)
  const numbers = readNumbers(from, rows)
  const oddRows = isOdd.filter(Boolean).length
  const odd = readDictionary(from, oddRows).values()
  const known = readKnown(from, rows - oddRows).values()
  if (from.left > 0) throw new MalformedBytes('more than a segment')
  return numbers.map((number, row) => {
    const { fact, stamp } = isOdd[row] ? stamped(odd.next().value) : (known.next().value as Stamped)
    return { number, fact, stamp }
  })
}

function stamped(value: Value): Stamped {
  const { fact, stamp } = isObject(value) ? value : {}
  if (!isObject(fact) || !isObject(stamp)) throw new MalformedBytes('no fact')
  return { fact: fact as unknown as Fact, stamp: stamp as unknown as Stamp }
}

function readKnown(from: ByteReader, rows: number): Stamped[] {
  const factOf = readHeads(from, rows)
  const bodies = readBodies(from, rows)
  const stampOf = readStamps(from, bodies)
  return bodies.map((body, row) => ({ fact: factOf(row, body), stamp: stampOf(row) }))
}

function readStamps(from: ByteReader, bodies: readonly Record<string, Value>[]): (row: number) => Stamp {
  const column = (given?: readonly Value[]) => readDictionary(from, bodies.length, given)
  const said = bodies.map(({ window }) => window)
  const streams = column(bodies.map(({ student }) => student))
  const days = column()
  const windows = column(said)
  const times = column()
  const dues = column(said)
  return (row) =>
    ({
      stream: streams[row],
      schoolDay: days[row],
      window: windows[row],
      time: times[row],
      due: dues[row],
    }) as Stamp
}
