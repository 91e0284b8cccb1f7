/** The places that take stamps, kind by kind: in the order of their stamps' outlines, then as the school wrote them. */
import type { Place, SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'
import { takesStamps } from './stampable.ts'

export type PlaceKind = {
  readonly category: string
  readonly shape: Place['shape']
  readonly places: readonly Place[]
}

const shapes: readonly Place['shape'][] = ['circle', 'square', 'octagon', 'gourd']

export function placesByKind(view: SchoolView, day: LocalDate): PlaceKind[] {
  const kinds = new Map<string, Place[]>()
  for (const place of view.places.values()) {
    if (takesStamps(place, day)) kinds.set(place.category, [...(kinds.get(place.category) ?? []), place])
  }
  return [...kinds]
    .map(([category, places]) => ({ category, shape: places[0]?.shape ?? 'circle', places }))
    .sort((a, b) => shapes.indexOf(a.shape) - shapes.indexOf(b.shape))
}

/** A child asks for no stamp there: whoever led the trip gives it. */
export const isTrip = ({ onCampus, opening }: Place): boolean => !onCampus || opening?.byTripOnly === true
