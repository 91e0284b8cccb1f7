/**
 * Groups of fewer than five are not shown, and neither is what would let somebody work them out: where a whole and all
 * its other parts are on the screen, the part that is missing is known as well.
 */
export const smallestShown = 5

/** How many are left out is known to everybody who knows how many there are: they must be nobody, or a group. */
export const tellsOfFew = (count: number, all: number): boolean => count < all && all - count < smallestShown

/** Null for a number that is not drawn. @param all of how many children; left out where it counts no children */
export const shownCount = (count: number, all = Infinity): number | null =>
  count < smallestShown || tellsOfFew(count, all) ? null : count

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
