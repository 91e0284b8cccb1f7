import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dutiesRunOn,
  gradeOf,
  isWinter,
  previousSchoolDays,
  schoolDayOn,
  schoolDaysBetween,
  schoolYearOf,
  termOn,
  weekOfTerm,
  weeksOf,
} from '../../../src/domain/time/calendar.ts'
import type { Calendar } from '../../../src/domain/time/calendar.ts'
import { addDays, weekdayOf } from '../../../src/domain/time/local-time.ts'
import { firstTerm, schoolCalendar, schoolDaysByWeek } from './first-term.ts'

const daysOfTheTerm = fc.integer({ min: 0, max: 143 }).map((day) => addDays(firstTerm.firstDay, day))

describe('school days', () => {
  it('counts the 21 weeks of the first term as the calendar sheet does', () => {
    expect(weeksOf(firstTerm)).toHaveLength(21)
    for (const [week, from, to, schoolDays] of schoolDaysByWeek) {
      expect(weeksOf(firstTerm)[week - 1]).toEqual({ week, from, to })
      for (let date: string = from; date <= to; date = addDays(date, 1)) {
        expect(weekOfTerm(firstTerm, date), date).toBe(week)
      }
      expect(schoolDaysBetween(schoolCalendar, from, to), `week ${week}`).toHaveLength(schoolDays)
    }
  })

  it('counts 99 school days in the first term', () => {
    expect(schoolDaysBetween(schoolCalendar, '2026-08-01', '2027-08-31')).toHaveLength(99)
  })

  it('has no week outside the weeks of the term', () => {
    expect(weekOfTerm(firstTerm, '2026-08-30')).toBeNull()
    expect(weekOfTerm(firstTerm, '2027-01-25')).toBeNull()
  })

  it('is closed at weekends, on holidays and outside the term, and says why', () => {
    expect(schoolDayOn(schoolCalendar, '2026-09-12')).toEqual({ kind: 'off', reason: 'weekend' })
    expect(schoolDayOn(schoolCalendar, '2026-09-25')).toEqual({
      kind: 'off',
      reason: 'holiday',
      name: '中秋节',
    })
    expect(schoolDayOn(schoolCalendar, '2026-09-27')).toEqual({
      kind: 'off',
      reason: 'holiday',
      name: '中秋节',
    })
    expect(schoolDayOn(schoolCalendar, '2026-08-31')).toEqual({ kind: 'off', reason: 'outside-term' })
    expect(schoolDayOn(schoolCalendar, '2027-01-23')).toEqual({ kind: 'off', reason: 'outside-term' })
  })

  it('follows the weekday that a make-up day makes up for', () => {
    expect(schoolDayOn(schoolCalendar, '2026-09-20')).toEqual({ kind: 'school', weekday: 2 })
    expect(schoolDayOn(schoolCalendar, '2026-10-10')).toEqual({ kind: 'school', weekday: 3 })
    expect(schoolDayOn(schoolCalendar, '2026-10-09')).toEqual({ kind: 'school', weekday: 5 })
  })

  it('holds school on a make-up day that a holiday covers', () => {
    const calendar: Calendar = {
      ...schoolCalendar,
      makeUpDays: [{ date: '2026-10-07', followsWeekday: 1 }],
    }
    expect(schoolDayOn(calendar, '2026-10-07')).toEqual({ kind: 'school', weekday: 1 })
  })

  it('runs no duties on sports days, though they are school days', () => {
    expect(schoolDayOn(schoolCalendar, '2026-10-29').kind).toBe('school')
    expect(dutiesRunOn(schoolCalendar, '2026-10-29')).toEqual({
      run: false,
      reason: 'event',
      name: '秋季运动会',
    })
    expect(dutiesRunOn(schoolCalendar, '2026-11-02')).toEqual({ run: true, weekday: 1 })
  })

  it('runs duties on days of celebration, and on make-up days by the weekday followed', () => {
    expect(dutiesRunOn(schoolCalendar, '2026-09-10')).toEqual({ run: true, weekday: 4 })
    expect(dutiesRunOn(schoolCalendar, '2026-09-20')).toEqual({ run: true, weekday: 2 })
    expect(dutiesRunOn(schoolCalendar, '2026-10-01')).toEqual({
      run: false,
      reason: 'holiday',
      name: '国庆节',
    })
    expect(dutiesRunOn(schoolCalendar, '2026-09-12')).toEqual({ run: false, reason: 'weekend' })
  })

  it('never runs duties on a day without school', () => {
    fc.assert(
      fc.property(daysOfTheTerm, (date) => {
        const day = schoolDayOn(schoolCalendar, date)
        const duties = dutiesRunOn(schoolCalendar, date)
        if (duties.run) expect(day).toEqual({ kind: 'school', weekday: duties.weekday })
        if (day.kind === 'school') expect(day.weekday).toBeLessThanOrEqual(5)
        if (day.kind === 'school' && weekdayOf(date) <= 5) expect(day.weekday).toBe(weekdayOf(date))
      }),
    )
  })

  it('goes back over weekends, holidays and make-up days', () => {
    expect(previousSchoolDays(schoolCalendar, '2026-10-12', 4)).toEqual([
      '2026-10-10',
      '2026-10-09',
      '2026-10-08',
      '2026-09-30',
    ])
    expect(previousSchoolDays(schoolCalendar, '2026-09-03', 14)).toEqual(['2026-09-02', '2026-09-01'])
  })

  it('goes back into the term before', () => {
    const springTerm = { ...firstTerm, id: 'spring', firstDay: '2027-02-22', lastDay: '2027-07-02' }
    const calendar: Calendar = { ...schoolCalendar, terms: [springTerm, firstTerm] }
    expect(previousSchoolDays(calendar, '2027-02-23', 3)).toEqual(['2027-02-22', '2027-01-22', '2027-01-21'])
    expect(termOn(calendar, '2027-02-22')?.id).toBe('spring')
    expect(termOn(calendar, '2027-02-21')).toBeNull()
    expect(schoolDaysBetween(calendar, '2027-01-21', '2027-02-22')).toEqual([
      '2027-01-21',
      '2027-01-22',
      '2027-02-22',
    ])
  })

  it('goes back by exactly the school days that lie between', () => {
    fc.assert(
      fc.property(daysOfTheTerm, fc.integer({ min: 0, max: 120 }), (date, count) => {
        const back = previousSchoolDays(schoolCalendar, date, count)
        const all = schoolDaysBetween(schoolCalendar, '2026-08-01', addDays(date, -1))
        expect([...back].reverse()).toEqual(count === 0 ? [] : all.slice(-count))
      }),
    )
  })
})

