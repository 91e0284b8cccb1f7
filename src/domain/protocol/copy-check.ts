/**
 * Whether a device's copy of the ledger is the server's: both mix (number, id) of what the scope holds up to the
 * device's cursor into 64 bits, in any order. Equal (epoch, cursor, scope) means an equal hash. No secret and no
 * proof against malice: it finds rows that were lost or doubled by a fault.
 */

/** Commit number and id of each fact, each fact once; what the device wrote itself is left out on both sides. */
export type Held = readonly [number: number, id: string]

export function copyHash(held: Iterable<Held>): string {
  let high = 0
  let low = 0
  for (const [number, id] of held) {
    let a = Math.imul(number | 0, 0x9e3779b1) ^ 0x811c9dc5
    let b = Math.imul((number / 0x100000000) | 0, 0x85ebca6b) ^ 0x1b873593
    for (let index = 0; index < id.length; index += 1) {
      const code = id.charCodeAt(index)
      a = Math.imul(a ^ code, 0x01000193)
      b = Math.imul(b ^ code ^ (a >>> 15), 0x85ebca6b)
    }
    high = (high + spread(a)) | 0
    low = (low + spread(b ^ (a >>> 11))) | 0
  }
  return `${hex(high)}${hex(low)}`
}

function spread(part: number): number {
  const mixed = Math.imul(part ^ (part >>> 16), 0x7feb352d)
  return Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b) ^ (mixed >>> 16)
}

const hex = (part: number) => (part >>> 0).toString(16).padStart(8, '0')

/** A part of the copy: what lies after `after`, up to the end that the answer names. */
export type CheckQuestion = {
  readonly install: string
  readonly epoch: string
  readonly scopeVersion: string
  readonly cursor: { readonly number: number; readonly tag: string }
  readonly after: number
}
/** moved: the records or the rights are not those the device knows; it asks again after its next sync. */
export type CheckAnswer =
  | { readonly state: 'moved' }
  | {
      readonly state: 'part'
      readonly end: number
      readonly hash: string
      readonly count: number
      readonly complete: boolean
    }
/** What a device's check of its copy came to. */
export type CopySays = 'same' | 'different'
