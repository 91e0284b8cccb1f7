import { describe, expect, it } from 'vitest'
import type { RecordBody } from '../../../../src/domain/records/record.schema.ts'
import {
  blankMedal,
  medalDraft,
  nextTermFrom,
  readMedal,
} from '../../../../src/client/features/office/medals/medal-form.ts'
import { readBoardSetting } from '../../../../src/client/features/office/medals/board-form.ts'
import { aSchoolView } from '../../../support/builders/index.ts'

const step: RecordBody<'medal'> = {
  name: '小种子章',
  kind: 'colour-ladder',
  colour: 'green',
  level: 1,
  scope: 'term',
  rules: [
    { from: '2026-09-01', condition: { type: 'colour-points', colour: 'green', minPoints: 3 }, text: '3 分' },
  ],
  mapping: { medal: '节约章', note: '只作线索' },
}
const next = '2027-02-22'

describe('a medal being changed', () => {
  it('gets another threshold from the next term on, and keeps the one of the running term', () => {
    const read = readMedal({ ...medalDraft(step, next), need: '4', text: '4 分' }, step, 2)
    expect(read.ok && read.value.rules.map(({ from, text }) => [from, text])).toEqual([
      ['2026-09-01', '3 分'],
      [next, '4 分'],
    ])
  })

  it('is the same after it was opened and saved, and keeps what the form does not show', () => {
    expect(readMedal(medalDraft(step, next), step, 2)).toEqual({ ok: true, value: step })
  })

  it('of several conditions keeps them as they are', () => {
    const rules: RecordBody<'medal'>['rules'] = [
      {
        from: '2026-09-01',
        condition: { type: 'passport-complete', passport: 'passport-lower' },
        text: '盖满',
      },
    ]
    const medal: RecordBody<'medal'> = { name: '启程护照章', kind: 'passport', scope: 'school-year', rules }
    const read = readMedal({ ...medalDraft(medal, next), name: '启程章' }, medal, 1)
    expect(read).toEqual({ ok: true, value: { ...medal, name: '启程章' } })
  })

  it('that is new is the next step of its colour', () => {
    const draft = { ...blankMedal(next), name: '大树章', colour: 'green', need: '40', text: '40 分' } as const
    const read = readMedal(draft, null, 5)
    expect(read.ok && [read.value.level, read.value.rules[0]?.condition]).toEqual([
      5,
      { type: 'colour-points', colour: 'green', minPoints: 40 },
    ])
    expect(readMedal({ ...draft, need: '' }, null, 5).ok).toBe(false)
  })
})

it('the next term is the first that has not begun, and today where there is none', () => {
  expect(nextTermFrom(aSchoolView(), '2026-11-18')).toBe(next)
  expect(nextTermFrom(aSchoolView(), '2027-06-01')).toBe('2027-06-01')
})

it('thanks on a screen are lines; empty ones are left out', () => {
  const read = readBoardSetting({ garden: true, notices: true, goals: true, thanks: ['谢谢值岗的同学', ''] })
  expect(read.ok && read.value.thanks).toEqual(['谢谢值岗的同学'])
})
