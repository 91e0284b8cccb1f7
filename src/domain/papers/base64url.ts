/** Bytes as text for an address (RFC 4648, base64url without padding), and text as UTF-8, without a platform. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(index, index + 3)
    const bits = (a << 16) | (b << 8) | c
    const count = Math.min(4, bytes.length - index + 1)
    for (let at = 0; at < count; at += 1) text += alphabet[(bits >> (18 - 6 * at)) & 63] ?? ''
  }
  return text
}

/** Null when the text is not what `toBase64Url` writes, to the last bit. */
export function fromBase64Url(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  for (let index = 0, at = 0; index < text.length; index += 4) {
    const group = [...text.slice(index, index + 4)].map((letter) => alphabet.indexOf(letter))
    if (group.includes(-1)) return null
    const [a = 0, b = 0, c = 0, d = 0] = group
    const bits = (a << 18) | (b << 12) | (c << 6) | d
    for (const shift of [16, 8, 0].slice(0, group.length - 1)) bytes[at++] = (bits >> shift) & 255
  }
  return toBase64Url(bytes) === text ? bytes : null
}

export function toUtf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text)
  const bytes: number[] = []
  for (let index = 0; index < escaped.length; index += 1) {
    if (escaped[index] !== '%') bytes.push(escaped.charCodeAt(index))
    else bytes.push(Number.parseInt(escaped.slice(index + 1, (index += 2) + 1), 16))
  }
  return Uint8Array.from(bytes)
}

/** Null when the bytes are no UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | null {
  const escaped = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  try {
    return decodeURIComponent(escaped)
  } catch {
    return null
  }
}
