/**
 * 我的五色: a child's own page, from the folded ledger of this term: the flower, the passport, and one goal that is
 * near. Only what was gained, no comparison, nobody else.
 */
import { type Colour, colours, type PointsByColour } from '../../../domain/colours.ts'
import { type Folded, totalsOf } from '../../../domain/facts/fold.ts'
import type { PlaceId, StudentId } from '../../../domain/ids.ts'
import { isUnrecorded, takesStamps } from '../../../domain/places/stampable.ts'
import type { Place, SchoolView } from '../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../domain/time/local-time.ts'
import { noPoints } from '../../../domain/colours.ts'

/** A petal of this many points is full; it has four rings. */
export const petalGoal = 20
const ringPoints = petalGoal / 4

/** `more` points until the petal of `colour` has grown its `ring`th ring. */
export type Goal = { readonly colour: Colour; readonly more: number; readonly ring: number }

export type PassportRow = {
  readonly category: string
  readonly shape: Place['shape']
  readonly places: ReadonlyArray<{ readonly place: Place; readonly stamped: boolean }>
  readonly stamped: number
}

export type ColoursPage = {
  readonly from: LocalDate
  readonly points: PointsByColour
  readonly goal: Goal | null
  readonly passport: readonly PassportRow[]
  readonly stamped: number
  readonly open: number
}

export function coloursPage(
  view: SchoolView,
  folded: Folded,
  student: StudentId,
  date: LocalDate,
): ColoursPage {
  const from = view.termOn(date)?.firstDay ?? '0000-00-00'
  const isThisTerm = (day: LocalDate) => day >= from
  const entries = folded.entries.filter((entry) => entry.student === student && isThisTerm(entry.day))
  const points = totalsOf(entries).get(student) ?? noPoints()
  const visited = new Set<PlaceId>()
  for (const claim of folded.claims.values())
    if (claim.kind === 'stamp' && claim.student === student && isThisTerm(claim.day))
      visited.add(claim.subject)
  const passport = passportOf(view, visited, date)
  const all = passport.reduce((sum, row) => sum + row.places.length, 0)
  const stamped = passport.reduce((sum, row) => sum + row.stamped, 0)
  return { from, points, goal: nearestGoal(points), passport, stamped, open: all - stamped }
}

/** The ring that needs fewest points; of equals, the petal that has grown most. Null when every petal is full. */
export function nearestGoal(points: PointsByColour): Goal | null {
  let best: Goal | null = null
  for (const colour of colours) {
    const has = points[colour]
    if (has >= petalGoal) continue
    const ring = Math.floor(has / ringPoints) + 1
    const goal = { colour, more: ring * ringPoints - has, ring }
    const isNearer = !best || goal.more < best.more || (goal.more === best.more && has > points[best.colour])
    if (isNearer) best = goal
  }
  return best
}

const shapes: readonly Place['shape'][] = ['circle', 'square', 'octagon', 'gourd']

function passportOf(view: SchoolView, visited: ReadonlySet<PlaceId>, date: LocalDate): PassportRow[] {
  const rows = new Map<string, Array<{ place: Place; stamped: boolean }>>()
  for (const place of view.places.values()) {
    const stamped = visited.has(place.id)
    if (isUnrecorded(place) || (!stamped && !takesStamps(place, date))) continue
    const row = rows.get(place.category) ?? []
    row.push({ place, stamped })
    rows.set(place.category, row)
  }
  return [...rows]
    .map(([category, places]) => ({
      category,
      shape: places[0]?.place.shape ?? 'circle',
      places,
      stamped: places.filter(({ stamped }) => stamped).length,
    }))
    .sort((a, b) => shapes.indexOf(a.shape) - shapes.indexOf(b.shape))
}
