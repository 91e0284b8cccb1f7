/** What a month's or a term's evaluations come to. */
import { expect, it } from 'vitest'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import { type About, evaluationSummary, monthOf } from '../../../src/domain/posts/evaluation-summary.ts'
import {
  aFact,
  aSmallSchoolView,
  childOf,
  committedInOrder,
  ownClass,
  staff,
} from '../../support/builders/index.ts'

const view = aSmallSchoolView()
const [first, second] = [childOf(ownClass, 1), childOf(ownClass, 2)]
const september = monthOf('2026-09-15')
const said = (student: string, schoolDay: string, level: 1 | 2 | 3, note?: string): Fact =>
  aFact(
    'duty.evaluated.v1',
    {
      ...{ student, post: 'post-library', schoolDay, span: 'day' },
      marks: [{ dimension: 'eval-careful', level }],
      ...(note ? { note } : {}),
    },
    { by: staff('teacher-pu') },
  )
const summary = (facts: Fact[], about: About, span = september) =>
  evaluationSummary(view, foldFacts(committedInOrder(facts, view), view.foldRules), about, span)

it('knows the first and the last day of a month', () => {
  expect(monthOf('2026-09-15')).toEqual({ from: '2026-09-01', to: '2026-09-30' })
  expect(monthOf('2027-02-01')).toEqual({ from: '2027-02-01', to: '2027-02-28' })
  expect(monthOf('2026-12-31')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
})

it('says of a child the last step and the step said most often, within the month', () => {
  const facts = [
    said(first, '2026-08-31', 1),
    said(first, '2026-09-20', 3),
    said(first, '2026-09-03', 2),
    said(first, '2026-09-04', 2, '做事有始有终'),
    said(second, '2026-09-05', 1),
  ]
  expect(summary(facts, { student: first })).toEqual({
    dimensions: [{ dimension: 'eval-careful', level: 3, mostOften: 2, times: 3 }],
    ...{ times: 3, children: 1 },
    notes: [{ student: first, day: '2026-09-04', text: '做事有始有终' }],
  })
})

it('says of a post what most of its children’s last steps are, and no child’s place among them', () => {
  const third = childOf(ownClass, 3)
  const facts = [
    ...[said(first, '2026-09-03', 1), said(first, '2026-09-04', 1), said(first, '2026-09-05', 3)],
    ...[said(second, '2026-09-03', 3), said(third, '2026-09-03', 1)],
  ]
  const { dimensions, children } = summary(facts, { post: 'post-library' })
  expect(dimensions).toEqual([{ dimension: 'eval-careful', level: 3, mostOften: 1, times: 5 }])
  expect(children).toBe(3)
  expect(summary(facts, { post: 'post-canteen' }).dimensions).toEqual([])
})
