import { expect, test } from 'vitest'
import { asksForPin, isPin, isRightPin, storePin } from '../../../../src/client/features/teacher/lock/pin.ts'

const random = (bytes: number) => new Uint8Array(bytes).fill(7)

test('takes four to six digits and nothing else', () => {
  expect(['1234', '123456'].every(isPin)).toBe(true)
  expect(['123', '1234567', '12a4', '', '１２３４'].some(isPin)).toBe(false)
})

test('keeps a hash and never the digits, and knows the right ones again', async () => {
  const stored = await storePin('2468', random)
  expect(JSON.stringify(stored)).not.toContain('2468')
  expect(await isRightPin('2468', stored)).toBe(true)
  expect(await isRightPin('2469', stored)).toBe(false)
})

test('asks after five minutes out of sight, not before, and also when the clock was set back', () => {
  expect(asksForPin(1000, 1299)).toBe(false)
  expect(asksForPin(1000, 1300)).toBe(true)
  expect(asksForPin(1000, 900)).toBe(true)
  expect(asksForPin(null, 900)).toBe(false)
})
