/**
 * Bytes that are compressed once and served ever after, alone or several in one answer. Each piece is kept as open
 * deflate blocks that refer to nothing outside it; a gzip is a header, such pieces one after the other, an empty last
 * block, and the checksum of the whole, worked out from those of the pieces.
 */
import { promisify } from 'node:util'
import { constants, crc32, deflateRaw, inflateRawSync } from 'node:zlib'

/** `size` and `crc` are of the plain bytes. */
export type Packed = { readonly size: number; readonly crc: number; readonly deflated: Uint8Array }

const deflate = promisify(deflateRaw)

export async function pack(bytes: Uint8Array): Promise<Packed> {
  const deflated = await deflate(bytes, { finishFlush: constants.Z_SYNC_FLUSH })
  return { size: bytes.length, crc: crc32(bytes), deflated }
}

/** @throws when the blocks are damaged */
export const unpack = ({ deflated }: Pick<Packed, 'deflated'>): Uint8Array =>
  inflateRawSync(deflated, { finishFlush: constants.Z_SYNC_FLUSH })

/** A few plain bytes among the pieces, as a block that is not compressed. @param bytes fewer than 65,536 */
export function plainPiece(bytes: Uint8Array): Packed {
  const block = Buffer.alloc(5 + bytes.length)
  block.writeUInt16LE(bytes.length, 1)
  block.writeUInt16LE(bytes.length ^ 0xffff, 3)
  block.set(bytes, 5)
  return { size: bytes.length, crc: crc32(bytes), deflated: block }
}

const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
const emptyLastBlock = Buffer.from([3, 0])

export function gzipOf(pieces: readonly Packed[]): Buffer {
  let [size, crc] = [0, 0]
  for (const piece of pieces) {
    crc = joinedCrc(crc, piece.crc, piece.size)
    size += piece.size
  }
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(crc, 0)
  trailer.writeUInt32LE(size >>> 0, 4)
  return Buffer.concat([header, ...pieces.map(({ deflated }) => deflated), emptyLastBlock, trailer])
}

/** CRC-32 of a text from those of its two parts, by zlib's way: the first is moved on by the length of the second. */
function joinedCrc(first: number, second: number, lengthOfSecond: number): number {
  let moved = 0x80000000
  for (let rest = lengthOfSecond, power = 3; rest > 0; rest = Math.floor(rest / 2), power += 1) {
    if (rest % 2 === 1) moved = times(powers[power & 31] ?? 0, moved)
  }
  return (times(moved, first) ^ second) >>> 0
}

/** The product of two polynomials over GF(2), modulo CRC-32's. */
function times(a: number, b: number): number {
  let product = 0
  let shifted = b
  for (let bit = 0x80000000; bit > 0; bit >>>= 1) {
    if (a & bit) product ^= shifted
    shifted = shifted & 1 ? (shifted >>> 1) ^ 0xedb88320 : shifted >>> 1
  }
  return product >>> 0
}

/** x to the power of 2^n. */
const powers: number[] = [0x40000000]
while (powers.length < 32) powers.push(times(powers.at(-1) ?? 0, powers.at(-1) ?? 0))
