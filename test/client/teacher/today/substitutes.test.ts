import { expect, test } from 'vitest'
import { proposeSubstitutes } from '../../../../src/client/features/teacher/today/substitutes.ts'
import { foldFacts } from '../../../../src/domain/facts/fold.ts'
import type { Fact } from '../../../../src/domain/facts/fact.schema.ts'
import {
  aDutyCheckIn,
  anAppointment,
  anExcuse,
  aSmallSchoolView,
  at,
  childOf,
  committedInOrder,
  ownChild,
  ownClass,
  paperChild,
  tuesday,
} from '../../../support/builders/index.ts'

const second = childOf(ownClass, 2)
const third = childOf(ownClass, 3)
const view = aSmallSchoolView(
  anAppointment(second, 'post-library', { weekdays: [4] }),
  anAppointment(third, 'post-library', { weekdays: [5] }),
)
const vacancy = { post: 'post-library', window: 'window-morning', date: tuesday }
function proposalsAfter(facts: Fact[], isReachable: (id: string) => boolean = () => true) {
  const folded = foldFacts(committedInOrder(facts, view), view.foldRules)
  return proposeSubstitutes(view, folded, vacancy, isReachable)
}
const idsAfter = (facts: Fact[] = []) => proposalsAfter(facts).map(({ student }) => student.id)

test('proposes who has the post on other days, never who is due now or on paper', () => {
  expect(idsAfter()).toEqual([second, third])
  expect(idsAfter()).not.toContain(ownChild)
  expect(idsAfter()).not.toContain(paperChild)
})

test('who has served least comes first', () => {
  const served = aDutyCheckIn({ student: second }, { at: at('07:42', '2026-09-10') })
  expect(idsAfter([served])).toEqual([third, second])
})

test('proposes who came to help lately, and says so', () => {
  const helper = childOf('class-2023-1', 2)
  const help = aDutyCheckIn({ student: helper, planned: false }, { at: at('07:42', '2026-09-11') })
  expect(proposalsAfter([help]).find(({ student }) => student.id === helper)?.because).toBe('has-helped')
})

test('leaves out who is on leave in this window, and whom this teacher may not arrange', () => {
  expect(idsAfter([anExcuse({ student: second })])).toEqual([third])
  expect(proposalsAfter([], (id) => id === third).map(({ student }) => student.id)).toEqual([third])
})
