import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockDoubt, correctedTime, isClockSuspicious, judgeClock } from '../../../src/domain/time/clock.ts'
import type { ClockReading } from '../../../src/domain/time/clock.ts'
import { windowThroughout } from '../../../src/domain/time/duty-window.ts'
import { instantOf, parseTimeOfDay } from '../../../src/domain/time/local-time.ts'
import { dutyWindows, schoolCalendar } from './first-term.ts'

const DAY = 86_400
const at = (time: string, date = '2026-09-15') =>
  instantOf(date, parseTimeOfDay(time) ?? NaN, 'Asia/Shanghai')
const isSamePlace = (from: number, to: number) =>
  windowThroughout(dutyWindows, schoolCalendar, from, to) !== null

describe('the time of a fact', () => {
  it('is corrected by the offset measured in the same page', () => {
    expect(correctedTime(1_000, 300)).toBe(1_300)
    expect(correctedTime(1_000, undefined)).toBeUndefined()
    const aDayFast = { occurredAt: at('07:42') + DAY, clockOffset: -DAY, receivedAt: at('09:00') }
    expect(judgeClock(aDayFast)).toEqual({ trusted: true, at: at('07:42'), by: 'offset' })
  })

  it('is not trusted when nothing vouches for the clock', () => {
    expect(judgeClock({ occurredAt: at('07:42') })).toEqual({ trusted: false })
    expect(judgeClock({ occurredAt: at('07:42'), seq: 5, neighbours: {}, isSamePlace })).toEqual({
      trusted: false,
    })
  })

  it('is not trusted after the server has received it, whatever was measured', () => {
    const fromTomorrow = { occurredAt: at('07:42'), clockOffset: DAY, receivedAt: at('08:00') }
    expect(judgeClock(fromTomorrow)).toEqual({ trusted: false })
    const aSecondAhead = { occurredAt: at('08:00') + 1, clockOffset: 0, receivedAt: at('08:00') }
    expect(judgeClock(aSecondAhead)).toEqual({ trusted: true, at: at('08:00'), by: 'offset' })
  })

  it('is trusted between two facts of the same window', () => {
    const evidence = {
      occurredAt: 12,
      seq: 42,
      neighbours: {
        before: { seq: 41, correctedAt: at('07:40') },
        after: { seq: 45, correctedAt: at('07:48') },
      },
      isSamePlace,
    }
    expect(judgeClock(evidence)).toEqual({ trusted: true, at: at('07:42'), by: 'neighbours' })
  })

  it('takes the distance from the device clock where the neighbour has one that fits', () => {
    const neighbours = {
      before: { seq: 41, correctedAt: at('07:40'), occurredAt: 1_000 },
      after: { seq: 45, correctedAt: at('07:48') },
    }
    expect(judgeClock({ occurredAt: 1_030, seq: 42, neighbours, isSamePlace })).toMatchObject({
      at: at('07:40') + 30,
    })
    expect(judgeClock({ occurredAt: 9_000, seq: 42, neighbours, isSamePlace })).toMatchObject({
      at: at('07:42'),
    })
  })

  it('stays open between facts of two windows or two days', () => {
    const between = (before: number, after: number) =>
      judgeClock({
        occurredAt: 12,
        seq: 42,
        neighbours: { before: { seq: 41, correctedAt: before }, after: { seq: 43, correctedAt: after } },
        isSamePlace,
      })
    expect(between(at('07:40'), at('10:00'))).toEqual({ trusted: false })
    expect(between(at('07:40'), at('07:40', '2026-09-16'))).toEqual({ trusted: false })
    expect(between(at('07:48'), at('07:40'))).toEqual({ trusted: false })
  })

  it('stays open when the neighbours do not stand on both sides in sequence', () => {
    const time = at('07:40')
    const sameSide = { before: { seq: 43, correctedAt: time }, after: { seq: 44, correctedAt: time } }
    expect(judgeClock({ occurredAt: 12, seq: 42, neighbours: sameSide, isSamePlace })).toEqual({
      trusted: false,
    })
    const noWindows = { before: { seq: 41, correctedAt: time }, after: { seq: 43, correctedAt: time } }
    expect(judgeClock({ occurredAt: 12, seq: 42, neighbours: noWindows })).toEqual({ trusted: false })
  })

  it('takes the receipt as the later side where no fact follows', () => {
    const neighbours = { before: { seq: 41, correctedAt: at('07:40') } }
    const received = (receivedAt: number) =>
      judgeClock({ occurredAt: 12, seq: 42, neighbours, receivedAt, isSamePlace })
    expect(received(at('07:50'))).toEqual({ trusted: true, at: at('07:45'), by: 'neighbours' })
    expect(received(at('10:00'))).toEqual({ trusted: false })
  })

  it('never leaves its bracket', () => {
    const minutes = fc.integer({ min: 0, max: 40 * 60 })
    fc.assert(
      fc.property(
        minutes,
        minutes,
        fc.integer(),
        fc.option(fc.integer(), { nil: undefined }),
        (a, b, own, other) => {
          const [from, to] = [at('07:30') + Math.min(a, b), at('07:30') + Math.max(a, b)]
          const before = { seq: 1, correctedAt: from, ...(other === undefined ? {} : { occurredAt: other }) }
          const verdict = judgeClock({
            occurredAt: own,
            seq: 3,
            neighbours: { before, after: { seq: 9, correctedAt: to } },
            isSamePlace,
          })
          expect(verdict.trusted && from <= verdict.at && verdict.at <= to).toBe(true)
        },
      ),
    )
  })
})

