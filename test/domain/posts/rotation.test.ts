/** Groups that take turns at a post. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dealIntoGroups, type Rotation, turnOn } from '../../../src/domain/posts/rotation.ts'
import { dutiesRunOn, schoolDaysBetween } from '../../../src/domain/time/calendar.ts'
import { aSmallSchoolView } from '../../support/builders/index.ts'

const { calendar } = aSmallSchoolView()
const daily: Rotation = { every: 'day', groups: 3, from: '2026-09-21' }
const turns = (rotation: Rotation, dates: readonly string[]) =>
  dates.map((date) => turnOn(rotation, calendar, date))

describe('groups that take turns', () => {
  it('day by day, and on over the weekend', () => {
    const week = ['2026-09-21', '2026-09-22', '2026-09-23', '2026-09-24', '2026-09-26', '2026-09-28']
    expect(turns(daily, week)).toEqual([1, 2, 3, 1, null, 3])
  })

  it('lose no turn in the holidays, and serve on a make-up day', () => {
    // 30 September is the eighth duty day; then the holidays, Thursday the 8th, Friday the 9th, Saturday the 10th.
    const around = ['2026-09-30', '2026-10-01', '2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12']
    expect(turns(daily, around)).toEqual([2, null, 3, 1, 2, 3])
  })

  it('week by week; a week without duties is nobody’s', () => {
    const weekly: Rotation = { every: 'week', groups: 2, from: '2026-09-21' }
    expect(turns(weekly, ['2026-09-21', '2026-09-25', '2026-09-28', '2026-10-08', '2026-10-12'])).toEqual([
      1, 1, 2, 1, 2,
    ])
    const noHoliday = {
      ...calendar,
      holidays: [{ id: 'h', name: '停课', from: '2026-10-05', to: '2026-10-11' }],
    }
    const without = { ...noHoliday, makeUpDays: [] }
    expect(turnOn(weekly, without, '2026-10-12')).toBe(1)
  })

  it('by half terms', () => {
    const halves: Rotation = { every: 'half-term', groups: 2, from: '2026-09-01' }
    expect(turns(halves, ['2026-09-01', '2026-11-13', '2026-11-16', '2027-01-22'])).toEqual([1, 1, 2, 2])
  })

  it('only on the days of the week that the post is kept', () => {
    const onTwoDays: Rotation = { ...daily, weekdays: [1, 3] }
    expect(turns(onTwoDays, ['2026-09-21', '2026-09-22', '2026-09-23', '2026-09-28'])).toEqual([
      1,
      null,
      2,
      3,
    ])
  })

  it('not before the rotation begins nor after it ends', () => {
    expect(turns({ ...daily, to: '2026-09-22' }, ['2026-09-18', '2026-09-22', '2026-09-23'])).toEqual([
      null,
      2,
      null,
    ])
  })

  it('get as many days as each other, but for one', () => {
    const anyDate = fc.integer({ min: 0, max: 110 })
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), anyDate, (groups, days) => {
        const all = schoolDaysBetween(calendar, daily.from, '2027-01-22').filter(
          (date) => dutiesRunOn(calendar, date).run,
        )
        const counts = Array.from({ length: groups }, () => 0)
        for (const date of all.slice(0, days)) {
          const turn = turnOn({ ...daily, groups }, calendar, date) ?? 0
          counts[turn - 1] = (counts[turn - 1] ?? 0) + 1
        }
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 40 },
    )
  })

  it('are dealt like cards', () => {
    expect(dealIntoGroups(7, 3)).toEqual([1, 2, 3, 1, 2, 3, 1])
  })
})
