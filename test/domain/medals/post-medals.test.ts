/** 守信章 and 接力棒章: by stated rules, from what a child did; never from what was missed. */
import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { medalBook } from '../../../src/domain/medals/medal-book.ts'
import { medalPage } from '../../../src/domain/medals/medal-page.ts'
import { medalRulesOf } from '../../../src/domain/medals/school-medals.ts'
import { growthOf } from '../../../src/domain/passport/growth.ts'
import type { RecordBody, RecordRow } from '../../../src/domain/records/record.schema.ts'
import {
  aLateEntry,
  anAppointment,
  anExcuse,
  aRevocation,
  aRow,
  aSmallSchoolView,
  aSubstitution,
  aSuspension,
  childOf,
  committedInOrder,
  ownChild,
  ownClass,
} from '../../support/builders/index.ts'

type Condition = RecordBody<'medal'>['rules'][number]['condition']
const aPostMedal = (id: string, scope: 'term' | 'school-year', condition: Condition) =>
  aRow('medal', id, {
    ...{ name: id, kind: 'post-honour', scope },
    rules: [{ from: '2020-08-16', condition, text: id }],
  })
const window = 'window-morning'
const eightMornings = anAppointment(ownChild, 'post-library', {
  ...{ windows: [window], weekdays: [1, 3], from: '2026-09-01', to: '2026-09-28' },
})
const records = [
  aPostMedal('守信章', 'term', { type: 'duty-rate', minRate: 0.8, minDutiesDue: 6 }),
  aPostMedal('接力棒章', 'school-year', { type: 'handover-done', minHandovers: 1 }),
  eightMornings,
]
const sheet = (changes: object = {}) =>
  aRow('handover', 'handover-of-autumn', {
    ...{ post: 'post-library', term: 'term-2026-1', open: [], advice: [], closedOn: '2026-09-28' },
    ...changes,
  })
const school = aSmallSchoolView(...records)
const dues = medalRulesOf(school).duesOf(ownChild, 'term-2026-1')
const days = dues.map(({ day }) => day)
const came = (day: string): Fact => aLateEntry({ said: { schoolDay: day, window } })
const cameOn = (count: number) => days.slice(0, count).map(came)

const page = (facts: readonly Fact[], view = school) =>
  medalPage(view, committedInOrder(facts, view), ownChild, '2026-09-16')
const kept = (facts: readonly Fact[]) => page(facts).posts.find(({ medal }) => medal.id === '守信章')

describe('守信章', () => {
  it('counts what a child came to against the whole roster of the term, days to come included', () => {
    expect(dues).toHaveLength(8)
    expect(kept(cameOn(6))).toMatchObject({
      earned: false,
      reason: { kind: 'kept', due: 8, kept: 6, needed: 7 },
    })
    expect(kept(cameOn(7))).toMatchObject({ earned: true, reason: { kept: 7 } })
  })

  it('is not spoken of before the child has begun, nor where it cannot be reached', () => {
    expect(kept([])).toBeUndefined()
    const few = aSmallSchoolView(...records.slice(0, 2), {
      ...eightMornings,
      body: { ...eightMornings.body, weekdays: [3] },
    })
    expect(page(cameOn(2), few).posts).toEqual([])
  })

  it('leaves out an excused morning, one that another child stood in for, and one that was called off', () => {
    const [first = '', second = '', third = ''] = [...days].reverse()
    const spared = [
      anExcuse({ schoolDay: first }),
      aSubstitution({ student: childOf(ownClass, 3), absent: ownChild, schoolDay: second }),
      aSuspension({ schoolDay: third }),
    ]
    // Five are left: too few to speak of keeping one’s word.
    expect(kept([...cameOn(5), ...spared])).toBeUndefined()
    expect(kept([...cameOn(5), ...spared.slice(1)])).toMatchObject({
      earned: true,
      reason: { due: 6, kept: 5 },
    })
    const off = aSuspension({ schoolDay: first, post: null })
    expect(kept([...cameOn(6), off])).toMatchObject({ earned: true, reason: { due: 7, kept: 6 } })
    expect(kept([...cameOn(6), off, aRevocation(off, { student: null })])).toMatchObject({ earned: false })
  })

  it('grows with the ledger, also by a morning that is called off for everybody', () => {
    const book = medalBook(school.foldRules, medalRulesOf(school))
    const facts = committedInOrder([...cameOn(6), aSuspension({ schoolDay: days.at(-1) ?? '' })], school)
    const has = () => book.medals(ownChild).has('守信章@term-2026-1')
    for (const entry of facts.slice(0, -1)) book.add(entry)
    expect(has()).toBe(false)
    for (const entry of facts.slice(-1)) book.add(entry)
    expect(has()).toBe(true)
  })
})

describe('接力棒章', () => {
  const given = (...rows: RecordRow[]) => {
    const view = aSmallSchoolView(...records, ...rows)
    const growth = growthOf(view, committedInOrder(cameOn(1), view), ownChild)
    return growth?.years.flatMap(({ medals }) => medals).includes('接力棒章')
  }

  it('is given when the sheet of the post is closed and the child’s own time there is over', () => {
    expect(given()).toBe(false)
    expect(given(sheet())).toBe(true)
    expect(given(sheet({ post: 'post-canteen' }))).toBe(false)
  })

  it('waits while the sheet is open, or the child goes on at the post', () => {
    const { closedOn: _closedOn, ...open } = sheet().body
    expect(given({ ...sheet(), body: open })).toBe(false)
    const goesOn = anAppointment(ownChild, 'post-library', { from: '2026-09-29' })
    expect(given(sheet(), { ...goesOn, id: 'goes-on' })).toBe(false)
  })
})
