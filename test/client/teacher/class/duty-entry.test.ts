import { expect, test } from 'vitest'
import { daysToEnter, planEntries } from '../../../../src/client/features/teacher/class/duty-entry.ts'
import { foldFacts } from '../../../../src/domain/facts/fold.ts'
import { must } from '../../../../src/domain/result.ts'
import {
  aDutyCheckIn,
  aSmallSchoolView,
  committed,
  otherChild,
  ownChild,
  tuesday,
} from '../../../support/builders/index.ts'

const view = aSmallSchoolView()
const child = (id: string) => must(view.students.get(id), 'a child of the small school')
const [own, other] = [child(ownChild), child(otherChild)]
const nothing = foldFacts([], view.foldRules)
const when = { window: 'window-morning', day: tuesday }

test('offers today and the last four school days, over the weekend', () => {
  expect(daysToEnter(view, '2026-09-14')).toEqual([
    '2026-09-14',
    '2026-09-11',
    '2026-09-10',
    '2026-09-09',
    '2026-09-08',
  ])
  expect(daysToEnter(view, '2026-09-13')[0]).toBe('2026-09-11')
})

test('enters each child at the own post', () => {
  const { entries } = planEntries(view, nothing, [own, other], { post: null, ...when })
  expect(entries.map(({ post }) => post)).toEqual(['post-library', 'post-canteen'])
})

test('leaves out who is down for nothing, and who has a check-in already', () => {
  const folded = foldFacts([committed(aDutyCheckIn({ student: ownChild }), 1, view)], view.foldRules)
  const plan = planEntries(view, folded, [own, child('child-2024-2-02')], { post: null, ...when })
  expect(plan.entries).toEqual([])
  expect(plan.already).toEqual([own])
})
