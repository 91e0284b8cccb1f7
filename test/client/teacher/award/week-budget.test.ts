import { expect, test } from 'vitest'
import { pointsThisWeek, weeklyBudget } from '../../../../src/client/features/teacher/award/week-budget.ts'
import {
  anAward,
  aSmallSchoolView,
  at,
  committedInOrder,
  staff,
  tuesday,
} from '../../../support/builders/index.ts'

const me = staff('teacher-lin')
const view = aSmallSchoolView()

test('adds up what this teacher gave since Monday and did not take back', () => {
  const undone = anAward({ points: 3 }, { by: me, seq: 3 })
  const facts = [
    anAward({ points: 2 }, { by: me, seq: 1 }),
    anAward({ points: 1 }, { by: me, seq: 2, at: at('07:40', '2026-09-14') }),
    anAward({ points: 5, note: '上周的' }, { by: me, seq: 4, at: at('10:00', '2026-09-11') }),
    anAward({ points: 4, note: '别人的' }, { by: staff('teacher-gao'), seq: 5 }),
    undone,
  ]
  const revoked = new Map([[undone.id, undone]])
  expect(pointsThisWeek(committedInOrder(facts, view), revoked, me, tuesday)).toBe(3)
})

test('takes the widest budget of several roles, and none where the school set none', () => {
  const rules = {
    ...view.pointRulesOn(tuesday),
    teacherWeeklySoftBudget: { 'class-teacher': 120, 'duty-teacher': 40 },
  }
  expect(weeklyBudget(rules, new Set(['class-teacher', 'duty-teacher', 'subject-teacher']))).toBe(120)
  expect(weeklyBudget(rules, new Set(['subject-teacher']))).toBeUndefined()
})
