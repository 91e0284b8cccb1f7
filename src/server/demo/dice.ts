/** Reproducible chance for the demo school: the same seed gives the same school on every machine. */
export type Dice = {
  /** 0 ≤ x < 1 */
  next: () => number
  /** True with this probability. */
  chance: (probability: number) => boolean
  /** A whole number, both ends included. */
  between: (low: number, high: number) => number
  pick: <T>(items: readonly T[]) => T
  /** One of the keys, by weight. */
  weighted: <K extends string>(weights: Readonly<Record<K, number>>) => K
  bytes: (count: number) => Uint8Array
}

/** mulberry32: small, fast, good enough to shape a demo. */
export function makeDice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (items) => items[between(0, items.length - 1)] as (typeof items)[number],
    weighted: (weights) => {
      // The content file keeps remarks among its weights.
      const entries = Object.entries<number>(weights).filter(([, weight]) => typeof weight === 'number')
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) {
        rest -= weight
        if (rest < 0) return key as keyof typeof weights
      }
      return entries[0]?.[0] as keyof typeof weights
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => between(0, 255)),
  }
}
