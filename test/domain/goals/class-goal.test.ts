/** 班级目标: a sum of the class alone. */
import { describe, expect, it } from 'vitest'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import { classGoal } from '../../../src/domain/goals/class-goal.ts'
import {
  aClassOf,
  anAward,
  aRow,
  aSchoolView,
  at,
  childOf,
  committedInOrder,
  monday,
  tuesday,
  wednesday,
} from '../../support/builders/index.ts'

const [large, other, small] = ['class-2024-2', 'class-2023-1', 'class-2022-1']
const aGoal = (id: string, changes: object = {}) =>
  aRow('goal', id, {
    ...{ class: large, name: '一起攒绿色', colour: 'green', points: 50, from: tuesday, to: '2026-10-12' },
    ...changes,
  })
const [first, third, elsewhere] = [childOf(large, 1), childOf(large, 3), childOf(other, 1)]
const awards = [
  anAward({ student: first, points: 3 }, { at: at('09:00', monday) }),
  anAward({ student: first, points: 2 }, { seq: 2 }),
  anAward({ student: third, points: 1 }, { seq: 3 }),
  anAward({ student: third, points: 3, colour: 'red' }, { seq: 4 }),
  anAward({ student: elsewhere, points: 3 }, { seq: 5 }),
]
function goalIn(classId: string, ...goals: Array<ReturnType<typeof aGoal>>) {
  const view = aSchoolView(aClassOf(5, large), aClassOf(5, other), aClassOf(4, small), ...goals)
  const { entries } = foldFacts(committedInOrder(awards, view), view.foldRules)
  return classGoal(view, entries, classId, wednesday)
}

describe('a class goal', () => {
  it('adds up its colour, or all of them, for the whole class from its first day on', () => {
    expect(goalIn(large, aGoal('goal-1'))).toMatchObject({ name: '一起攒绿色', points: 50, reached: 3 })
    const { colour: _colour, ...inAll } = aGoal('goal-1').body
    expect(goalIn(large, { ...aGoal('goal-1'), body: inAll })?.reached).toBe(6)
  })

  it('is the one that ends first; one that is over, or another class’s, is none', () => {
    expect(goalIn(large, aGoal('goal-1'), aGoal('goal-2', { name: '先做到', to: wednesday }))?.name).toBe(
      '先做到',
    )
    expect(goalIn(large, aGoal('goal-1', { to: tuesday }))).toBeNull()
    expect(goalIn(other, aGoal('goal-1'))).toBeNull()
  })

  it('is none in a class so small that its sum would tell of one child', () => {
    expect(goalIn(small, aGoal('goal-1', { class: small }))).toBeNull()
    expect(goalIn(other, aGoal('goal-1', { class: other }))).toMatchObject({ reached: 3 })
  })
})
