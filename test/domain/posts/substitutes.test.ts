import fc from 'fast-check'
import { expect, test } from 'vitest'
import { busyIn, proposeSubstitutes } from '../../../src/domain/posts/substitutes.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import {
  aDutyCheckIn,
  anAppointment,
  anAskedSubstitute,
  anAttendance,
  anExcuse,
  aRow,
  aPost,
  aSmallSchoolView,
  aSubstitution,
  at,
  childOf,
  committedInOrder,
  ownChild,
  ownClass,
  paperChild,
  tuesday,
} from '../../support/builders/index.ts'

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

test('who is trained for what the post asks comes first, appointed there or not', () => {
  const asking = aSmallSchoolView(
    aRow('training-item', 'training-books', { name: '借还书', content: [], validFor: 'school-year' }),
    aPost('post-library', { training: [{ item: 'training-books', from: '2026-09-01' }] }),
    anAppointment(second, 'post-library', { weekdays: [4] }),
    anAppointment(third, 'post-library', { weekdays: [5] }),
  )
  const fourth = childOf('class-2023-1', 2)
  const passed = [third, fourth].map((student) => anAttendance({ student, schoolDay: '2026-09-03' }))
  const served = aDutyCheckIn({ student: third }, { at: at('07:42', '2026-09-10') })
  const folded = foldFacts(committedInOrder([...passed, served], asking), asking.foldRules)
  const proposed = proposeSubstitutes(asking, folded, vacancy, () => true)
  expect(proposed.map(({ student, because }) => [student.id, because])).toEqual([
    [fourth, 'trained'],
    [third, 'same-post'],
    [second, 'same-post'],
  ])
})

test('leaves out a child whose class has a lesson then', () => {
  const busy = [{ weekday: 2, window: 'window-morning', what: '体育' }]
  const withLesson = aSmallSchoolView(
    aRow('class', ownClass, { entryYear: 2024, number: 2, busy }),
    anAppointment(second, 'post-library', { weekdays: [4] }),
  )
  const folded = foldFacts([], withLesson.foldRules)
  expect(proposeSubstitutes(withLesson, folded, vacancy, () => true)).toEqual([])
})

test('who has stood in least this term comes before who has served least, and it is told', () => {
  const stoodIn = aSubstitution({ student: second, schoolDay: '2026-09-10' })
  const served = [8, 9, 10].map((day) =>
    aDutyCheckIn(
      { student: third },
      { at: at('07:42', `2026-09-${String(day).padStart(2, '0')}`), seq: day },
    ),
  )
  expect(idsAfter([stoodIn, ...served])).toEqual([third, second])
  expect(proposalsAfter([stoodIn, ...served]).map(({ stoodIn: times, served: all }) => [times, all])).toEqual(
    [
      [0, 3],
      [1, 0],
    ],
  )
})

test('nobody is proposed who has a clash, whatever else is known', () => {
  const facts = [
    aDutyCheckIn({ student: second }, { at: at('07:42', '2026-09-10') }),
    anExcuse({ student: third }),
    anAskedSubstitute({ student: second }),
    aSubstitution({ student: third }),
    anAttendance({ student: second, schoolDay: '2026-09-03' }),
  ]
  fc.assert(
    fc.property(fc.subarray(facts), (some) => {
      const folded = foldFacts(committedInOrder(some, view), view.foldRules)
      const busy = busyIn(view, folded, vacancy.window, tuesday)
      const proposed = proposeSubstitutes(view, folded, vacancy, () => true)
      expect(proposed.filter(({ student }) => busy.has(student.id))).toEqual([])
      const order = proposed.map(
        ({ isTrained, stoodIn, served }) => Number(!isTrained) * 10_000 + stoodIn * 100 + served,
      )
      expect(order).toEqual([...order].sort((a, b) => a - b))
    }),
  )
})
