import { describe, expect, it } from 'vitest'
import type { Fact, FactBody } from '../../../src/domain/facts/fact.schema.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import { childGoal } from '../../../src/domain/goals/child-goal.ts'
import {
  aFact,
  anAward,
  aRevocation,
  aSmallSchoolView,
  at,
  committedInOrder,
  type Head,
  otherChild,
  ownChild,
  wednesday,
} from '../../support/builders/index.ts'

const school = aSmallSchoolView()
const aGoal = (body: Partial<FactBody<'goal.chosen.v1'>> = {}, head: Head = {}) =>
  aFact('goal.chosen.v1', { student: ownChild, colour: 'green', aim: 6, until: '2026-09-30', ...body }, head)
const goal = (facts: readonly Fact[], date = wednesday) =>
  childGoal(foldFacts(committedInOrder(facts, school), school.foldRules), ownChild, date)

describe('a child’s own goal', () => {
  it('counts the points of its colour since the day it was chosen', () => {
    const earlier = anAward({ points: 5 }, { at: at('08:00', '2026-09-14') })
    const later = anAward({ points: 2 }, { seq: 2, at: at('10:00', wednesday) })
    const red = anAward({ points: 3, colour: 'red' }, { seq: 3, at: at('10:00', wednesday) })
    expect(goal([earlier, aGoal(), later, red])).toMatchObject({ colour: 'green', aim: 6, reached: 2 })
    expect(goal([earlier, aGoal({ colour: null }), later, red])?.reached).toBe(5)
  })

  it('is the last one that was chosen, until its day is over or it is taken back', () => {
    const [first, second] = [aGoal(), aGoal({ aim: 9 }, { seq: 2 })]
    expect(goal([first, second])?.aim).toBe(9)
    expect(goal([first, second, aRevocation(second, {}, { seq: 3 })])?.aim).toBe(6)
    expect(goal([first], '2026-10-01')).toBeNull()
  })

  it('is nobody else’s', () => {
    expect(goal([aGoal({ student: otherChild })])).toBeNull()
  })
})
