import { expect, test } from 'vitest'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import { dutyBoard } from '../../../src/domain/posts/duty-board.ts'
import { livePlaces } from '../../../src/domain/posts/live-duty.ts'
import {
  aDutyCheckIn,
  anAbsence,
  anAppointment,
  anExcuse,
  aPost,
  aSmallSchoolView,
  childOf,
  committedInOrder,
  ownChild,
  ownClass,
  tuesday,
} from '../../support/builders/index.ts'

const second = childOf(ownClass, 2)
const view = aSmallSchoolView(
  aPost('post-library', { location: '三楼图书馆' }),
  aPost('post-canteen', { name: '食堂', location: '一楼食堂' }),
  anAppointment(second, 'post-library'),
)
function placesAfter(...facts: Fact[]) {
  const ledger = committedInOrder(facts, view)
  const folded = foldFacts(ledger, view.foldRules)
  const reach = { classes: 'all', posts: 'all' } as const
  const question = { view, folded, facts: ledger, date: tuesday, window: 'window-morning', reach }
  return livePlaces(dutyBoard({ ...question, phase: 'running' }))
}
const names = (places: ReturnType<typeof placesAfter>) => places.map(({ place }) => place)

test('places where somebody is still expected come first', () => {
  expect(names(placesAfter())).toEqual(['一楼食堂', '三楼图书馆'])
  const canteenCame = aDutyCheckIn({ student: 'child-2023-1-01', post: 'post-canteen', colour: 'yellow' })
  expect(names(placesAfter(canteenCame))).toEqual(['三楼图书馆', '一楼食堂'])
})

test('counts who came of those who are expected: leave and paper do not count, an absence does', () => {
  const library = (...facts: Fact[]) =>
    placesAfter(...facts).find(({ place }) => place === '三楼图书馆')?.posts[0]
  expect(library()).toMatchObject({ came: 0, due: 2 })
  expect(library(aDutyCheckIn({ student: ownChild }))).toMatchObject({ came: 1, due: 2 })
  expect(library(anExcuse({ student: second }))).toMatchObject({ came: 0, due: 1 })
  expect(library(anAbsence({ student: second }))).toMatchObject({ came: 0, due: 2 })
  expect(library(anAbsence({ student: second }))?.open.map(({ student }) => student.id)).toEqual([ownChild])
})
