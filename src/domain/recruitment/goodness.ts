/**
 * How good an arrangement is: levels, of which an earlier one always outweighs all later ones together.
 *
 *   newcomers       children without any post so far who get one
 *   placed          children who get one
 *   newcomerFirst   … a newcomer's first wish, newcomerSecond, then otherFirst and otherSecond
 *   pairs           pairs that stay together (those that are not strict: strict ones are a limit)
 *   trained         children who can serve at once
 *   lots            lot numbers, weighted by wish: decides between equals only
 *
 * For the search the levels are packed into three numbers with mixed radix, so that a sum of gains compares like the
 * levels themselves; each stays an exact integer up to some ten thousand applicants.
 */
const levels = [
  'newcomers',
  'placed',
  'newcomerFirst',
  'newcomerSecond',
  'otherFirst',
  'otherSecond',
  'pairs',
  'trained',
  'lots',
] as const
export type Level = (typeof levels)[number]
export type Tally = Record<Level, number>

/** The packed gain of a step; compared from the left. */
export type Gain = readonly [number, number, number]

export const noGain: Gain = [0, 0, 0]
export const plus = (a: Gain, b: Gain): Gain => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const times = (a: Gain, count: number): Gain => [a[0] * count, a[1] * count, a[2] * count]
export const minus = (a: Gain, b: Gain): Gain => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
/** Positive when `a` is better. */
export const compare = (a: Gain, b: Gain): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]

/** What one child at one wish adds. */
export type Step = {
  readonly isNewcomer: boolean
  /** 0 for the first wish. */
  readonly wish: number
  readonly isTrained: boolean
  /** From 1, the lower the better. */
  readonly lot: number
}

export const noTally = (): Tally => ({
  newcomers: 0,
  placed: 0,
  newcomerFirst: 0,
  newcomerSecond: 0,
  otherFirst: 0,
  otherSecond: 0,
  pairs: 0,
  trained: 0,
  lots: 0,
})

/** @param applicants how many there are: the worst lot still counts something */
export function tallyOf(steps: Iterable<Step>, pairs: number, applicants: number): Tally {
  const tally = { ...noTally(), pairs }
  for (const { isNewcomer, wish, isTrained, lot } of steps) {
    tally.placed += 1
    if (isNewcomer) tally.newcomers += 1
    if (isTrained) tally.trained += 1
    if (wish === 0) tally[isNewcomer ? 'newcomerFirst' : 'otherFirst'] += 1
    if (wish === 1) tally[isNewcomer ? 'newcomerSecond' : 'otherSecond'] += 1
    tally.lots += (applicants + 1 - lot) * (3 - wish)
  }
  return tally
}

/** The first level at which the two differ, null when they are equal. */
export function firstDifference(a: Tally, b: Tally): Level | null {
  return levels.find((level) => a[level] !== b[level]) ?? null
}

/** @param applicants the most that any counting level can reach */
export function packing(applicants: number): (tally: Tally) => Gain {
  const radix = applicants + 1
  const lotRadix = 3 * radix * radix
  return (tally) => [
    (tally.newcomers * radix + tally.placed) * radix + tally.newcomerFirst,
    (tally.newcomerSecond * radix + tally.otherFirst) * radix + tally.otherSecond,
    (tally.pairs * radix + tally.trained) * lotRadix + tally.lots,
  ]
}
