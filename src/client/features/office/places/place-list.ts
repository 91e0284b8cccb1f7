/** Places by category, in the order of the passport; kinds of the school's own come after. */
import type { Place, SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

export type PlaceGroup = { readonly category: string; readonly places: readonly Place[] }

const passportOrder = ['category-xiangshan', 'category-qiuzhen', 'category-base', 'category-resource']

export const isRetired = ({ retiredOn }: Place, today: LocalDate): boolean =>
  retiredOn !== undefined && retiredOn <= today

export function placeGroups(view: SchoolView, today: LocalDate): PlaceGroup[] {
  const places = [...view.places.values()]
  const own = [...new Set(places.map(({ category }) => category))].filter((id) => !passportOrder.includes(id))
  return [...passportOrder, ...own.sort()]
    .map((category) => ({
      category,
      places: places
        .filter((place) => place.category === category)
        .sort((a, b) => Number(isRetired(a, today)) - Number(isRetired(b, today))),
    }))
    .filter((group) => group.places.length > 0)
}
