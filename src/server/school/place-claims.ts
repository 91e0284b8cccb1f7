/** A place in the roster that was free when the person looked and that somebody else has filled since. */
import { placesTaken, type TakenPlace } from '../../domain/posts/places-taken.ts'
import type { RecordBody } from '../../domain/records/record.schema.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { Tx } from '../db/connection.ts'
import { lastWriters } from '../db/records.ts'
import type { RecordChange } from './change-records.ts'
import type { SchoolViews } from './views.ts'

/** `standing`: the number of the last change that was looked at; naming it as the basis says “knowingly”. */
export type PlaceRefusal = {
  code: 'place-taken'
  kind: 'appointment'
  id: string
  standing: number
  places: readonly TakenPlace[]
}

/** @param basis the commit number that the person had seen; without it nothing is asked */
export async function placeRefusal(
  { tx, school, views, today }: { tx: Tx; school: string; views: SchoolViews; today: string },
  changes: readonly RecordChange[],
  standing: { view: SchoolView; number: number },
  basis: number | undefined,
): Promise<PlaceRefusal | null> {
  const own = changes.filter(({ kind }) => kind === 'appointment')
  if (basis === undefined || own.length === 0 || basis >= standing.number) return null
  const seen = await views.asOf(tx, school, basis)
  const wanted = own.map(({ id, body }) => ({ id, body: body as RecordBody<'appointment'> | null }))
  const places = placesTaken(seen.view, standing.view, wanted, today)
  const [first] = own
  if (places.length === 0 || !first) return null
  const ids = places.flatMap(({ by }) => by.map(({ appointment }) => appointment))
  const writers = await lastWriters(tx, school, 'appointment', ids)
  const named = places.map((place) => ({
    ...place,
    by: place.by.map((one) => ({ ...one, staff: writers.get(one.appointment) ?? '' })),
  }))
  return {
    code: 'place-taken',
    kind: 'appointment',
    id: first.id,
    standing: standing.number,
    places: named,
  }
}
