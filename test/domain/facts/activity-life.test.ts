/** An activity gives its points once, whoever else gives them too; the rest of its life gives none. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isActivityLifeType } from '../../../src/domain/facts/activity-life-types.ts'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import { isForAdults } from '../../../src/domain/facts/readers.ts'
import type { LedgerFact } from '../../../src/domain/facts/ledger.ts'
import {
  aChosenGoal,
  aConsent,
  aGivenMedal,
  anActivityAward,
  anAward,
  aNoteOnActivity,
  aPlace,
  aPresence,
  aRevocation,
  aSignUp,
  aSmallSchoolView,
  aStamp,
  aWithdrawal,
  committedInOrder,
  otherChild,
  ownChild,
  staff,
  wednesday,
} from '../../support/builders/index.ts'

const school = aSmallSchoolView(
  aPlace('place-museum', { colour: 'red', points: [{ from: '2026-08-16', value: 1 }] }),
)
const fold = (facts: Iterable<LedgerFact>) => foldFacts(facts, school.foldRules)
const committed = (...facts: readonly Fact[]) => committedInOrder(facts, school) as LedgerFact[]
const redOf = (facts: readonly LedgerFact[], student = ownChild) => fold(facts).totals.get(student)?.red ?? 0

const [award, another] = [anActivityAward(), anActivityAward({}, { by: staff('teacher-duan') })]
const stamp = aStamp({ place: 'place-museum', colour: 'red', points: 1 })
const life: Fact[] = [
  ...[aSignUp(), aWithdrawal(), aConsent(), aPresence(), aNoteOnActivity(), aChosenGoal(), aGivenMedal()],
]

describe('points for taking part', () => {
  it('count once per child, activity and day, though two teachers gave them offline', () => {
    expect(redOf(committed(award, another))).toBe(2)
    expect(redOf(committed(award, anActivityAward({ schoolDay: wednesday })))).toBe(4)
    expect(redOf(committed(award, anActivityAward({ activity: 'activity-of-others' })))).toBe(4)
    const both = committed(award, anActivityAward({ student: otherChild }))
    expect([redOf(both), redOf(both, otherChild)]).toEqual([2, 2])
  })

  it('come by the other award when the first is taken back', () => {
    const facts = committed(award, another, aRevocation(award))
    expect(redOf(facts)).toBe(2)
    expect(fold(facts).entries.map(({ fact, reason }) => [fact, reason])).toEqual([[another.id, 'counted']])
  })

  it('are not given again by the stamp of the same visit; the stamp stays', () => {
    const facts = committed(award, stamp)
    expect(redOf(facts)).toBe(2)
    expect([...fold(facts).claims.values()].map(({ counted }) => counted)).toEqual([1])
    expect(redOf(committed(award, stamp, aRevocation(stamp)))).toBe(2)
    expect(redOf(committed(anActivityAward({ schoolDay: wednesday }), stamp))).toBe(3)
  })

  it('are the same in whatever order and however often the facts arrive', () => {
    const all = committed(award, another, stamp, anAward(), aRevocation(another), ...life)
    const expected = fold(all)
    fc.assert(
      fc.property(fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length }), (again) => {
        expect(fold(again)).toEqual(expected)
      }),
      { numRuns: 50 },
    )
  })
})

describe('the rest of an activity', () => {
  it('changes no total, and nobody has to update for it', () => {
    const { activityLife: none, ...without } = fold(committed(award, stamp))
    const { activityLife, ...withLife } = fold(committed(award, stamp, ...life))
    expect(withLife).toEqual(without)
    expect([none.length, activityLife.length]).toEqual([0, life.length])
    expect(life.every(({ type }) => isActivityLifeType(type))).toBe(true)
  })

  it('says on a tablet who comes, not who was missing', () => {
    expect(life.filter(isForAdults).map(({ type }) => type)).toEqual([
      'activity.consented.v1',
      'activity.attended.v1',
      'activity.noted.v1',
    ])
  })

  it('a sign-up, a goal and a certificate stay with the class for the school year', () => {
    const streams = committed(...life).map(({ fact, stamp: { stream } }) => [fact.type, stream])
    expect(Object.fromEntries(streams)).toMatchObject({
      'activity.signed-up.v1': 'class:class-2024-2@year-2026',
      'goal.chosen.v1': 'class:class-2024-2@year-2026',
      'medal.given.v1': 'class:class-2024-2@year-2026',
      'activity.attended.v1': 'class:class-2024-2@term-2026-1',
      'activity.noted.v1': 'school@term-2026-1',
    })
  })
})
