/**
 * A place that two people filled, after the second was told: per place their child is put aside, both stay where the
 * post has a place for both, or the own child is left out. Out comes one save over what stands now.
 */
import type { RecordBody } from '../records/record.schema.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'
import {
  mergedMoves,
  type Move,
  type MoveApart,
  type RosterChange,
  type Side,
  type StandingAppointment,
} from './merge-moves.ts'
import { type Cell, withoutCells } from './move-duty.ts'
import type { TakenPlace } from './places-taken.ts'

type Body = RecordBody<'appointment'>
export type PlaceChoice = 'mine' | 'theirs' | 'both'
export type SettledPlace = { readonly place: TakenPlace; readonly choice: PlaceChoice }

/** Both stay only where the post, in all, has a place for one child more; nobody serves at two posts at once. */
export function mayKeepBoth(
  { posts, appointments }: SchoolView,
  place: TakenPlace,
  today: LocalDate,
): boolean {
  if (place.why === 'same-child') return false
  const here = appointments.filter(({ post, to }) => post === place.post && (to ?? today) >= today)
  const children = new Set([place.student, ...here.map(({ student }) => student)])
  return children.size <= (posts.get(place.post)?.quota.appointments ?? 0)
}

/** The moves that are still wanted, and theirs put aside, in what stands now. A swap goes whole or not at all. */
export function settledMoves(
  moves: readonly Move[],
  settled: readonly SettledPlace[],
  roster: Standing,
  sideOf: (apart: MoveApart) => Side,
): RosterChange[] {
  const isLeftOut = ({ appointment: { student }, to }: Move) =>
    settled.some(({ place, choice }) => choice === 'theirs' && place.student === student && isSame(place, to))
  const kept = moves.some(isLeftOut) ? [] : moves
  const post = moves[0]?.appointment.post
  return changesOf([...asides(settled, roster), ...kept], roster, post, sideOf)
}

/** An appointment as it is still wanted, and theirs put aside; its first part keeps its record. */
export function settledAppointment(
  own: { readonly id: string; readonly version: number; readonly body: Body },
  settled: readonly SettledPlace[],
  roster: Standing,
): RosterChange[] {
  const leftOut = settled.flatMap(({ place, choice }) => (choice === 'theirs' ? [place] : []))
  const [first, ...more] = withoutCells(own.body, leftOut)
  const aside = changesOf(asides(settled, roster), roster, own.body.post, () => 'theirs')
  if (!first) return aside
  return [{ ...own, body: first }, ...more.map((body) => ({ id: null, version: 0, body })), ...aside]
}

export type Standing = {
  readonly standing: readonly StandingAppointment[]
  readonly seen: readonly Body[]
  readonly firstDay: LocalDate
}

/** Their duty given up, where the own child was chosen. */
function asides(settled: readonly SettledPlace[], { standing }: Standing): Move[] {
  return settled.flatMap(({ place, choice }) => {
    if (choice !== 'mine') return []
    const from: Cell = { window: place.window, weekday: place.weekday }
    return place.by.flatMap(({ appointment: id }): Move[] => {
      const row = standing.find((one) => one.id === id)
      return row ? [{ appointment: row.body, from, to: null }] : []
    })
  })
}

/** A desk looks at the appointments of one post. */
function changesOf(
  moves: readonly Move[],
  roster: Standing,
  own: string | undefined,
  sideOf: (apart: MoveApart) => Side,
): RosterChange[] {
  const posts = new Set(moves.map(({ appointment }) => appointment.post))
  return [...posts].flatMap((post) => {
    const standing = roster.standing.filter(({ body }) => body.post === post)
    const seen = post === own ? roster.seen : []
    const here = moves.filter(({ appointment }) => appointment.post === post)
    return mergedMoves(here, { ...roster, standing, seen }, sideOf)
  })
}

const isSame = (one: Cell, other: Cell | null): boolean =>
  one.window === other?.window && one.weekday === other.weekday
