/** Two people at one roster: what only one of them moved merges by itself, the same duty moved twice is asked about. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  mergedMoves,
  type Move,
  movesApart,
  type RosterChange,
  type StandingAppointment,
} from '../../../src/domain/posts/merge-moves.ts'
import { type Cell, moveDuty } from '../../../src/domain/posts/move-duty.ts'
import type { RecordBody } from '../../../src/domain/records/record.schema.ts'

type Body = RecordBody<'appointment'>
const firstDay = '2026-11-18'
const lin: Body = {
  ...{ student: '林', post: '图书馆', windows: ['晨间'], weekdays: [1, 3, 5], from: '2026-09-01' },
}
const chen: Body = { ...lin, student: '陈', weekdays: [2] }
const cell = (weekday: number, window = '晨间'): Cell => ({ window, weekday })
const move = (from: number, to: number | null, appointment = lin): Move => ({
  ...{ appointment, from: cell(from), to: to === null ? null : cell(to) },
})
const asStanding = (bodies: ReadonlyArray<Body | null>): StandingAppointment[] =>
  bodies.flatMap((body, index) => (body ? [{ id: `a-${index}`, version: 7, body }] : []))
/** What stands after somebody else moved duties of an appointment. */
function after(appointment: Body, ...moves: Array<[number, number | null]>): Body[] {
  let bodies: Body[] = [appointment]
  for (const [from, to] of moves)
    bodies = bodies.flatMap((body) => {
      const isIt = body.weekdays.includes(from) && (body.to ?? firstDay) >= firstDay
      if (!isIt) return [body]
      const { old, made } = moveDuty(body, cell(from), to === null ? null : cell(to), firstDay)
      return [...(old ? [old] : []), ...made]
    })
  return bodies
}
const rosters = (seen: readonly Body[], now: readonly Body[]) => ({
  ...{ seen, standing: asStanding(now), firstDay },
})
/** The days of a child from the first day on, after the changes. */
function daysOf(student: string, now: readonly Body[], changes: readonly RosterChange[]): number[] {
  const changed = new Map(changes.flatMap(({ id, body }) => (id === null ? [] : [[id, body] as const])))
  const kept = asStanding(now).map(({ id, body }) => (changed.has(id) ? changed.get(id) : body))
  const made = changes.flatMap(({ id, body }) => (id === null ? [body] : []))
  const own = [...kept, ...made].flatMap((body) =>
    body && body.student === student && (body.to ?? firstDay) >= firstDay ? body.weekdays : [],
  )
  return own.sort()
}

describe('a move, after somebody else has changed the same appointment', () => {
  it('is made beside the other’s, where each moved another day', () => {
    const now = after(lin, [3, 4])
    expect(movesApart([move(1, 2)], rosters([lin], now))).toEqual([])
    const changes = mergedMoves([move(1, 2)], rosters([lin], now), () => 'theirs')
    expect(daysOf('林', now, changes)).toEqual([2, 4, 5])
    expect(changes.filter(({ id }) => id !== null).every(({ version }) => version === 7)).toBe(true)
  })

  it('is done already, where the other made the same', () => {
    const now = after(lin, [1, 2])
    expect(movesApart([move(1, 2)], rosters([lin], now))).toEqual([])
    expect(mergedMoves([move(1, 2)], rosters([lin], now), () => 'theirs')).toEqual([])
    expect(mergedMoves([move(1, null)], rosters([lin], now), () => 'mine')).toEqual([])
  })

  it('is asked about, where the other put the same duty elsewhere, and goes as the person says', () => {
    const now = after(lin, [1, 4])
    const apart = movesApart([move(1, 2)], rosters([lin], now))
    expect(apart).toEqual([{ move: move(1, 2), theirs: [cell(4)] }])
    const goes = (side: 'mine' | 'theirs') =>
      daysOf(
        '林',
        now,
        mergedMoves([move(1, 2)], rosters([lin], now), () => side),
      )
    expect(goes('theirs')).toEqual([3, 4, 5])
    expect(goes('mine')).toEqual([2, 3, 5])
  })

  it('is asked about, where the other gave the duty up or ended the whole appointment', () => {
    for (const now of [after(lin, [1, null]), [{ ...lin, to: '2026-11-17' }], []]) {
      expect(movesApart([move(1, 2)], rosters([lin], now))).toEqual([{ move: move(1, 2), theirs: [] }])
      const before = daysOf('林', now, [])
      const mine = mergedMoves([move(1, 2)], rosters([lin], now), () => 'mine')
      expect(daysOf('林', now, mine)).toEqual([...before, 2].sort())
      expect(mergedMoves([move(1, 2)], rosters([lin], now), () => 'theirs')).toEqual([])
    }
  })

  it('of two children who swap is asked about for the one whom the other moved, and made for the other child', () => {
    const swap = [move(1, 2), move(2, 1, chen)]
    const now = [...after(lin, [1, 4]), chen]
    const apart = movesApart(swap, rosters([lin, chen], now))
    expect(apart.map(({ move: { appointment } }) => appointment.student)).toEqual(['林'])
    const changes = mergedMoves(swap, rosters([lin, chen], now), () => 'theirs')
    expect([daysOf('林', now, changes), daysOf('陈', now, changes)]).toEqual([[3, 4, 5], [1]])
  })
})

it('moves of different days merge to the same week, whoever saved first, and nobody is asked', () => {
  const days = fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5), { minLength: 2, maxLength: 2 })
  const target = fc.option(fc.constantFrom(6, 7))
  fc.assert(
    fc.property(days, target, target, ([one = 1, other = 2], mine, theirs) => {
      const whole: Body = { ...lin, weekdays: [1, 2, 3, 4, 5] }
      const [a, b] = [move(one, mine, whole), move(other, theirs, whole)]
      const weekAfter = (first: Move, then: Move) => {
        const now = after(whole, [first.from.weekday, first.to?.weekday ?? null])
        expect(movesApart([then], rosters([whole], now))).toEqual([])
        return daysOf(
          '林',
          now,
          mergedMoves([then], rosters([whole], now), () => 'theirs'),
        )
      }
      expect(weekAfter(a, b)).toEqual(weekAfter(b, a))
    }),
  )
})
