/** Who takes part: places in the order of the sign-ups, consent, presence by day. */
import { describe, expect, it } from 'vitest'
import {
  type Activity,
  attendeesOf,
  dayAtHand,
  mayGo,
  placesLeft,
  saidOf,
} from '../../../src/domain/activities/attendees.ts'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import {
  aConsent,
  anActivity,
  aPresence,
  aRevocation,
  aSignUp,
  aSmallSchoolView,
  aWithdrawal,
  childOf,
  committedInOrder,
  monday,
  otherChild,
  ownChild,
  ownClass,
  paperChild,
  tuesday,
  wednesday,
} from '../../support/builders/index.ts'

const view = aSmallSchoolView()
const trip = (changes: Parameters<typeof anActivity>[1] = {}): Activity => ({
  ...anActivity('activity-trip', changes).body,
  id: 'activity-trip',
})
const said = (...facts: Fact[]) =>
  saidOf('activity-trip', foldFacts(committedInOrder(facts, view), view.foldRules).activityLife)
const [one, two, three] = [ownChild, childOf(ownClass, 2), childOf(ownClass, 3)] as const
const places = (activity: Activity, ...facts: Fact[]) =>
  attendeesOf(activity, view, said(...facts), tuesday).map(({ student, signUp }) => [student.id, signUp])

describe('a place', () => {
  it('is given in the order of the sign-ups; who comes later waits and is not sent away', () => {
    const [first, second, third] = [three, one, two].map((student, seq) =>
      aSignUp({ student }, { seq: seq + 1 }),
    )
    const facts = [first, second, third] as Fact[]
    expect(places(trip({ capacity: 2 }), ...facts)).toEqual([
      [one, 'coming'],
      [two, 'waiting'],
      [three, 'coming'],
    ])
    // Whoever steps back makes room for the first who waits.
    expect(places(trip({ capacity: 2 }), ...facts, aWithdrawal({ student: three }))).toEqual([
      [one, 'coming'],
      [two, 'coming'],
      [three, 'none'],
    ])
    expect(placesLeft(trip({ capacity: 2 }), said(...facts))).toBe(0)
    expect(placesLeft(trip({ capacity: 5 }), said(...facts))).toBe(2)
  })

  it('is kept by whoever signs up twice, and begins anew after stepping back', () => {
    const facts = [
      aSignUp({ student: one }),
      aSignUp({ student: two }),
      aSignUp({ student: one }, { seq: 5 }),
    ]
    expect(said(...facts).signedUp).toEqual([one, two])
    const again = [...facts, aWithdrawal({ student: one }), aSignUp({ student: one }, { seq: 9 })]
    expect(said(...again).signedUp).toEqual([two, one])
  })

  it('taken back is none', () => {
    const signUp = aSignUp()
    expect(said(signUp, aRevocation(signUp)).signedUp).toEqual([])
  })
})

describe('who is listed', () => {
  it('is meant by grade, in class and seat order, without children on paper', () => {
    expect(places(trip({ grades: [3, 4] })).map(([id]) => id)).toEqual([
      ...[one, two, three],
      ...[otherChild, childOf('class-2023-1', 2)],
    ])
    expect(places(trip()).map(([id]) => id)).not.toContain(paperChild)
  })

  it('of a group is whom its teachers signed up', () => {
    expect(places(trip({ group: '合唱队' }), aSignUp({ student: otherChild }))).toEqual([
      [otherChild, 'coming'],
    ])
  })

  it('where nobody signs up everybody meant is expected', () => {
    const { signUp: _signUp, ...open } = trip()
    expect(new Set(places(open).map(([, place]) => place))).toEqual(new Set(['coming']))
  })
})

describe('leaving the campus', () => {
  it('goes nobody whose guardians have not agreed; the last word holds', () => {
    const going = (...facts: Fact[]) =>
      attendeesOf(trip(), view, said(aSignUp(), ...facts), tuesday)
        .filter((attendee) => mayGo(trip(), attendee))
        .map(({ student }) => student.id)
    expect(going()).toEqual([])
    expect(going(aConsent())).toEqual([one])
    expect(going(aConsent(), aConsent({ agreed: false }, { seq: 2 }))).toEqual([])
  })
})

it('presence is said day by day', () => {
  const { present } = said(aPresence(), aPresence({ schoolDay: wednesday, present: false }))
  expect([...(present.get(one) ?? [])]).toEqual([
    [tuesday, true],
    [wednesday, false],
  ])
})

it('the day at hand is today’s, or the last one that was, or the first to come', () => {
  const days = (...dates: string[]) => trip({ sessions: dates.map((date) => ({ date })) })
  expect(dayAtHand(days(monday, wednesday), tuesday)).toBe(monday)
  expect(dayAtHand(days(monday, tuesday), tuesday)).toBe(tuesday)
  expect(dayAtHand(days(wednesday), tuesday)).toBe(wednesday)
})
