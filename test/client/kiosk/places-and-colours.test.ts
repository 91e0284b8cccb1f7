import { describe, expect, it } from 'vitest'
import { coloursPage, nearestGoal } from '../../../src/client/features/kiosk/colours-page.ts'
import { placeGroups } from '../../../src/client/features/kiosk/place-board.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import type { LedgerFact } from '../../../src/domain/facts/ledger.ts'
import { parseTimeOfDay } from '../../../src/domain/time/local-time.ts'
import {
  anAward,
  aPlace,
  aStamp,
  aStampRequest,
  at,
  committedInOrder,
  tuesday,
} from '../../support/builders/index.ts'
import { kid, theSchool } from './a-board.ts'

const opening = (weekdays: number[], start = '09:55') => ({
  byTripOnly: false,
  weekdays,
  sessions: [{ name: '大课间', start, end: '10:25' }],
})
const view = theSchool(
  aPlace('place-farm'),
  aPlace('place-lab', { shape: 'square', category: 'learning', opening: opening([2], '11:45') }),
  aPlace('place-maker', { shape: 'square', category: 'learning', opening: opening([5]) }),
  aPlace('place-museum', { shape: 'octagon', category: 'base', onCampus: false }),
  aPlace('place-fire', { shape: 'gourd', category: 'out', opening: { ...opening([2]), byTripOnly: true } }),
  aPlace('place-gone', { retiredOn: '2026-09-10' }),
)
const states = (time: string, facts: readonly LedgerFact[] = [], clockDoubted = false) => {
  const minutes = parseTimeOfDay(time) ?? NaN
  const folded = foldFacts(facts, view.foldRules)
  const groups = placeGroups({ view, folded, student: kid(1), date: tuesday, minutes, clockDoubted })
  return Object.fromEntries(
    groups.flatMap(({ places }) => places.map(({ place, state }) => [place.id, state])),
  )
}

describe('where a child can ask for a stamp', () => {
  it('shows the four kinds in their order, without places that are gone', () => {
    const folded = foldFacts([], view.foldRules)
    const groups = placeGroups({
      view,
      folded,
      student: kid(1),
      date: tuesday,
      minutes: 700,
      clockDoubted: false,
    })
    expect(groups.map(({ shape }) => shape)).toEqual(['circle', 'square', 'octagon', 'gourd'])
    expect(states('12:00')).not.toHaveProperty('place-gone')
  })

  it('says when a closed place opens: later today, or on another weekday', () => {
    expect(states('10:00')['place-lab']).toEqual({ kind: 'closed', opensAt: 11 * 60 + 45, weekday: null })
    expect(states('10:00')['place-maker']).toEqual({ kind: 'closed', opensAt: null, weekday: 5 })
  })

  it('lets a child who is back in class ask for a place that was open earlier today', () => {
    expect(states('15:00')['place-lab']).toEqual({ kind: 'ready' })
  })

  it('never offers a trip off campus', () => {
    expect(states('12:00')['place-museum']).toEqual({ kind: 'trip' })
    expect(states('12:00', [], true)['place-fire']).toEqual({ kind: 'trip' })
  })

  it('does not offer again what was asked or stamped today', () => {
    const asked = committedInOrder([aStampRequest({ student: kid(1) }, { at: at('10:00') })], view)
    expect(states('12:00', asked)['place-farm']).toEqual({ kind: 'asked' })
    const stamped = committedInOrder([aStamp({ student: kid(1) }, { at: at('10:00') })], view)
    expect(states('12:00', stamped)['place-farm']).toEqual({ kind: 'stamped' })
    const another = committedInOrder([aStamp({ student: kid(2) }, { at: at('10:00') })], view)
    expect(states('12:00', another)['place-farm']).toEqual({ kind: 'ready' })
  })

  it('calls nothing closed by a clock that it doubts', () => {
    expect(states('03:00', [], true)['place-maker']).toEqual({ kind: 'ready' })
  })
})

describe('my colours', () => {
  const facts = committedInOrder(
    [
      anAward({ student: kid(1), colour: 'green', points: 2 }, { seq: 1 }),
      anAward({ student: kid(2), colour: 'red', points: 5 }, { seq: 2 }),
      anAward({ student: kid(1), colour: 'blue', points: 3 }, { seq: 3, at: at('07:40', '2026-08-28') }),
      aStamp({ student: kid(1) }, { seq: 4, at: at('10:00') }),
    ],
    view,
  )
  const page = coloursPage(view, foldFacts(facts, view.foldRules), kid(1), tuesday)

  it('are this child’s own, of this term alone', () => {
    expect(page.points).toEqual({ red: 0, green: 3, blue: 0, yellow: 0, purple: 0 })
    expect(page.from).toBe('2026-09-01')
  })

  it('show the stamps in their places and how many are still to go', () => {
    expect(page).toMatchObject({ stamped: 1, open: 4 })
    expect(page.passport.map(({ stamped, places }) => `${stamped}/${places.length}`)).toEqual([
      '1/1',
      '0/2',
      '0/1',
      '0/1',
    ])
  })

  it('name the nearest ring as the goal, the fuller petal of two equals, none when all are open', () => {
    const points = { red: 0, green: 13, blue: 16, yellow: 4, purple: 9 }
    expect(nearestGoal(points)).toEqual({ colour: 'purple', more: 1, ring: 2 })
    expect(nearestGoal({ ...points, purple: 14 })).toEqual({ colour: 'purple', more: 1, ring: 3 })
    expect(nearestGoal({ ...points, yellow: 20, purple: 20 })).toEqual({ colour: 'green', more: 2, ring: 3 })
    expect(nearestGoal({ red: 20, green: 21, blue: 20, yellow: 30, purple: 20 })).toBeNull()
  })
})
