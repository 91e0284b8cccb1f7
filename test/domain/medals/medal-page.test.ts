import { describe, expect, it } from 'vitest'
import { medalPage } from '../../../src/domain/medals/medal-page.ts'
import type { RecordBody } from '../../../src/domain/records/record.schema.ts'
import {
  anAward,
  aRevocation,
  aRow,
  aSmallSchoolView,
  at,
  committedInOrder,
  ownChild,
  staff,
  tuesday,
} from '../../support/builders/index.ts'

const step = (level: number, minPoints: number, changes: Partial<RecordBody<'medal'>> = {}) =>
  aRow('medal', `medal-green-${level}`, {
    ...{ name: `绿${level}`, kind: 'colour-ladder', colour: 'green', level, scope: 'term' },
    rules: [
      {
        from: '2026-09-01',
        condition: { type: 'colour-points', colour: 'green', minPoints },
        text: '' + minPoints,
      },
    ],
    ...changes,
  })
const school = aSmallSchoolView(step(1, 3), step(2, 8), step(3, 16, { retiredOn: '2026-09-01' }))
const teacher = staff('teacher-lin')
const award = anAward({ points: 3 }, { by: teacher, at: at('08:00') })

describe('the page of medals', () => {
  it('shows what is reached and what is next, and no step that is not given any more', () => {
    const page = medalPage(school, committedInOrder([award], school), ownChild, tuesday)
    const green = page.ladders.find(({ colour }) => colour === 'green')
    expect(green?.steps.map(({ medal, earned }) => [medal.name, earned])).toEqual([
      ['绿1', true],
      ['绿2', false],
    ])
    expect(page.earned).toBe(1)
  })

  it('says why a medal of this term fell away', () => {
    const correction = aRevocation(award, { reason: '记错了' }, { by: teacher, seq: 2, at: at('15:00') })
    const page = medalPage(school, committedInOrder([award, correction], school), ownChild, tuesday)
    expect(page.fallen.map(({ medal, points }) => [medal.name, points])).toEqual([['绿1', 3]])
    expect(page.earned).toBe(0)
  })
})
