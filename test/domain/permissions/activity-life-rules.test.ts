/** Who may sign up when, and what an award for an activity must be. */
import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { mayWrite } from '../../../src/domain/permissions/write.ts'
import type { SchoolView } from '../../../src/domain/school/school-view.ts'
import {
  aChosenGoal,
  aConsent,
  aGivenMedal,
  anActivity,
  anActivityAward,
  aNoteOnActivity,
  aPlace,
  aPresence,
  aSignUp,
  aSmallSchoolView,
  aStamp,
  aWithdrawal,
  monday,
  paperChild,
  staff,
  tuesday,
  wednesday,
} from '../../support/builders/index.ts'

const school = aSmallSchoolView()
const teacher = { by: staff('teacher-lin') }

type Told = { day?: string; view?: SchoolView; asOf?: SchoolView }
function why(fact: Fact, { day = tuesday, view = school, asOf = view }: Told = {}): string {
  return mayWrite(fact, { asOf, now: view, day, writtenOn: tuesday, find: () => undefined })?.code ?? 'fine'
}
const changed = (changes: Parameters<typeof anActivity>[1]) =>
  aSmallSchoolView(anActivity('activity-trip', changes))

describe('a sign-up on the tablet', () => {
  it('is taken in its time, for the grades and classes that are meant', () => {
    expect(why(aSignUp())).toBe('fine')
    expect(why(aSignUp(), { view: changed({ grades: [], classes: ['class-2024-2'] }) })).toBe('fine')
    expect(why(aSignUp(), { view: changed({ grades: [] }) })).toBe('fine')
    expect(why(aSignUp(), { view: changed({ grades: [4] }) })).toBe('not-invited')
    expect(why(aSignUp(), { view: changed({ group: '合唱队' }) })).toBe('not-invited')
  })

  it.each([
    ['before', { signUp: { from: wednesday, to: wednesday } }],
    ['after', { signUp: { from: monday, to: monday } }],
    ['while it is only planned', { state: 'planned' as const }],
  ])('is closed %s; a teacher may still add a child', (_when, changes) => {
    const view = changed(changes)
    expect(why(aSignUp(), { view })).toBe('sign-up-closed')
    expect(why(aSignUp({}, teacher), { view })).toBe('fine')
    // What the tablet had seen, or what is so now: either will do.
    expect(why(aSignUp(), { view, asOf: school })).toBe('fine')
  })

  it('is over for everybody once the activity is called off, also where a tablet had not heard of it', () => {
    const view = changed({ state: 'cancelled' })
    expect(why(aSignUp(), { view, asOf: school })).toBe('sign-up-closed')
    expect(why(aSignUp({}, teacher), { view })).toBe('sign-up-closed')
    expect(why(aWithdrawal(), { view })).toBe('fine')
  })

  it('is never refused because there are too many', () => {
    expect(why(aSignUp(), { view: changed({ capacity: 0 }) })).toBe('fine')
  })

  it('of a child on paper is made on paper', () => {
    expect(why(aSignUp({ student: paperChild }))).toBe('consent-missing')
  })
})

describe('an award for an activity', () => {
  it('is what the activity gives, the same for everybody, as the phone knew it or as it is', () => {
    expect(why(anActivityAward())).toBe('fine')
    expect(why(anActivityAward({ points: 3 }))).toBe('points-not-by-rule')
    expect(why(anActivityAward({ colour: 'blue' }))).toBe('points-not-by-rule')
    expect(why(anActivityAward(), { view: changed({ points: 1 }), asOf: school })).toBe('fine')
    expect(why(anActivityAward({ activity: 'activity-none' }))).toBe('unknown-subject')
  })

  it('needs a line of why where any award does', () => {
    const view = changed({ points: 5 })
    expect(why(anActivityAward({ points: 5 }), { view })).toBe('note-required')
    expect(why(anActivityAward({ points: 5, note: '讲给全校听' }), { view })).toBe('fine')
  })
})

it('nobody has taken part tomorrow', () => {
  for (const fact of [aPresence({ schoolDay: wednesday }), anActivityAward({ schoolDay: wednesday })])
    expect(why(fact, { day: wednesday })).toBe('no-permission')
  expect(why(aNoteOnActivity({ schoolDay: wednesday }), { day: wednesday })).toBe('no-permission')
})

it('what is named must be there', () => {
  const none = { activity: 'activity-none' }
  for (const fact of [aConsent(none, { by: staff('teacher-luo') }), aWithdrawal(none), aSignUp(none)])
    expect(why(fact)).toBe('unknown-subject')
  expect(why(aGivenMedal({ medal: 'medal-none' }))).toBe('unknown-subject')
  expect(why(aChosenGoal({ until: monday }))).toBe('malformed')
})

it('where being is nobody’s business, nobody is stamped', () => {
  const view = aSmallSchoolView(aPlace('place-farm', { unrecorded: true }))
  expect(why(aStamp({}, teacher))).toBe('fine')
  expect(why(aStamp({}, teacher), { view })).toBe('unknown-place')
})
