import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  placeInWindow,
  placeMinutes,
  windowThroughout,
  windowTimes,
  windowsOn,
} from '../../../src/domain/time/duty-window.ts'
import type { DutyWindow } from '../../../src/domain/time/duty-window.ts'
import { addDays, instantOf, parseTimeOfDay, timeOfDay } from '../../../src/domain/time/local-time.ts'
import { dutyWindows, firstTerm, schoolCalendar } from './first-term.ts'

const [morning, longBreak, , dismissal] = dutyWindows as [DutyWindow, DutyWindow, DutyWindow, DutyWindow]
const clockTimes = (window: DutyWindow, date: string) => {
  const times = windowTimes(window, schoolCalendar, date)
  return times && Object.values(times).map(timeOfDay)
}
const instant = (date: string, time: string) => instantOf(date, parseTimeOfDay(time) ?? NaN, 'Asia/Shanghai')
const place = (date: string, time: string) => placeInWindow(dutyWindows, schoolCalendar, instant(date, time))

/** Windows as a careless hand might set them: edges and even whole windows overlap. */
const someWindow = fc
  .record({
    from: fc.integer({ min: 300, max: 1_000 }),
    length: fc.integer({ min: 5, max: 120 }),
    before: fc.integer({ min: 0, max: 30 }),
    grace: fc.integer({ min: 0, max: 20 }),
    after: fc.integer({ min: 0, max: 90 }),
  })
  .map(({ from, length, before, grace, after }) => ({
    ...morning,
    start: timeOfDay(from),
    end: timeOfDay(from + length),
    weekdayExceptions: [],
    checkInOpensMinutesBefore: before,
    graceMinutes: grace,
    recordableMinutesAfterEnd: after,
  }))
const someWindows = fc
  .array(someWindow, { maxLength: 5 })
  .map((windows) => windows.map((window, index) => ({ ...window, id: `window-${index}` })))

describe('the times of a duty window', () => {
  it('opens, starts, keeps its grace, ends and closes', () => {
    expect(clockTimes(morning, '2026-09-15')).toEqual(['07:30', '07:40', '07:50', '08:10', '09:10'])
  })

  it('is earlier on Mondays, for the flag', () => {
    expect(clockTimes(morning, '2026-09-14')).toEqual(['07:20', '07:30', '07:40', '08:00', '09:00'])
  })

  it('follows the winter timetable between its two dates, with its own Monday', () => {
    expect(clockTimes(dismissal, '2026-10-28')?.slice(1, 4)).toEqual(['15:55', '16:05', '16:15'])
    expect(clockTimes(morning, '2026-11-03')).toEqual(['07:35', '07:45', '07:55', '08:15', '09:15'])
    expect(clockTimes(morning, '2026-11-02')?.[1]).toBe('07:35')
    expect(clockTimes(dismissal, '2026-11-06')?.[1]).toBe('14:50')
  })

  it('keeps the weekday exceptions in winter unless winter has its own, or none', () => {
    const winter = { start: '15:45', end: '16:05' }
    expect(clockTimes({ ...dismissal, winter }, '2026-11-06')?.[1]).toBe('15:00')
    expect(
      clockTimes({ ...dismissal, winter: { ...winter, weekdayExceptions: [] } }, '2026-11-06')?.[1],
    ).toBe('15:45')
  })

  it('has no winter where the calendar names none', () => {
    const { winter, ...calendar } = schoolCalendar
    expect(winter).toBeDefined()
    expect(windowTimes(morning, calendar, '2026-12-01')?.start).toBe(460)
  })

  it('follows the weekday made up for on a make-up day', () => {
    const makeUp = { ...schoolCalendar, makeUpDays: [{ date: '2026-10-10', followsWeekday: 5 }] }
    expect(windowTimes(dismissal, makeUp, '2026-10-10')?.start).toBe(15 * 60)
    const mondaysOnly = { ...longBreak, weekdays: [1] }
    expect(windowTimes(mondaysOnly, makeUp, '2026-10-10')).toBeNull()
  })

  it('does not run on a sports day, a holiday, a weekend or another weekday', () => {
    for (const date of ['2026-10-29', '2026-10-01', '2026-09-12', '2026-08-31']) {
      expect(windowTimes(morning, schoolCalendar, date), date).toBeNull()
      expect(windowsOn(dutyWindows, schoolCalendar, date), date).toEqual([])
    }
    expect(windowTimes({ ...morning, weekdays: [2, 4] }, schoolCalendar, '2026-09-16')).toBeNull()
  })

  it('runs four windows in order on an ordinary day', () => {
    const ids = windowsOn([...dutyWindows].reverse(), schoolCalendar, '2026-09-15').map(
      ({ window }) => window.id,
    )
    expect(ids).toEqual(['window-morning', 'window-long-break', 'window-lunch', 'window-dismissal'])
  })
})

