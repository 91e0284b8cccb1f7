/** Dates as a certificate writes them: 二〇二六年九月十八日. */
import type { LocalDate } from '../../../../domain/time/local-time.ts'

const digits = '〇一二三四五六七八九'

/** 一 to 三十一, as months and days are counted. */
function counted(number: number): string {
  const tens = Math.floor(number / 10)
  const ones = number % 10
  return (
    (tens > 1 ? (digits[tens] ?? '') : '') + (tens > 0 ? '十' : '') + (ones > 0 ? (digits[ones] ?? '') : '')
  )
}

const yearOf = (date: LocalDate) => [...date.slice(0, 4)].map((digit) => digits[Number(digit)]).join('')

/** 二〇二六年九月. */
export const chineseMonth = (date: LocalDate): string =>
  `${yearOf(date)}年${counted(Number(date.slice(5, 7)))}月`

/** 二〇二六年九月十八日. */
export const chineseDay = (date: LocalDate): string =>
  `${chineseMonth(date)}${counted(Number(date.slice(8, 10)))}日`
