/**
 * Bytes, written and read in order: varints, signed varints, UUIDs, text. A number is at most 2^53; a reader that
 * would run past the end throws `MalformedBytes`, which `decodeSegment` turns into a value.
 */
export class MalformedBytes extends Error {}

/** Largest number whose double, as a signed varint writes it, is still exact. */
export const largestVarint = 2 ** 51

export class ByteWriter {
  #bytes = new Uint8Array(4096)
  #length = 0

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1)
    this.#bytes[this.#length++] = value
  }

  bytes(values: Uint8Array): void {
    if (this.#length + values.length > this.#bytes.length) this.#grow(values.length)
    this.#bytes.set(values, this.#length)
    this.#length += values.length
  }

  varint(value: number): void {
    let rest = value
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.byte((rest % 128) | 128)
    this.byte(rest)
  }

  /** Small numbers of either sign stay short. */
  signed(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value)
  }

  /** UTF-16 code units, so that any text comes back as it was. */
  text(value: string): void {
    this.varint(value.length)
    for (let index = 0; index < value.length; index += 1) this.varint(value.charCodeAt(index))
  }

  #grow(wanted: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + wanted))
    larger.set(this.#bytes)
    this.#bytes = larger
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length)
  }
}

export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  byte(): number {
    const value = this.#bytes[this.#at++]
    if (value === undefined) throw new MalformedBytes('ends too early')
    return value
  }

  bytes(count: number): Uint8Array {
    if (count > this.left) throw new MalformedBytes('ends too early')
    this.#at += count
    return this.#bytes.subarray(this.#at - count, this.#at)
  }

  varint(): number {
    const first = this.byte()
    if (first < 128) return first
    let value = first & 127
    for (let scale = 128; scale <= 2 ** 49; scale *= 128) {
      const next = this.byte()
      value += (next & 127) * scale
      if (next < 128) return value
    }
    throw new MalformedBytes('number too long')
  }

  signed(): number {
    const value = this.varint()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  /** A number of things each of which takes at least one byte more, so that no count can ask for much memory. */
  count(): number {
    const count = this.varint()
    if (count > this.left) throw new MalformedBytes('counts more than there is')
    return count
  }

  text(): string {
    const length = this.count()
    let text = ''
    for (let index = 0; index < length; index += 1) text += String.fromCharCode(this.varint())
    return text
  }
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** @param bytes sixteen of them */
export function uuidText(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < 16; index += 1) {
    text += hexOf[bytes[index] ?? 0]
    if (index === 3 || index === 5 || index === 7 || index === 9) text += '-'
  }
  return text
}

/** Sixteen bytes, or null for a text that is no UUID in small letters. */
export function uuidBytes(text: string): Uint8Array | null {
  if (text.length !== 36) return null
  const bytes = new Uint8Array(16)
  let at = 0
  for (let index = 0; index < 16; index += 1, at += 2) {
    if (index === 4 || index === 6 || index === 8 || index === 10) if (text[at++] !== '-') return null
    const [high, low] = [hexDigit(text.charCodeAt(at)), hexDigit(text.charCodeAt(at + 1))]
    if (high < 0 || low < 0) return null
    bytes[index] = high * 16 + low
  }
  return bytes
}

const hexDigit = (code: number) =>
  code >= 48 && code <= 57 ? code - 48 : code >= 97 && code <= 102 ? code - 87 : -1
