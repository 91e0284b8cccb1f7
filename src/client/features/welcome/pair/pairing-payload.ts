/** What a scanned square or typed characters say: `SZP1.<id>.<secret>`, or the eight characters themselves. */
import type { PairingSecret } from '../../../api/pairing.ts'

export const codeLength = 8
const scanned = /^SZP1\.([\w-]{1,64})\.([\w-]{16,64})$/
const typed = /^[0-9A-HJKMNP-TV-Z]{8}$/

/** null: a square of something else (a child's card, an advertisement). */
export function readPairing(text: string): PairingSecret | null {
  const [, id, secret] = scanned.exec(text.trim()) ?? []
  if (id !== undefined && secret !== undefined) return { id, secret }
  return typed.test(text) ? { code: text } : null
}
