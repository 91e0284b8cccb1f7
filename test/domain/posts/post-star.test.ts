/** 岗位之星 is proposed by a rule that is said, and decided by people. */
import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import { attendanceAt } from '../../../src/domain/posts/attendance.ts'
import {
  defaultStarRule,
  starProposals,
  type StarRule,
  starRuleOf,
} from '../../../src/domain/posts/post-star.ts'
import { SchoolView } from '../../../src/domain/school/school-view.ts'
import { must } from '../../../src/domain/result.ts'
import { schoolDaysBetween } from '../../../src/domain/time/calendar.ts'
import {
  aFact,
  aLateEntry,
  anExcuse,
  aNomination,
  aRow,
  aSmallSchool,
  aSmallSchoolView,
  aSubstitution,
  aSuspension,
  childOf,
  committedInOrder,
  ownChild,
  ownClass,
  rowsOf,
  staff,
} from '../../support/builders/index.ts'

const view = aSmallSchoolView()
const rules = { points: [], undoSeconds: 10 }
const term = must(view.termOn('2026-09-15'), 'a term')
const today = '2026-09-30'
const days = schoolDaysBetween(view.calendar, term.firstDay, today)
const window = 'window-morning'
const came = (day: string): Fact => aLateEntry({ said: { schoolDay: day, window } })
const excused = (schoolDay: string): Fact => anExcuse({ schoolDay })

const foldOf = (facts: readonly Fact[]) => foldFacts(committedInOrder(facts, view), view.foldRules)
const attendance = (facts: readonly Fact[]) =>
  attendanceAt(view, foldOf(facts), 'post-library', { from: term.firstDay, to: today }).get(ownChild)
const proposal = (facts: readonly Fact[], until = today) =>
  starProposals(view, foldOf(facts), 'post-library', term, until)
const reasons = (facts: readonly Fact[], until = today) =>
  proposal(facts, until)[0]?.reasons.map(({ kind }) => kind)

const dues = attendance([])?.due ?? 0
const dueDays = days.filter((day) => view.isDue(ownChild, 'post-library', window, day))
const always = dueDays.map(came)
const nominated = aNomination({}, { at: Date.parse('2026-09-15T00:00:00Z') / 1000 })
const evaluated = (level: 1 | 2 | 3): Fact =>
  aFact(
    'duty.evaluated.v1',
    {
      ...{ student: ownChild, post: 'post-library', schoolDay: '2026-09-15', span: 'term' },
      marks: [{ dimension: 'eval-careful', level }],
    },
    { by: staff('teacher-pu') },
  )

const withRule = (star: StarRule) => {
  const ruled = new SchoolView(rowsOf(aSmallSchool(), aRow('rules', 'rules', { ...rules, star })))
  return (facts: readonly Fact[]) => starProposals(ruled, foldOf(facts), 'post-library', term, today)[0]
}

describe('attendance', () => {
  it('counts what the roster had, and who came', () => {
    expect(dues).toBe(dueDays.length)
    expect(dues).toBeGreaterThan(6)
    expect(attendance(always)).toEqual({ due: dues, came: dues })
    expect(attendance([...always.slice(1)])).toEqual({ due: dues, came: dues - 1 })
  })

  it('leaves out who was excused, stood in for, or had no duty to come to', () => {
    const [a = '', b = '', c = ''] = dueDays
    const friend = childOf(ownClass, 2)
    const spared = [
      excused(a),
      aSubstitution({ student: friend, absent: ownChild, schoolDay: b }),
      aSuspension({ schoolDay: c }),
    ]
    expect(attendance(spared)).toEqual({ due: dues - 3, came: 0 })
    expect(attendance([aSuspension({ schoolDay: c, mode: 'indoors' })])?.due).toBe(dues)
  })
})

describe('a post star', () => {
  it('came to eight in ten duties and was nominated, or evaluated at the third step', () => {
    expect(proposal([...always, nominated])[0]).toMatchObject({ student: ownChild, isProposed: true })
    expect(reasons([...always, nominated])).toEqual(['attended', 'nominated'])
    expect(reasons([...always, evaluated(3)])).toEqual(['attended', 'evaluated'])
  })

  it('is not proposed for attendance alone, nor for praise alone', () => {
    expect(reasons([...always, evaluated(2)])).toEqual(['attended', 'neither'])
    expect(proposal([...always, evaluated(2)])[0]?.isProposed).toBe(false)
    const half = dueDays.slice(0, Math.floor(dues / 2)).map(came)
    expect(reasons([...half, nominated])).toEqual(['came-less', 'nominated'])
    expect(proposal([...half, nominated])[0]?.isProposed).toBe(false)
  })

  it('is not proposed after few duties, however often the child was excused', () => {
    const [first = '', ...others] = dueDays
    expect(reasons([came(first), ...others.map(excused), nominated])).toEqual(['few-duties', 'nominated'])
  })

  it('goes by the rule that the school has set, and by the starter’s until then', () => {
    const half = dueDays.slice(0, Math.ceil(dues / 2)).map(came)
    const milder = withRule({ duesAtLeast: dues, attendedPercent: 50, step: 2, praise: 'evaluated' })
    expect(milder([...half, evaluated(2)])).toMatchObject({ isProposed: true })
    expect(milder([...half, nominated])?.reasons.map(({ kind }) => kind)).toEqual([
      'attended',
      'nominated',
      'not-evaluated',
    ])
    const stricter = withRule({ duesAtLeast: dues + 1, attendedPercent: 50, step: 3, praise: 'nominated' })
    expect(stricter([...always, evaluated(3)])?.reasons.map(({ kind }) => kind)).toEqual([
      'few-duties',
      'evaluated',
      'not-nominated',
    ])
    expect(starRuleOf(view)).toEqual(defaultStarRule)
  })

  it('leaves out children on paper', () => {
    expect(proposal([]).map(({ student }) => student)).toEqual([ownChild])
  })
})
