/**
 * Groups of fewer than five are not shown, and neither is what would let somebody work them out: where a whole and all
 * its other parts are on the screen, the part that is missing is known as well.
 */
export const smallestShown = 5

/** Null for a number that is not drawn. */
export const shownCount = (count: number): number | null => (count < smallestShown ? null : count)

type Part = { readonly count: number }

/**
 * The parts of a whole that may stand beside it. Where what is left out comes to fewer than five together, the smallest
 * part that could stand goes with it.
 */
export function shownParts<T extends Part>(parts: readonly T[]): readonly T[] {
  const large = parts.filter(({ count }) => count >= smallestShown)
  const hidden = parts.filter(({ count }) => count < smallestShown).reduce((sum, { count }) => sum + count, 0)
  if (hidden === 0 || hidden >= smallestShown) return large
  const least = Math.min(...large.map(({ count }) => count))
  const first = large.findIndex(({ count }) => count === least)
  return large.filter((_, index) => index !== first)
}
