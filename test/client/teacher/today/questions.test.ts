import { expect, test } from 'vitest'
import { likelyTime, timeQuestions } from '../../../../src/client/features/teacher/today/time-questions.ts'
import { unplannedDuties } from '../../../../src/client/features/teacher/today/unplanned.ts'
import { foldFacts } from '../../../../src/domain/facts/fold.ts'
import type { Fact } from '../../../../src/domain/facts/fact.schema.ts'
import {
  aDutyCheckIn,
  aSettlement,
  aSmallSchoolView,
  aSubstitution,
  at,
  childOf,
  committedInOrder,
  ownChild,
  ownClass,
  tuesday,
} from '../../../support/builders/index.ts'

const view = aSmallSchoolView()
const helper = childOf(ownClass, 3)
const fold = (...facts: Fact[]) => foldFacts(committedInOrder(facts, view), view.foldRules)
const doubted = (student: string, seq: number) =>
  aDutyCheckIn(
    { student, clockDoubted: true, window: 'window-lunch' },
    { seq, clockOffset: null, at: at('03:00') },
  )

test('keeps after the grace apart from tablets with a wrong clock', () => {
  const late = aDutyCheckIn({ student: ownChild }, { at: at('08:05') })
  const asked = timeQuestions(fold(late, doubted(helper, 2), doubted(ownChild, 3)).timeOpen, () => true)
  expect(asked.afterGrace.map(({ fact }) => fact.id)).toEqual([late.id])
  expect(asked.tablets.map(({ checkIns }) => checkIns.length)).toEqual([2])
  expect(asked.count).toBe(3)
})

test('proposes the window that the child named', () => {
  const [open] = fold(doubted(helper, 2)).timeOpen
  expect(open && likelyTime(open)).toEqual({ schoolDay: tuesday, window: 'window-lunch' })
})

test('asks nobody about what is not theirs, nor again once it is settled', () => {
  const question = doubted(helper, 2)
  expect(timeQuestions(fold(question).timeOpen, () => false).count).toBe(0)
  expect(timeQuestions(fold(question, aSettlement(question)).timeOpen, () => true).count).toBe(0)
})

test('lists who came to help, until it is a substitution or put aside', () => {
  const help = aDutyCheckIn({ student: helper, planned: false })
  const open = (folded: ReturnType<typeof fold>, aside: string[] = []) =>
    unplannedDuties(view, folded, tuesday, () => true, new Set(aside)).map(({ student }) => student)
  expect(open(fold(help, aDutyCheckIn({ student: ownChild })))).toEqual([helper])
  expect(open(fold(help, aSubstitution({ student: helper })))).toEqual([])
  const key = [...fold(help).claims.keys()]
  expect(open(fold(help), key)).toEqual([])
})