describe('the window of a moment', () => {
  it('tells early, on time, within grace, after it and after the end', () => {
    const states = ['07:29', '07:30', '07:40', '07:41', '07:50', '07:51', '08:10', '08:11', '09:10', '09:11']
    expect(states.map((time) => place('2026-09-15', time).state)).toEqual([
      'too-early',
      'on-time',
      'on-time',
      'within-grace',
      'within-grace',
      'after-grace',
      'after-grace',
      'after-end',
      'after-end',
      'too-early',
    ])
  })

  it('counts the whole last minute of the grace', () => {
    const lastSecond = instant('2026-09-15', '07:50') + 59
    expect(placeInWindow(dutyWindows, schoolCalendar, lastSecond).state).toBe('within-grace')
  })

  it('says which window comes next', () => {
    expect(place('2026-09-15', '06:00')).toEqual({
      date: '2026-09-15',
      window: null,
      state: 'too-early',
      next: { window: 'window-morning', opens: 450 },
    })
    expect(place('2026-09-15', '07:45').next).toEqual({ window: 'window-long-break', opens: 585 })
  })

  it('has none after the last window has closed and on days off', () => {
    expect(place('2026-09-15', '17:16')).toEqual({ date: '2026-09-15', window: null, state: 'none' })
    expect(place('2026-10-29', '07:45')).toEqual({ date: '2026-10-29', window: null, state: 'none' })
  })

  it('gives a late entry to the next window as soon as that one has opened', () => {
    const longMemory = dutyWindows.map((window) => ({ ...window, recordableMinutesAfterEnd: 300 }))
    const at = (time: string) => placeInWindow(longMemory, schoolCalendar, instant('2026-09-15', time))
    expect(at('09:44')).toMatchObject({ window: 'window-morning', state: 'after-end' })
    expect(at('09:45')).toMatchObject({ window: 'window-long-break', state: 'on-time' })
  })

  it('leaves a running window its minutes though the next has opened', () => {
    const early = { ...longBreak, id: 'early', start: '08:15', end: '08:30', checkInOpensMinutesBefore: 15 }
    const at = (time: string) =>
      placeInWindow([early, morning], schoolCalendar, instant('2026-09-15', time)).window
    expect([at('08:10'), at('08:11'), at('08:31')]).toEqual(['window-morning', 'early', 'early'])
  })

  it("reads the day in the school's zone", () => {
    expect(placeInWindow(dutyWindows, schoolCalendar, instant('2026-09-15', '07:40'), 'UTC').date).toBe(
      '2026-09-14',
    )
    expect(place('2026-09-15', '07:40').date).toBe('2026-09-15')
  })

  it('is one and the same whatever the order of the windows, also where they overlap', () => {
    fc.assert(
      fc.property(someWindows, fc.integer({ min: 0, max: 1_439 }), (windows, minutes) => {
        const onDay = windowsOn(windows, schoolCalendar, '2026-09-15')
        const placed = placeMinutes(onDay, '2026-09-15', minutes)
        const reversed = windowsOn([...windows].reverse(), schoolCalendar, '2026-09-15')
        expect(placeMinutes(reversed, '2026-09-15', minutes)).toEqual(placed)
        const open = onDay.filter(({ times }) => times.opens <= minutes && minutes <= times.closes)
        expect(placed.window !== null).toBe(open.length > 0)
        const running = open.filter(({ times }) => minutes <= times.end)
        if (running.length > 0) expect(running.map(({ window }) => window.id)).toContain(placed.window)
        if (running.length > 0) expect(placed.state).not.toBe('after-end')
      }),
    )
  })

  it("never lets two of the school's own windows run at the same minute, on any day of the term", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 143 }), fc.integer({ min: 0, max: 1_439 }), (day, minutes) => {
        const onDay = windowsOn(dutyWindows, schoolCalendar, addDays(firstTerm.firstDay, day))
        expect(
          onDay.filter(({ times }) => times.opens <= minutes && minutes <= times.end).length,
        ).toBeLessThan(2)
      }),
    )
  })
})

describe('a span of time', () => {
  const span = (from: string, to: string) =>
    windowThroughout(dutyWindows, schoolCalendar, instant('2026-09-15', from), instant('2026-09-15', to))

  it('lies in one window, in none, or in several', () => {
    expect(span('07:35', '08:05')).toEqual({ date: '2026-09-15', window: 'window-morning' })
    expect(span('09:20', '09:40')).toEqual({ date: '2026-09-15', window: null })
    expect(span('08:00', '10:00')).toBeNull()
  })

  it('is not the same at both ends only, with a window in between', () => {
    expect(span('09:20', '11:31')).toBeNull()
  })

  it('never goes over midnight', () => {
    const [from, to] = [instant('2026-09-15', '18:00'), instant('2026-09-16', '06:00')]
    expect(windowThroughout(dutyWindows, schoolCalendar, from, to)).toBeNull()
  })

  it('agrees with every minute inside it', () => {
    const minute = fc.integer({ min: 0, max: 1_439 })
    fc.assert(
      fc.property(fc.oneof(someWindows, fc.constant(dutyWindows)), minute, minute, (windows, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const onDay = windowsOn(windows, schoolCalendar, '2026-09-15')
        const inside = Array.from({ length: to - from + 1 }, (_, index) =>
          placeMinutes(onDay, '2026-09-15', from + index),
        ).map(({ window }) => window)
        const midnight = instant('2026-09-15', '00:00')
        const throughout = windowThroughout(windows, schoolCalendar, midnight + from * 60, midnight + to * 60)
        expect(throughout?.window).toBe(new Set(inside).size === 1 ? inside[0] : undefined)
      }),
      { numRuns: 1_000 },
    )
  })

  it('takes in the minute at which a waiting window takes over from one that ends', () => {
    const waiting = {
      ...longBreak,
      id: 'waiting',
      start: '08:20',
      end: '08:30',
      checkInOpensMinutesBefore: 30,
    }
    const [from, to] = [instant('2026-09-15', '08:05'), instant('2026-09-15', '08:15')]
    expect(windowThroughout([morning, waiting], schoolCalendar, from, to)).toBeNull()
  })
})
