/**
 * Ids. Facts carry a UUIDv7 drawn on the device; records carry a UUIDv7 or a readable id from the starter
 * content (`post-library`). Time inside an id is never used for order: order is commit order.
 */
export type FactId = string
type RecordId = string
export type StudentId = RecordId
export type ClassId = RecordId
export type StaffId = RecordId
export type PostId = RecordId
export type PlaceId = RecordId
export type WindowId = RecordId
export type TermId = RecordId
/** Drawn when a device's database is made; a cleared or copied store gets another one. */
export type InstallId = string

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
export const recordIdPattern = /^[a-z0-9][a-z0-9-]{0,63}$/

const hex = (byte: number) => byte.toString(16).padStart(2, '0')

/**
 * UUIDv7 (RFC 9562).
 * @param now milliseconds since 1970
 * @param random ten random bytes
 */
export function uuidv7(now: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16)
  for (let index = 0, rest = now; index < 6; index += 1, rest = Math.floor(rest / 256))
    bytes[5 - index] = rest % 256
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const text = Array.from(bytes, hex).join('')
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  )
}
