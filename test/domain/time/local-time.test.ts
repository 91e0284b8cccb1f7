import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  daysBetween,
  instantOf,
  isZone,
  localDateOf,
  localTimeOf,
  mondayOf,
  parseDate,
  parseTimeOfDay,
  timeOfDay,
  weekdayOf,
} from '../../../src/domain/time/local-time.ts'

const ZONES = ['Asia/Shanghai', 'Asia/Urumqi', 'UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu']
const HALF_HOUR_SUMMER_TIME = 'Australia/Lord_Howe'
const zones = fc.constantFrom(...ZONES, HALF_HOUR_SUMMER_TIME)
const seconds = (iso: string) => Date.parse(iso) / 1000
const LAST = seconds('2099-12-30T00:00:00Z')
const instants = fc.integer({ min: 86_400, max: LAST })
const dates = fc.integer({ min: 1, max: 47_000 }).map((day) => addDays('1970-01-01', day))

describe('local time', () => {
  it('shows the school day of an instant', () => {
    expect(localTimeOf(seconds('2026-09-14T23:40:00Z'), 'Asia/Shanghai')).toEqual({
      date: '2026-09-15',
      minutes: 7 * 60 + 40,
      weekday: 2,
    })
    expect(localTimeOf(seconds('2026-09-15T15:59:59.9Z'), 'Asia/Shanghai').minutes).toBe(23 * 60 + 59)
    expect(localTimeOf(seconds('2026-09-15T16:00:00Z'), 'Asia/Shanghai').date).toBe('2026-09-16')
  })

  it("knows China's summer time of 1986 to 1991", () => {
    expect(localTimeOf(seconds('1988-07-01T00:00:00Z'), 'Asia/Shanghai').minutes).toBe(9 * 60)
    expect(localTimeOf(seconds('1992-07-01T00:00:00Z'), 'Asia/Shanghai').minutes).toBe(8 * 60)
  })

  it('goes to the instant and back for any time shown once', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const { date, minutes } = localTimeOf(instant, zone)
        const back = instantOf(date, minutes, zone)
        const again = localTimeOf(back, zone)
        expect([again.date, again.minutes]).toEqual([date, minutes])
        // The hour that is shown twice comes back as its first showing.
        expect([0, 1_800, 3_600]).toContain(instant - (instant % 60) - back)
        expect(localDateOf(instant, zone)).toBe(date)
      }),
      { numRuns: 2_000 },
    )
  })

  it('goes back to exactly the same minute where there is no summer time', () => {
    fc.assert(
      fc.property(fc.integer({ min: seconds('1992-01-01T00:00:00Z'), max: LAST }), (instant) => {
        const { date, minutes } = localTimeOf(instant, 'Asia/Shanghai')
        expect(instantOf(date, minutes, 'Asia/Shanghai')).toBe(instant - (instant % 60))
      }),
    )
  })

  it('agrees with what Intl shows, also on the days on which clocks change', () => {
    const aroundChange = fc
      .constantFrom(
        ['Europe/Berlin', '2026-03-29T01:00:00Z'] as const,
        ['Europe/Berlin', '2026-10-25T01:00:00Z'] as const,
        ['America/New_York', '2026-11-01T06:00:00Z'] as const,
        [HALF_HOUR_SUMMER_TIME, '2026-04-04T15:00:00Z'] as const,
        ['Asia/Shanghai', '1986-05-03T18:00:00Z'] as const,
      )
      .chain(([zone, change]) =>
        fc.integer({ min: -100_000, max: 100_000 }).map((shift) => [zone, seconds(change) + shift] as const),
      )
    fc.assert(
      fc.property(aroundChange, ([zone, instant]) => {
        const format = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'short',
        })
        const { date, minutes } = localTimeOf(instant, zone)
        expect(`${date} ${timeOfDay(minutes)}`).toBe(format.format(instant * 1000))
      }),
      { numRuns: 1_000 },
    )
  })

  it('moves a skipped time on and takes a repeated time the first time', () => {
    expect(instantOf('2026-03-29', 2 * 60 + 30, 'Europe/Berlin')).toBe(seconds('2026-03-29T01:30:00Z'))
    expect(instantOf('2026-10-25', 2 * 60 + 30, 'Europe/Berlin')).toBe(seconds('2026-10-25T00:30:00Z'))
  })

  it('is quick enough for a fold of a school year', () => {
    const start = seconds('2026-09-01T00:00:00Z')
    const begun = performance.now()
    for (let fact = 0; fact < 200_000; fact++) localTimeOf(start + fact * 137, 'Europe/Berlin')
    expect(performance.now() - begun).toBeLessThan(3_000)
  })

  it('tells a zone from a word', () => {
    expect([isZone('Asia/Shanghai'), isZone('Asia/Nowhere')]).toEqual([true, false])
    expect(() => localTimeOf(0, 'Asia/Nowhere')).toThrow(RangeError)
  })
})

describe('dates', () => {
  it('accepts only dates that exist, from 1970 to 2099', () => {
    for (const text of ['1970-01-01', '2024-02-29', '2099-12-31']) expect(parseDate(text)).toBe(text)
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '1969-12-31',
      '2100-01-01',
      '',
      '2026-09-01 ',
    ]) {
      expect(parseDate(text), text).toBeNull()
    }
  })

  it('accepts only times of day', () => {
    expect(parseTimeOfDay('07:40')).toBe(460)
    expect(parseTimeOfDay('00:00')).toBe(0)
    for (const text of ['24:00', '7:40', '07:60', '0740', '']) expect(parseTimeOfDay(text), text).toBeNull()
    expect(timeOfDay(460)).toBe('07:40')
  })

  it('counts days and weekdays', () => {
    expect(weekdayOf('2026-09-01')).toBe(2)
    expect(weekdayOf('2026-09-20')).toBe(7)
    expect(mondayOf('2026-09-06')).toBe('2026-08-31')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(daysBetween('2026-09-01', '2026-08-31')).toBe(-1)
  })

  it('adds what lies between, and weekdays go round by seven', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -400, max: 400 }), (date, days) => {
        const other = addDays(date, days)
        expect(daysBetween(date, other)).toBe(days)
        expect((weekdayOf(date) - 1 + (((days % 7) + 7) % 7)) % 7).toBe(weekdayOf(other) - 1)
        expect(date < other).toBe(days > 0)
      }),
    )
  })

  it('treats a date that was never parsed as a bug', () => {
    expect(() => weekdayOf('tomorrow')).toThrow(RangeError)
  })
})
