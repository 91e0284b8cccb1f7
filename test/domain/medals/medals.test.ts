import { describe, expect, it } from 'vitest'
import { noPoints } from '../../../src/domain/colours.ts'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { medalsOf } from '../../../src/domain/medals/earned.ts'
import { fallenMedals } from '../../../src/domain/medals/fallen.ts'
import { nextSteps } from '../../../src/domain/medals/next-step.ts'
import { noTally, tallyChild, type Tally } from '../../../src/domain/medals/tally.ts'
import {
  aDutyCheckIn,
  anAward,
  aRevocation,
  aSmallSchoolView,
  aStamp,
  aSubstitution,
  at,
  aVoidedClaim,
  committedInOrder,
  ownChild,
  staff,
} from '../../support/builders/index.ts'
import { aLadder, aMedal, someRules } from './some-medals.ts'

const school = aSmallSchoolView()
const rules = someRules()
const ids = (medals: Iterable<readonly [string, unknown]>) => [...medals].map(([key]) => key)

const tally = (changes: Partial<Omit<Tally, 'points'>> & { points?: Partial<Tally['points']> }): Tally => ({
  ...noTally(),
  ...changes,
  points: { ...noPoints(), ...changes.points },
})
const earned = (terms: Record<string, Tally>, own = rules) =>
  ids(medalsOf(new Map(Object.entries(terms)), own))
const five = (points: number) => ({
  red: points,
  green: points,
  blue: points,
  yellow: points,
  purple: points,
})

describe('medals', () => {
  it('are reached by the points of a term, step by step, and begin anew with the next term', () => {
    expect(earned({ 'term-2026-1': tally({ points: { green: 7 } }) })).toContain('medal-green-1@term-2026-1')
    expect(earned({ 'term-2026-1': tally({ points: { green: 7 } }) })).not.toContain(
      'medal-green-2@term-2026-1',
    )
    const twice = earned({
      'term-2026-1': tally({ points: { green: 2 } }),
      'term-2026-2': tally({ points: { green: 2 } }),
    })
    expect(twice).toEqual([])
  })

  it('of all five colours ask for the step in each of them', () => {
    expect(earned({ 'term-2026-1': tally({ points: five(8) }) })).toContain(
      'medal-five-colours-2@term-2026-1',
    )
    expect(earned({ 'term-2026-1': tally({ points: { ...five(8), red: 7 } }) })).not.toContain(
      'medal-five-colours-2@term-2026-1',
    )
  })

  it('of a school year want both terms, and eight places in either', () => {
    const places = (from: number) => new Set([1, 2, 3, 4].map((index) => `place-${from + index}`))
    const both = {
      'term-2026-1': tally({ points: five(8), places: places(0) }),
      'term-2026-2': tally({ points: five(9), places: places(4) }),
    }
    expect(earned(both)).toContain('medal-shanzhen-student@year-2026')
    const acrossYears = { 'term-2025-2': both['term-2026-1'], 'term-2026-1': both['term-2026-2'] }
    expect(earned(acrossYears)).not.toContain('medal-shanzhen-student@year-2026')
  })

  it('of a passport want every page full', () => {
    const one = tally({ places: new Set(['place-farm']) })
    const two = tally({ places: new Set(['place-farm', 'place-hall']) })
    expect(earned({ 'term-2026-1': one })).not.toContain('medal-passport@year-2026')
    expect(earned({ 'term-2026-1': two })).toContain('medal-passport@year-2026')
  })

  it('of all primary years keep places together over the years', () => {
    const years = {
      'term-2024-1': tally({ places: new Set(['place-farm']) }),
      'term-2026-2': tally({ places: new Set(['place-gallery']) }),
    }
    expect(earned(years)).toContain('medal-two-places@primary-years')
  })

  it('that people decide are given by no rule', () => {
    const everything = tally({ points: five(99), duties: 99, stoodIn: 9, trained: 9 })
    expect(earned({ 'term-2026-1': everything }).filter((key) => key.startsWith('medal-star'))).toEqual([])
  })

  it('count duties that were done and turns taken for another, from the facts', () => {
    const facts = committedInOrder(
      [
        aSubstitution(),
        aDutyCheckIn({ post: 'post-library' }),
        aDutyCheckIn({ window: 'window-lunch' }, { seq: 2, at: at('11:50') }),
      ],
      school,
    )
    const child = tallyChild(facts, ownChild, school.foldRules, rules)
    expect([...child.values()].map(({ stoodIn }) => stoodIn)).toEqual([1])
  })
})

