/**
 * One column of a segment. A dictionary column keeps each value once and then an index per row (none at all when
 * every row has the same value); a number column keeps the distance to the row before it.
 *
 *   dictionary   count, values (tag and content), then `rows` indices unless count is 0 or 1
 *   numbers      `rows` signed varints
 *
 * Where one column mostly follows from another (a phone from its teacher, a class from its child), the other is
 * `given`: a row whose value is the one last seen beside the same given value takes a 0, which compresses to nothing.
 */
import {
  type ByteReader,
  type ByteWriter,
  largestVarint,
  MalformedBytes,
  uuidBytes,
  uuidText,
} from './bytes.ts'

/** `undefined` stands for a field that is not there. */
export type Value = unknown

const tags = { absent: 0, null: 1, false: 2, true: 3, number: 4, uuid: 5, text: 6, json: 7 } as const

export function writeDictionary(to: ByteWriter, values: readonly Value[], given?: readonly Value[]): void {
  const distinct: Value[] = []
  const known = { plain: new Map<Value, number>(), objects: new Map<Value, number>() }
  const indices = values.map((value) => {
    const isObject = typeof value === 'object' && value !== null
    const indexOf = isObject ? known.objects : known.plain
    const key = isObject ? JSON.stringify(value) : value
    const index = indexOf.get(key) ?? distinct.push(value) - 1
    indexOf.set(key, index)
    return index
  })
  to.varint(distinct.length)
  for (const value of distinct) writeValue(to, value)
  if (distinct.length <= 1) return
  const lastBeside = new Map<Value, number>()
  for (const [row, index] of indices.entries()) {
    to.varint(!given ? index : lastBeside.get(given[row]) === index ? 0 : index + 1)
    if (given) lastBeside.set(given[row], index)
  }
}

function writeValue(to: ByteWriter, value: Value): void {
  if (value === undefined) return to.byte(tags.absent)
  if (value === null) return to.byte(tags.null)
  if (typeof value === 'boolean') return to.byte(value ? tags.true : tags.false)
  if (isShortNumber(value)) {
    to.byte(tags.number)
    return to.signed(value)
  }
  const uuid = typeof value === 'string' ? uuidBytes(value) : null
  to.byte(uuid ? tags.uuid : typeof value === 'string' ? tags.text : tags.json)
  if (uuid) to.bytes(uuid)
  else to.text(typeof value === 'string' ? value : JSON.stringify(value))
}

export const isShortNumber = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(value as number) <= largestVarint && !Object.is(value, -0)

/** @throws MalformedBytes */
export function readDictionary(from: ByteReader, rows: number, given?: readonly Value[]): Value[] {
  const size = from.count()
  if (size > rows || (size === 0 && rows > 0)) throw new MalformedBytes('dictionary of the wrong size')
  const distinct: Value[] = []
  for (let index = 0; index < size; index += 1) distinct.push(readValue(from))
  const values = new Array<Value>(rows)
  if (size <= 1) return values.fill(distinct[0])
  const lastBeside = new Map<Value, number>()
  for (let row = 0; row < rows; row += 1) {
    const written = from.varint()
    const index = !given ? written : written === 0 ? (lastBeside.get(given[row]) ?? size) : written - 1
    if (index >= size) throw new MalformedBytes('not in the dictionary')
    if (given) lastBeside.set(given[row], index)
    values[row] = distinct[index]
  }
  return values
}

function readValue(from: ByteReader): Value {
  switch (from.byte()) {
    case tags.absent:
      return undefined
    case tags.null:
      return null
    case tags.false:
      return false
    case tags.true:
      return true
    case tags.number:
      return from.signed()
    case tags.uuid:
      return uuidText(from.bytes(16))
    case tags.text:
      return from.text()
    case tags.json:
      return readJson(from.text())
    default:
      throw new MalformedBytes('unknown kind of value')
  }
}

function readJson(text: string): Value {
  try {
    return JSON.parse(text)
  } catch {
    throw new MalformedBytes('no JSON')
  }
}

/** Each number as its distance from what `guess` says, by its row and the number before it. */
export function writeNumbers(to: ByteWriter, values: readonly number[], guess: Guess = previous): void {
  let last = 0
  for (const [row, value] of values.entries()) {
    to.signed(value - guess(row, last))
    last = value
    guess.saw?.(row, value)
  }
}

export type Guess = {
  (row: number, last: number): number
  /** Told each number after it was guessed. */
  saw?: (row: number, value: number) => void
}
const previous: Guess = (_row, last) => last

/** The last number of the same group: a tablet's facts among those of others count on from its own. */
export function byGroup(groups: readonly Value[]): Guess {
  const lastOf = new Map<Value, number>()
  const guess: Guess = (row) => lastOf.get(groups[row]) ?? 0
  guess.saw = (row, value) => lastOf.set(groups[row], value)
  return guess
}

/** @throws MalformedBytes */
export function readNumbers(from: ByteReader, rows: number, guess: Guess = previous): number[] {
  const values = new Array<number>(rows)
  let last = 0
  for (let row = 0; row < rows; row += 1) {
    last = from.signed() + guess(row, last)
    values[row] = last
    guess.saw?.(row, last)
  }
  return values
}
