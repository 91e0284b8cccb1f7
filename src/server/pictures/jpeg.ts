/**
 * Looks into bytes that say they are a JPEG, as far as it takes to know that they are one, how large it is, and that
 * it carries nothing beside the picture: no place, no camera, no text. What a phone's own file says of itself was left
 * behind when the browser drew it anew; a file that still has it did not come through our screen, and is refused.
 * Nothing is decoded.
 */
export type JpegFault = 'not-a-jpeg' | 'carries-more' | 'too-large'
export type JpegLook = { readonly width: number; readonly height: number } | JpegFault

/** Pixels on the longer side. */
const longestSide = 1600

const marker = { soi: 0xd8, app0: 0xe0, app1: 0xe1, app15: 0xef, comment: 0xfe, scan: 0xda }
/** Start of frame: baseline, extended, progressive; what else there is no browser writes. */
const frames = new Set([0xc0, 0xc1, 0xc2])

export function lookIntoJpeg(bytes: Uint8Array): JpegLook {
  if (bytes[0] !== 0xff || bytes[1] !== marker.soi) return 'not-a-jpeg'
  let size: JpegLook | null = null
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return 'not-a-jpeg'
    const kind = bytes[at + 1] ?? 0
    if (kind === marker.scan) return size !== null && endsAsJpeg(bytes) ? size : 'not-a-jpeg'
    if ((kind >= marker.app1 && kind <= marker.app15) || kind === marker.comment) return 'carries-more'
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    if (length < 2 || at + 2 + length > bytes.length) return 'not-a-jpeg'
    if (frames.has(kind)) {
      size = sizeAt(bytes, at + 5)
      if (size === 'too-large') return size
    }
    at += 2 + length
  }
  return 'not-a-jpeg'
}

function sizeAt(bytes: Uint8Array, at: number): JpegLook {
  const two = (index: number) => ((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0)
  const [height, width] = [two(at), two(at + 2)]
  if (height === 0 || width === 0) return 'not-a-jpeg'
  return Math.max(height, width) > longestSide ? 'too-large' : { width, height }
}

/** Nothing hangs on behind the picture. */
const endsAsJpeg = (bytes: Uint8Array): boolean =>
  bytes[bytes.length - 2] === 0xff && bytes[bytes.length - 1] === 0xd9
