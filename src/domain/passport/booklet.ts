/**
 * A booklet of A5 pages on folded A4 sheets: the pages' number is brought to a multiple of four, and each side of a
 * sheet holds the two pages that lie beside each other before it is folded.
 */
export type SheetSide = readonly [left: number | null, right: number | null]

/** Sides in printing order, front and back of each sheet; numbers count pages from 0, null is an empty page. */
export function imposedSides(pages: number): SheetSide[] {
  const all = Math.max(4, Math.ceil(pages / 4) * 4)
  const page = (number: number) => (number < pages ? number : null)
  return Array.from({ length: all / 2 }, (_, side) => {
    const [outer, inner] = [page(all - 1 - side), page(side)]
    return side % 2 === 0 ? [outer, inner] : [inner, outer]
  })
}
