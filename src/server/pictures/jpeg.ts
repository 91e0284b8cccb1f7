/**
 * Looks into bytes that say they are a JPEG, as far as it takes to know that they are one and how large it is, and
 * leaves out whatever stands in them beside the picture: place, camera, time, text. The browser has drawn the picture
 * anew before; some write such parts again, and a file that did not come through our screen may have them all. Colour
 * profiles stay. Nothing is decoded.
 */
export type JpegFault = 'not-a-jpeg' | 'too-large'

/** Pixels on the longer side. */
const longestSide = 1600

const marker = { soi: 0xd8, eoi: 0xd9, app0: 0xe0, app15: 0xef, comment: 0xfe, scan: 0xda }
/** Start of frame: baseline, extended, progressive; what else there is no browser writes. */
const frames = new Set([0xc0, 0xc1, 0xc2])
/** What an application part may begin with: how the colours are meant, and nothing about the world. */
const harmless = ['ICC_PROFILE\0', 'Adobe\0', 'JFIF\0']

/** The picture alone up to its own end, or why it is none that is kept. What hangs on behind it is cut off. */
export function plainJpeg(bytes: Uint8Array): Uint8Array | JpegFault {
  if (bytes[0] !== 0xff || bytes[1] !== marker.soi) return 'not-a-jpeg'
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let size: 'fits' | JpegFault | null = null
  let hasScan = false
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) return 'not-a-jpeg'
    const kind = bytes[at + 1] ?? 0
    if (kind === marker.eoi) return hasScan ? joined([...kept, bytes.subarray(at, at + 2)]) : 'not-a-jpeg'
    let end = at + 2 + two(bytes, at + 2)
    if (end < at + 4 || end > bytes.length) return 'not-a-jpeg'
    if (frames.has(kind)) size = sizeAt(bytes, at + 5)
    if (kind === marker.scan) {
      if (size !== 'fits') return size ?? 'not-a-jpeg'
      hasScan = true
      end = endOfScan(bytes, end)
    }
    kept.push(...withoutWorld(kind, bytes.subarray(at, end)))
    at = end
  }
  return 'not-a-jpeg'
}

/** Where the next part begins: in a scan 0xff stands before a filling zero, a restart, or more of itself alone. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0
    const isInside = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (bytes[at] === 0xff && !isInside) return at
  }
  return bytes.length
}

const jfifHead = 18

/** A JFIF part may hold a small picture of its own: the part stays without it. */
function withoutWorld(kind: number, part: Uint8Array): Uint8Array[] {
  if (isBesidePicture(kind, part.subarray(4))) return []
  if (kind !== marker.app0 || part.length <= jfifHead) return [part]
  const plain = part.slice(0, jfifHead)
  plain.set([0, jfifHead - 2], 2)
  plain.set([0, 0], jfifHead - 2)
  return [plain]
}

const two = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

function isBesidePicture(kind: number, content: Uint8Array): boolean {
  if (kind === marker.comment) return true
  if (kind < marker.app0 || kind > marker.app15) return false
  const head = String.fromCharCode(...content.subarray(0, 12))
  return !harmless.some((name) => head.startsWith(name))
}

function sizeAt(bytes: Uint8Array, at: number): 'fits' | JpegFault {
  const [height, width] = [two(bytes, at), two(bytes, at + 2)]
  if (height === 0 || width === 0) return 'not-a-jpeg'
  return Math.max(height, width) > longestSide ? 'too-large' : 'fits'
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
