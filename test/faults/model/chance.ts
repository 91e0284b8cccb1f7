/**
 * While a seed plays, every die is thrown from it: ids drawn on devices, and the hour on the wall. The same seed is
 * then the same story, byte for byte as far as an order could depend on it.
 */

type Restore = () => void

/** What a store keeps is plain data: copying it by hand is several times quicker than the general way. */
function plainCopy(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(plainCopy)
  if (Object.getPrototypeOf(value) !== Object.prototype) return realClone(value)
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) copy[key] = plainCopy((value as Record<string, unknown>)[key])
  return copy
}
const realClone = structuredClone

/** @param wallClock milliseconds, as the device that is acting believes */
export function fixChance(seed: number, wallClock: () => number): Restore {
  const next = xorshift(seed)
  const bytes = (array: Uint8Array) => {
    for (let index = 0; index < array.length; index += 1) array[index] = next() & 0xff
    return array
  }
  const realNow = Date.now
  Date.now = wallClock
  globalThis.structuredClone = plainCopy as typeof structuredClone
  Object.defineProperty(crypto, 'getRandomValues', { value: bytes, configurable: true })
  Object.defineProperty(crypto, 'randomUUID', { value: () => uuid(bytes), configurable: true })
  return () => {
    Date.now = realNow
    globalThis.structuredClone = realClone
    Reflect.deleteProperty(crypto, 'getRandomValues')
    Reflect.deleteProperty(crypto, 'randomUUID')
  }
}

function uuid(bytes: (array: Uint8Array) => Uint8Array): string {
  const hex = Array.from(bytes(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`]
  return [...parts, hex.slice(20)].join('-')
}

function xorshift(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) >>> 8
  }
}
