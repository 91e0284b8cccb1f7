/** Ids that are always the same for the same words, so that a failing test fails in the same way tomorrow. */

/** A UUID of version 7 in form, drawn from a text. */
export function uuidOf(text: string): string {
  const hex = [1, 2, 3, 4].map((salt) => hashOf(`${salt}${text}`).toString(16).padStart(8, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** FNV-1a with a last stir, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}