describe('the school year', () => {
  it('begins before the first of September, so that late August is already the new one', () => {
    expect(schoolYearOf('2026-08-15')).toBe(2025)
    expect(schoolYearOf('2026-08-16')).toBe(2026)
    expect(schoolYearOf('2026-08-31')).toBe(2026)
    expect(schoolYearOf('2027-06-30')).toBe(2026)
    expect(schoolYearOf('2026-08-31', '09-01')).toBe(2025)
  })

  it('derives the grade, so that September needs no promotion', () => {
    expect(gradeOf(2024, schoolYearOf('2026-09-01'))).toBe(3)
    expect(gradeOf(2024, schoolYearOf('2026-07-01'))).toBe(2)
    expect(gradeOf(2020, 2026)).toBe(7)
  })

  it('has its winter across the new year', () => {
    const dates = ['2026-10-31', '2026-11-01', '2027-01-01', '2027-03-15', '2027-03-16']
    expect(dates.map((date) => isWinter(schoolCalendar, date))).toEqual([false, true, true, true, false])
    const withinOneYear: Calendar = { ...schoolCalendar, winter: { from: '01-10', to: '02-20' } }
    expect(dates.map((date) => isWinter(withinOneYear, date))).toEqual([false, false, false, false, false])
    expect(isWinter(withinOneYear, '2027-02-20')).toBe(true)
  })
})
