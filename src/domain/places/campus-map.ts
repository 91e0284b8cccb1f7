/**
 * The campus map: the school's own picture, and on it a point for each place that takes stamps. The counselling room
 * and the nurse are never on it, whatever a record says.
 */
import type { Place, SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'
import { takesStamps } from './stampable.ts'

/** A school has one map. */
export const campusMapId = 'campus-map'

/** In parts of a thousand of the picture's width and height. */
export type MapPoint = NonNullable<Place['mapPoint']>

/** What may have a point: on the campus, and a place whose visits may be known. */
export const belongsOnMap = (place: Place, day: LocalDate): boolean =>
  place.onCampus && takesStamps(place, day)

export const placesOnMap = (
  view: SchoolView,
  day: LocalDate,
): Array<Place & { readonly mapPoint: MapPoint }> =>
  [...view.places.values()].filter(
    (place): place is Place & { readonly mapPoint: MapPoint } =>
      place.mapPoint !== undefined && belongsOnMap(place, day),
  )

const within = (value: number) => Math.min(1000, Math.max(0, Math.round(value)))

/** On the picture, and in whole parts. */
export const pointAt = (x: number, y: number): MapPoint => ({ x: within(x), y: within(y) })