describe("a kiosk's own clock", () => {
  const builtAt = at('12:00', '2026-08-20')
  const contact = { serverTime: at('07:00'), deviceClock: at('07:00'), inThisPage: false }
  const doubt = (reading: Partial<ClockReading>) =>
    clockDoubt({ deviceNow: at('07:40'), builtAt, ...reading })

  it('is believed while nothing speaks against it', () => {
    expect(doubt({})).toBeNull()
    expect(doubt({ lastContact: contact })).toBeNull()
    expect(isClockSuspicious({ deviceNow: at('07:40'), builtAt, lastContact: contact })).toBe(false)
  })

  it('is doubted before the build and before the server time last seen', () => {
    expect(doubt({ deviceNow: at('07:40', '1970-01-01') })).toBe('before-build')
    expect(doubt({ lastContact: { ...contact, serverTime: at('09:00'), deviceClock: at('09:00') } })).toBe(
      'before-server',
    )
    expect(isClockSuspicious({ deviceNow: 0, builtAt })).toBe(true)
  })

  it('is doubted when it lies months after the last contact', () => {
    expect(doubt({ deviceNow: at('07:40', '2031-09-15'), lastContact: contact })).toBe('far-ahead')
  })

  it('is doubted when it was found wrong and is not corrected in this page', () => {
    const sixMinutesFast = { serverTime: at('07:00'), deviceClock: at('07:06'), inThisPage: false }
    expect(doubt({ lastContact: sixMinutesFast })).toBe('was-wrong')
    expect(doubt({ lastContact: { ...sixMinutesFast, inThisPage: true } })).toBeNull()
  })

  it('is believed a whole day wrong, once corrected in this page', () => {
    const aDaySlow = { serverTime: at('07:00'), deviceClock: at('07:00') - DAY, inThisPage: true }
    expect(doubt({ deviceNow: at('07:40') - DAY, lastContact: aDaySlow })).toBeNull()
  })

  it('is doubted when it jumps while the page is watching', () => {
    const anchor = { monotonic: 100, deviceClock: at('07:30') }
    const after = (now: number, wasHidden = false) => doubt({ monotonic: { now, anchor, wasHidden } })
    expect(after(100 + 600)).toBeNull()
    expect(after(100 + 600 - 119)).toBeNull()
    expect(after(100 + 300)).toBe('jumped')
    expect(after(100 + 900)).toBe('jumped')
  })

  it('takes a leap forward for sleep when the page was hidden, but never a step back', () => {
    const anchor = { monotonic: 100, deviceClock: at('16:00', '2026-09-14') }
    expect(doubt({ monotonic: { now: 130, anchor, wasHidden: true } })).toBeNull()
    expect(doubt({ monotonic: { now: 130 + 2 * DAY, anchor, wasHidden: true } })).toBe('jumped')
  })
})
