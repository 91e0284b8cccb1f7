/**
 * 场馆盖章: the places in their four kinds, and which of them a child can ask a stamp for now. A child asks after the
 * visit, back in class, so a place counts as open from its first session of the day on. Never a trip off campus: those
 * stamps come from the teacher who led it.
 */
import type { Folded } from '../../../domain/facts/fold.ts'
import { stampClaim } from '../../../domain/facts/ledger.ts'
import type { StudentId } from '../../../domain/ids.ts'
import type { Place, SchoolView } from '../../../domain/school/school-view.ts'
import { isTrip, placesByKind } from '../../../domain/places/by-kind.ts'
import { type MapPoint, placesOnMap } from '../../../domain/places/campus-map.ts'
import { schoolDayOn } from '../../../domain/time/calendar.ts'
import { addDays, type LocalDate, parseTimeOfDay } from '../../../domain/time/local-time.ts'

/** closed: opens later today (minutes), on another weekday (1 to 7), or not in the days we can see. */
export type PlaceState =
  | { kind: 'ready' }
  | { kind: 'asked' }
  | { kind: 'stamped' }
  | { kind: 'trip' }
  | { kind: 'closed'; opensAt: number | null; weekday: number | null }

type PlaceChoice = { readonly place: Place; readonly state: PlaceState }
export type PlaceGroup = {
  readonly category: string
  readonly shape: Place['shape']
  readonly places: readonly PlaceChoice[]
}

export type PlacesInput = {
  readonly view: SchoolView
  readonly folded: Folded
  readonly student: StudentId
  readonly date: LocalDate
  readonly minutes: number
  /** Where the clock is doubted nothing is called closed for its hour or day. */
  readonly clockDoubted: boolean
}

export const placeGroups = (input: PlacesInput): PlaceGroup[] =>
  placesByKind(input.view, input.date).map((kind) => ({
    ...kind,
    places: kind.places.map((place) => ({ place, state: stateOf(place, input) })),
  }))

export type MapChoice = PlaceChoice & { readonly point: MapPoint }

/** The same places where they stand on the campus map; those without a point are in the list alone. */
export const mapChoices = (input: PlacesInput): MapChoice[] =>
  placesOnMap(input.view, input.date).map((place) => ({
    place,
    point: place.mapPoint,
    state: stateOf(place, input),
  }))

function stateOf(place: Place, input: PlacesInput): PlaceState {
  const { folded, student, date } = input
  if (isTrip(place)) return { kind: 'trip' }
  if (folded.claims.has(stampClaim(place.id, date, student))) return { kind: 'stamped' }
  const asked = folded.openRequests.some(
    ({ fact, stamp }) =>
      fact.body.student === student && fact.body.place === place.id && stamp.schoolDay === date,
  )
  if (asked) return { kind: 'asked' }
  return input.clockDoubted ? { kind: 'ready' } : openingOf(place, input)
}

/** Whether the place has been open today, else when it opens next. */
export function openingOf(
  { opening }: Place,
  { view, date, minutes }: Pick<PlacesInput, 'view' | 'date' | 'minutes'>,
): PlaceState {
  if (!opening) return { kind: 'ready' }
  const starts = opening.sessions.flatMap(({ start }) => parseTimeOfDay(start) ?? [])
  const first = starts.length > 0 ? Math.min(...starts) : 0
  const isOpenDay = (day: LocalDate) => {
    const school = schoolDayOn(view.calendar, day)
    return school.kind === 'school' && opening.weekdays.includes(school.weekday)
  }
  if (isOpenDay(date)) {
    return first <= minutes ? { kind: 'ready' } : { kind: 'closed', opensAt: first, weekday: null }
  }
  for (let days = 1; days <= 7; days += 1) {
    const day = schoolDayOn(view.calendar, addDays(date, days))
    if (day.kind === 'school' && opening.weekdays.includes(day.weekday))
      return { kind: 'closed', opensAt: null, weekday: day.weekday }
  }
  return { kind: 'closed', opensAt: null, weekday: null }
}
