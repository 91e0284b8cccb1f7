import { expect, test } from 'vitest'
import { childHistory } from '../../../../src/client/features/teacher/child/child-history.ts'
import { foldFacts } from '../../../../src/domain/facts/fold.ts'
import type { Fact } from '../../../../src/domain/facts/fact.schema.ts'
import {
  aDutyCheckIn,
  anAward,
  aRevocation,
  aSmallSchoolView,
  aStamp,
  at,
  aVoidedClaim,
  childOf,
  committedInOrder,
  device,
  ownChild,
  ownClass,
  wednesday,
} from '../../../support/builders/index.ts'

const view = aSmallSchoolView()
function historyOf(student: string, ...facts: Fact[]) {
  const ledger = committedInOrder(facts, view)
  return childHistory(student, ledger, foldFacts(ledger, view.foldRules))
}
const why = (rows: ReturnType<typeof historyOf>) =>
  rows.map(({ reason, nominal, counted }) => [reason, nominal, counted])

test('is newest first and of this child alone', () => {
  const today = anAward({}, { at: at('10:00', wednesday) })
  const rows = historyOf(ownChild, anAward(), today, anAward({ student: childOf(ownClass, 2) }))
  expect(rows.map(({ day }) => day)).toEqual([wednesday, '2026-09-15'])
})

test('says what a point is worth and what it counts: the second visit in a week gives nothing', () => {
  const visits = [aStamp(), aStamp({}, { at: at('10:00', wednesday) })]
  expect(why(historyOf(ownChild, ...visits))).toEqual([
    ['repeat-visit', 1, 0],
    ['counted', 1, 1],
  ])
})

test('two tablets that saw the same duty are one row with a witness', () => {
  const twice = [aDutyCheckIn(), aDutyCheckIn({}, { by: device('tablet-library'), seq: 9 })]
  const rows = historyOf(ownChild, ...twice)
  expect(rows).toHaveLength(1)
  expect(rows[0]?.claim?.witnesses).toHaveLength(1)
})

test('keeps what was revoked in the list, with the reason', () => {
  const award = anAward()
  const [row] = historyOf(ownChild, award, aRevocation(award, { reason: '记错了人' }))
  expect(row).toMatchObject({ reason: 'taken-back', counted: 0, takenBack: { reason: '记错了人' } })
})

test('keeps what was struck with its claim in the list', () => {
  const [row] = historyOf(ownChild, aDutyCheckIn(), aVoidedClaim({ reason: '当时没有到岗' }))
  expect(row).toMatchObject({ reason: 'taken-back', takenBack: { reason: '当时没有到岗' } })
})

test('a check-in whose time nobody knows waits', () => {
  const doubted = aDutyCheckIn({ clockDoubted: true }, { clockOffset: null })
  expect(why(historyOf(ownChild, doubted))).toEqual([['waiting', 1, 0]])
})
