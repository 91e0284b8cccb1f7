/** What the office types into 设置, before anything is sent. */
import { describe, expect, it } from 'vitest'
import type { RecordBody } from '../../../src/domain/records/record.schema.ts'
import { readColour } from '../../../src/client/features/office/settings/colour-form.ts'
import {
  blankPreset,
  presetsByColour,
  readPreset,
} from '../../../src/client/features/office/settings/preset-form.ts'
import { readRules, rulesDraft } from '../../../src/client/features/office/settings/rules-form.ts'
import { readStar, starDraft } from '../../../src/client/features/office/settings/post-star-form.ts'
import { readSchool, schoolDraft } from '../../../src/client/features/office/settings/school-form.ts'

const today = '2026-11-18'
const rules: RecordBody<'rules'> = {
  points: [
    {
      from: '2026-09-01',
      maxPointsPerAward: 5,
      noteRequiredAbovePoints: 3,
      automaticDailyCapPerColour: 3,
      teacherWeeklySoftBudget: { 'class-teacher': 120, 'post-mentor': 15 },
    },
  ],
  undoSeconds: 10,
}

describe('point rules', () => {
  it('a changed cap is a new entry of the chosen day, and the past entry stays as it was', () => {
    const draft = { ...rulesDraft(rules, today), from: '2026-11-23', cap: '4' }
    const read = readRules(draft, rules, today)
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    expect(read.value.points).toHaveLength(2)
    expect(read.value.points[0]).toEqual(rules.points[0])
    expect(read.value.points[1]).toMatchObject({ from: '2026-11-23', automaticDailyCapPerColour: 4 })
  })

  it('keeps a budget that the form does not show, and drops one that was emptied', () => {
    const draft = rulesDraft(rules, today)
    draft.budgets['class-teacher'] = ''
    const read = readRules(draft, rules, today)
    expect(read.ok && read.value.points[1]?.teacherWeeklySoftBudget).toEqual({ 'post-mentor': 15 })
  })

  it('makes no entry when nothing about points changes', () => {
    const read = readRules({ ...rulesDraft(rules, today), undoSeconds: '15' }, rules, today)
    expect(read).toEqual({ ok: true, value: { points: rules.points, undoSeconds: 15 } })
  })

  it('keeps the rule for post stars, which has a form of its own, and that form keeps the points', () => {
    const draft = { ...starDraft(rules), dues: '10', praise: 'nominated' as const }
    const ruled = readStar(draft, rules)
    if (!ruled.ok) throw new Error(JSON.stringify(ruled.error))
    expect(ruled.value).toEqual({
      ...rules,
      star: { duesAtLeast: 10, attendedPercent: 80, step: 3, praise: 'nominated' },
    })
    const again = readRules({ ...rulesDraft(ruled.value, today), undoSeconds: '15' }, ruled.value, today)
    expect(again).toEqual({ ok: true, value: { ...ruled.value, undoSeconds: 15 } })
    expect(readStar({ ...draft, percent: '101' }, rules).ok).toBe(false)
  })

  it('refuses a day that has passed, and more than five points at once', () => {
    const read = readRules({ ...rulesDraft(rules, today), from: '2026-11-17', max: '6' }, rules, today)
    expect(read.ok ? {} : read.error).toEqual({
      from: { code: 'past-day' },
      max: { code: 'out-of-range', low: 1, high: 5 },
    })
  })
})

describe('school', () => {
  it('an emptied contact is left out, not kept as an empty line', () => {
    const body: RecordBody<'school'> = {
      name: '善真小学',
      schoolingYears: 6,
      zone: 'Asia/Shanghai',
      contactName: '周老师',
    }
    const read = readSchool({ ...schoolDraft(body), contactName: ' ', years: '5' })
    expect(read).toEqual({ ok: true, value: { name: '善真小学', schoolingYears: 5, zone: 'Asia/Shanghai' } })
  })

  it('refuses a zone that no clock knows', () => {
    const read = readSchool({ ...schoolDraft({ name: '一', schoolingYears: 6, zone: 'Mars/Base' }) })
    expect(read.ok ? {} : read.error).toEqual({ zone: { code: 'choose-one' } })
  })
})

describe('colours and presets', () => {
  it('keeps a description for an age group that the form does not show', () => {
    const before = { name: '红色寻访', meaning: '爱祖国', descriptions: { lower: '看国旗', all: '大家' } }
    const read = readColour({ name: '红色寻访', meaning: '爱祖国', lower: '', upper: '' }, before)
    expect(read.ok && read.value.descriptions).toEqual({ all: '大家' })
  })

  it('refuses a preset without a grade, or above the points of one award', () => {
    const read = readPreset({ ...blankPreset(), label: '光盘', grades: [], points: '4' }, 3)
    expect(read.ok ? {} : read.error).toEqual({
      grades: { code: 'choose-one' },
      points: { code: 'out-of-range', low: 1, high: 3 },
    })
  })

  it('lists retired presets after those in use', () => {
    const preset = (id: string, points: number, retiredOn?: string) => ({
      ...{ id, colour: 'red' as const, label: id, points, grades: [1] },
      ...(retiredOn ? { retiredOn } : {}),
    })
    const [red] = presetsByColour(
      [preset('old', 1, '2026-11-18'), preset('big', 3), preset('soon', 1, '2026-11-19')],
      today,
    )
    expect(red?.presets.map(({ id }) => id)).toEqual(['soon', 'big', 'old'])
  })
})
