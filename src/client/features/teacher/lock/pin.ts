/**
 * The optional PIN of a phone: it says whose hand holds it (attribution), it hides nothing from who owns the machine.
 * Only a slow hash is kept. Five wrong tries lead back to the login; what was not sent stays where it is.
 */
const iterations = 200_000
export const pinTries = 5
/** Minutes the app may be out of sight before it asks. */
const lockAfterSeconds = 5 * 60

export type StoredPin = { readonly salt: string; readonly hash: string; readonly iterations: number }

export const isPin = (text: string): boolean => /^\d{4,6}$/.test(text)

/** @throws when the page has no WebCrypto, as over plain HTTP */
export async function storePin(pin: string, random: (bytes: number) => Uint8Array): Promise<StoredPin> {
  const salt = toHex(random(16))
  return { salt, iterations, hash: await hashOf(pin, salt, iterations) }
}

export async function isRightPin(pin: string, stored: StoredPin): Promise<boolean> {
  return (await hashOf(pin, stored.salt, stored.iterations)) === stored.hash
}

async function hashOf(pin: string, salt: string, rounds: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ])
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: fromHex(salt), iterations: rounds },
    key,
    256,
  )
  return toHex(new Uint8Array(bits))
}

const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const fromHex = (text: string) =>
  new Uint8Array((text.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)))

export const canKeepPin = (): boolean => typeof crypto !== 'undefined' && 'subtle' in crypto

/** Whether a phone that went out of sight at `hiddenAt` asks for its PIN now; seconds, null: it was never hidden. */
export const asksForPin = (hiddenAt: number | null, now: number): boolean =>
  hiddenAt !== null && (now - hiddenAt >= lockAfterSeconds || now < hiddenAt)