describe('what comes next', () => {
  it('is the step for which least is missing', () => {
    const child = new Map([['term-2026-1', tally({ points: { red: 2, green: 7, blue: 1 } })]])
    const [first, second] = nextSteps(child, rules, 'term-2026-1')
    expect([first?.medal.id, first?.more]).toEqual(['medal-green-2', 1])
    expect([second?.medal.id, second?.more]).toEqual(['medal-red-1', 1])
  })

  it('is nothing where every step has been taken', () => {
    const child = new Map([['term-2026-1', tally({ points: five(28) })]])
    expect(nextSteps(child, rules, 'term-2026-1')).toEqual([])
  })
})

describe('a medal that falls away', () => {
  const teacher = staff('teacher-lin')
  const wrong = anAward({ points: 2 }, { by: teacher, at: at('08:00') })
  const right = anAward({ points: 1 }, { by: teacher, seq: 2, at: at('08:05') })
  const fallen = (...facts: Fact[]) =>
    fallenMedals(committedInOrder(facts, school), ownChild, school.foldRules, rules)

  it('is explained by the correction that took it, with the points it took', () => {
    const correction = aRevocation(wrong, { reason: '两分记错了' }, { by: teacher, seq: 3, at: at('15:00') })
    const [medal, ...others] = fallen(wrong, right, correction)
    expect([medal?.medal.id, medal?.by.fact.id, medal?.points]).toEqual(['medal-green-1', correction.id, 2])
    expect(others).toEqual([])
  })

  it('is no matter for a tap that was undone at once', () => {
    const undo = aRevocation(wrong, {}, { by: teacher, seq: 3, at: at('08:00') + 8 })
    expect(fallen(right, wrong, undo)).toEqual([])
  })

  it('has not fallen when it was reached again by other points', () => {
    const correction = aRevocation(wrong, { reason: '记错了' }, { by: teacher, seq: 3, at: at('15:00') })
    const again = anAward({ points: 2 }, { by: teacher, seq: 4, at: at('16:00') })
    expect(fallen(wrong, right, correction, again)).toEqual([])
  })

  it('had never been there when points of different days were never counted together', () => {
    const correction = aRevocation(wrong, { reason: '记错了' }, { by: teacher, seq: 3, at: at('15:00') })
    expect(fallen(wrong, correction, right)).toEqual([])
  })

  it('may be a place whose stamp was struck', () => {
    const medals = [aMedal('medal-farm', 'term', { type: 'stamps-total', minStamps: 1 })]
    const facts = committedInOrder(
      [aStamp(), aVoidedClaim({ claim: `stamp|place-farm|2026-09-15|${ownChild}` }, { seq: 2 })],
      school,
    )
    const found = fallenMedals(facts, ownChild, school.foldRules, someRules(medals))
    expect(found.map(({ medal }) => medal.id)).toEqual(['medal-farm'])
  })
})

describe('a threshold', () => {
  const ladder = aLadder('green', [3]).map((medal) => ({
    ...medal,
    rules: [
      ...medal.rules,
      { from: '2026-10-08', condition: { type: 'colour-points', colour: 'green', minPoints: 5 } as const },
    ],
  }))

  it('that is raised in the middle of a term begins with the next', () => {
    const terms = {
      'term-2026-1': tally({ points: { green: 4 } }),
      'term-2026-2': tally({ points: { green: 4 } }),
    }
    expect(earned(terms, someRules(ladder))).toEqual(['medal-green-1@term-2026-1'])
  })
})

describe('a retired step', () => {
  it('is not held out to a child any more', () => {
    const ladder = aLadder('green').map((medal) => ({ ...medal, retiredOn: '2026-09-01' }))
    const child = new Map([['term-2026-1', tally({ points: { green: 1 } })]])
    expect(nextSteps(child, someRules(ladder), 'term-2026-1')).toEqual([])
  })
})
