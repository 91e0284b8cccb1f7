/** Dates on certificates. */
import { expect, it } from 'vitest'
import { chineseDay, chineseMonth } from '../../../../src/client/features/office/papers/chinese-date.ts'

it.each([
  ['2026-09-18', '二〇二六年九月十八日'],
  ['2030-10-10', '二〇三〇年十月十日'],
  ['2027-01-20', '二〇二七年一月二十日'],
  ['2027-12-31', '二〇二七年十二月三十一日'],
])('writes %s as %s', (date, said) => {
  expect(chineseDay(date)).toBe(said)
  expect(said.startsWith(chineseMonth(date))).toBe(true)
})
