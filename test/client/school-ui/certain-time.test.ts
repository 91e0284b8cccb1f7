import { expect, test } from 'vitest'
import { certainTime } from '../../../src/client/school-ui/holes/certain-time.ts'

test('is the server’s clock where this page has met the server, whatever the phone’s clock says', () => {
  expect(certainTime({ deviceClock: 4_000_000, clockOffset: -3_999_000, lastServerTime: 5 })).toBe(1000)
})

test('is the last time the server told where this page has not met it, never the phone’s own', () => {
  expect(certainTime({ deviceClock: 4_000_000, clockOffset: undefined, lastServerTime: 900 })).toBe(900)
  expect(certainTime({ deviceClock: 4_000_000, clockOffset: undefined, lastServerTime: undefined })).toBe(
    null,
  )
})
