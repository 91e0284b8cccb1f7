/** A child's service over the years. */
import { expect, it } from 'vitest'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import { serviceRecord } from '../../../src/domain/posts/service-record.ts'
import {
  aDutyCheckIn,
  aFact,
  anAttendance,
  aRow,
  aStudent,
  aSmallSchoolView,
  at,
  childOf,
  committedInOrder,
  ownChild,
  ownClass,
  staff,
  tuesday,
} from '../../support/builders/index.ts'

const view = aSmallSchoolView(
  aStudent(ownChild, { memberships: [{ class: ownClass, seat: 1, from: '2024-08-28' }] }),
  aRow('appointment', 'last-year', {
    student: ownChild,
    post: 'post-library',
    windows: ['window-morning'],
    weekdays: [1],
    from: '2025-09-08',
    to: '2026-06-30',
  }),
)
const recordAfter = (facts: Fact[], child = ownChild) =>
  serviceRecord(view, foldFacts(committedInOrder(facts, view), view.foldRules), child, '2026-09-15')

const byMentor = { by: staff('teacher-pu'), at: at('08:30', tuesday) }
const aWord = (writer: string | null, text: string) =>
  aFact('word.written.v1', { student: ownChild, writer, kind: 'thanks', post: null, text }, byMentor)
const signed = (word: Fact, keep: boolean, text?: string) =>
  aFact(
    'word.countersigned.v1',
    { target: word.id, student: ownChild, keep, ...(text ? { text } : {}) },
    byMentor,
  )

it('has the years with what was done in each, the latest first', () => {
  const years = recordAfter([aDutyCheckIn(), anAttendance()])
  expect(years[0]).toMatchObject({
    year: 2026,
    duties: 1,
    passed: ['training-books'],
    honours: [{ name: '岗位之星', reason: '每次都把书按书标放好' }],
  })
})

it('does not say how many duties there were in a year of which nothing is held', () => {
  const before = recordAfter([]).find(({ year }) => year === 2025)
  if (before)
    expect(before).toMatchObject({ duties: null, posts: [{ post: 'post-library', to: '2026-06-30' }] })
  expect(recordAfter([])[0]?.duties).toBe(0)
})

it('keeps adults’ words and children’s that an adult has countersigned, as the adult left them', () => {
  const friend = childOf(ownClass, 2)
  const [kept, refused, open] = [aWord(friend, '谢谢你'), aWord(friend, '不好'), aWord(friend, '还没看')]
  const facts = [
    kept,
    refused,
    open,
    aWord(null, '做事有始有终'),
    signed(kept, true, '谢谢他帮我'),
    signed(refused, false),
  ]
  expect([...(recordAfter(facts)[0]?.words ?? [])].sort()).toEqual(['做事有始有终', '谢谢他帮我'].sort())
})

it('is empty for a child who has done nothing yet', () => {
  expect(recordAfter([], childOf(ownClass, 3))).toEqual([])
})
