import { expect, test } from 'vitest'
import { clockOffsetAt, likelyOffset } from '../../../src/client/sync/page-clock.ts'

const fiveDaysFast = { page: 'page-before', monotonic: 10, deviceClock: 1_432_000, serverTime: 1_000_000 }

test('before a page has met the server, screens go by what was wrong with the clock before', () => {
  const now = { page: 'page-now', monotonic: 1, deviceClock: 1_432_060 }
  expect(clockOffsetAt(now, fiveDaysFast)).toBeUndefined()
  expect(now.deviceClock + likelyOffset(fiveDaysFast)).toBe(1_000_060)
  expect(likelyOffset(undefined)).toBe(0)
})
