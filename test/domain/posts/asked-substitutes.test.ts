import { expect, test } from 'vitest'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import { askedSubstitutes } from '../../../src/domain/posts/asked-substitutes.ts'
import { busyIn } from '../../../src/domain/posts/substitutes.ts'
import {
  anAnswer,
  anAskedSubstitute,
  aRevocation,
  aSmallSchoolView,
  aSubstitution,
  childOf,
  committedInOrder,
  ownChild,
  ownClass,
  tuesday,
} from '../../support/builders/index.ts'

const second = childOf(ownClass, 2)
const view = aSmallSchoolView()
const question = anAskedSubstitute({ student: second, absent: ownChild })
const fold = (facts: Fact[]) => foldFacts(committedInOrder(facts, view), view.foldRules)
const statesAfter = (facts: Fact[], from = tuesday) =>
  askedSubstitutes(fold(facts), from).map(({ state }) => state)

test('a question waits, is answered, and an adult settles it', () => {
  const yes = anAnswer(question)
  expect(statesAfter([question])).toEqual(['open'])
  expect(statesAfter([question, yes])).toEqual(['willing'])
  expect(statesAfter([question, yes, aSubstitution({ student: second, absent: ownChild })])).toEqual([
    'confirmed',
  ])
})

test('a no is an answer, and the latest answer holds', () => {
  const no = anAnswer(question, false)
  expect(statesAfter([question, no])).toEqual(['unwilling'])
  expect(statesAfter([question, no, anAnswer(question, true, { seq: 2 })])).toEqual(['willing'])
  expect(statesAfter([question, no, aRevocation(no)])).toEqual(['open'])
})

test('a question that was taken back is gone, and one whose day is over has lapsed', () => {
  expect(statesAfter([question, aRevocation(question)])).toEqual([])
  expect(statesAfter([question], '2026-09-16')).toEqual([])
})

test('who has been asked is not proposed a second time for the same window', () => {
  expect(busyIn(view, fold([question]), 'window-morning', tuesday)).toContain(second)
  expect(busyIn(view, fold([question]), 'window-lunch', tuesday)).not.toContain(second)
})
