import { describe, expect, it } from 'vitest'
import { kioskTime } from '../../../src/client/features/kiosk/kiosk-time.ts'
import { tapGuard } from '../../../src/client/features/kiosk/use-touch-guard.ts'
import { at } from '../../support/builders/index.ts'

const builtAt = at('12:00', '2026-08-20')
const now = at('07:42')
const start = { deviceClock: now - 60, monotonic: 100 }
const moment = { deviceClock: now, monotonic: 160, clockOffset: undefined }

describe('the tablet’s own clock', () => {
  it('is corrected and never doubted once this page has met the server', () => {
    const slow = { ...moment, deviceClock: 86_400, clockOffset: now - 86_400 }
    expect(kioskTime(slow, undefined, start, false, builtAt)).toEqual({ now, certain: now, doubt: null })
  })

  it('is taken offline while nothing speaks against it', () => {
    const contact = { serverTime: now - 3600, deviceClock: now - 3600 }
    expect(kioskTime(moment, contact, start, false, builtAt)).toEqual({ now, certain: now, doubt: null })
  })

  it('is doubted in 1970, and children still belong to the class by the last contact', () => {
    const reset = { ...moment, deviceClock: 120 }
    const contact = { serverTime: now - 86_400, deviceClock: now - 86_400 }
    const time = kioskTime(reset, contact, { deviceClock: 60, monotonic: 100 }, false, builtAt)
    expect(time.doubt).toBe('before-build')
    expect(time.certain).toBe(now - 86_400)
  })

  it('is doubted when it was wrong at the last contact, or shows less than the server showed', () => {
    const wrong = { serverTime: now - 3600, deviceClock: now - 7200 }
    expect(kioskTime(moment, wrong, start, false, builtAt).doubt).toBe('was-wrong')
    const earlier = { serverTime: now + 3600, deviceClock: now + 3600 }
    expect(kioskTime(moment, earlier, start, false, builtAt).doubt).toBe('before-server')
  })

  it('is doubted when somebody set it while the page was open, not when the tablet slept', () => {
    const ahead = { ...moment, deviceClock: now + 3600 }
    expect(kioskTime(ahead, undefined, start, false, builtAt).doubt).toBe('jumped')
    expect(kioskTime(ahead, undefined, start, true, builtAt).doubt).toBeNull()
  })
})

describe('wet fingers', () => {
  const tap = (timeStamp: number, detail = 1) => ({ timeStamp, detail })

  it('count once: the second tap within 350 ms is not one', () => {
    const counts = tapGuard()
    expect([0, 120, 349, 350, 500].map((at) => counts(tap(at)))).toEqual([true, false, false, true, false])
  })

  it('do not hold up a keyboard', () => {
    const counts = tapGuard()
    expect([counts(tap(0)), counts(tap(50, 0)), counts(tap(60, 0))]).toEqual([true, true, true])
  })
})
