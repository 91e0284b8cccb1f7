/** What stands on which page of a child's printed passport: the cover, every year's colours, stamps and medals, the end. */
import type { Growth, GrowthYear, Visit } from './growth.ts'

export type BookletPage =
  | { readonly kind: 'cover' }
  | { readonly kind: 'colours'; readonly year: GrowthYear }
  | { readonly kind: 'stamps'; readonly year: GrowthYear; readonly visits: readonly Visit[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'back' }

const stampsOfPage = 9

/** The back cover is always the last page of the last sheet. */
export function bookletPages({ years }: Growth): BookletPage[] {
  const inside = years.flatMap((year): BookletPage[] => [{ kind: 'colours', year }, ...stampPages(year)])
  const pages: BookletPage[] = [{ kind: 'cover' }, ...inside]
  while ((pages.length + 1) % 4 !== 0) pages.push({ kind: 'empty' })
  return [...pages, { kind: 'back' }]
}

function stampPages(year: GrowthYear): BookletPage[] {
  const count = Math.max(1, Math.ceil(year.visits.length / stampsOfPage))
  return Array.from({ length: count }, (_, index) => ({
    ...({ kind: 'stamps', year } as const),
    visits: year.visits.slice(index * stampsOfPage, (index + 1) * stampsOfPage),
  }))
}
