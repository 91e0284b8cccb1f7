import { expect, test } from 'vitest'
import { pauseAfter, pauseAtStart, silenceAfter } from '../../../src/client/sync/pauses.ts'

const chances = [0, 0.25, 0.5, 0.75, 0.999]

test('tablets that start together do not ask together, a phone asks nearly at once', () => {
  const tablets = chances.map((chance) => pauseAtStart('device', chance))
  expect(new Set(tablets).size).toBe(chances.length)
  expect(Math.max(...tablets)).toBeLessThanOrEqual(2_000)
  expect(pauseAtStart('staff', 0.999)).toBeLessThan(500)
})

test('a time named by the server is kept, and spread behind it', () => {
  const busy = { kind: 'busy', retryAfter: 20 } as const
  for (const chance of chances) {
    expect(pauseAfter(busy, 1, false, chance)).toBeGreaterThanOrEqual(20_000)
    expect(pauseAfter(busy, 1, true, chance)).toBeLessThan(40_000)
  }
  expect(silenceAfter(busy)).toBe(20_000)
  expect(silenceAfter({ kind: 'unreachable' })).toBe(0)
})

test('failures wait longer each time, with full jitter, at most a minute', () => {
  const longest = [1, 2, 3, 10].map((failures) => pauseAfter({ kind: 'unreachable' }, failures, false, 0.999))
  expect(longest).toEqual([...longest].sort((a, b) => a - b))
  expect(Math.max(...longest)).toBeLessThanOrEqual(60_000)
  expect(pauseAfter({ kind: 'unreachable' }, 10, false, 0)).toBe(0)
})
