/** Dates, times and spans as the office says them, in the chosen language. */
import {
  daysBetween,
  type LocalDate,
  localTimeOf,
  timeOfDay,
  weekdayOf,
} from '../../../../domain/time/local-time.ts'
import { defineWords, locale } from '../../../i18n/messages.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const words = defineWords(
  {
    weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    day: (month: number, day: number) => `${month}月${day}日`,
    weekdayOf: (day: string, weekday: string) => `${day} ${weekday}`,
    yearDay: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
    justNow: '刚刚',
    minutes: (count: number) => `${count} 分钟`,
    hours: (count: number, rest: number) => (rest ? `${count} 小时 ${rest} 分` : `${count} 小时`),
    days: (count: number) => `${count} 天`,
    ago: (span: string) => `${span}前`,
    everyDay: '每天',
    workdays: '周一到周五',
    none: '没有',
    join: '、',
  },
  {
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    day: (month: number, day: number) => `${day} ${months[month - 1] ?? ''}`,
    weekdayOf: (day: string, weekday: string) => `${weekday} ${day}`,
    yearDay: (year: number, month: number, day: number) => `${day} ${months[month - 1] ?? ''} ${year}`,
    justNow: 'just now',
    minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
    hours: (count: number, rest: number) => (rest ? `${count} h ${rest} min` : `${count} h`),
    days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
    ago: (span: string) => `${span} ago`,
    everyDay: 'every day',
    workdays: 'Monday to Friday',
    none: 'none',
    join: ', ',
  },
)
const own = () => words[locale.value]

/** 周三; weekday 1 is Monday. */
export const sayWeekday = (weekday: number): string => own().weekdays[weekday - 1] ?? ''

/** 周一到周五, or the days one by one. */
export function sayWeekdays(weekdays: readonly number[]): string {
  const days = [...new Set(weekdays)].sort((a, b) => a - b)
  if (days.length === 0) return own().none
  if (days.length === 7) return own().everyDay
  if (days.join('') === '12345') return own().workdays
  return days.map(sayWeekday).join(own().join)
}

/** 11月13日; with its year when that is another than `today`'s. */
export function sayDate(date: LocalDate, today?: LocalDate): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const sameYear = today === undefined || today.startsWith(String(year))
  return sameYear ? own().day(month, day) : own().yearDay(year, month, day)
}

/** 11月20日 周五. */
export const sayDayInWeek = (date: LocalDate, today?: LocalDate): string =>
  own().weekdayOf(sayDate(date, today), sayWeekday(weekdayOf(date)))

/** 9月1日 – 1月29日. */
export const saySpan = (from: LocalDate, to: LocalDate | undefined, today?: LocalDate): string =>
  from === to ? sayDate(from, today) : `${sayDate(from, today)} – ${to ? sayDate(to, today) : ''}`

/** 11:52 today, 11月13日 another day. */
export function sayMoment(seconds: number, now: number, zone: string): string {
  const then = localTimeOf(seconds, zone)
  const today = localTimeOf(now, zone).date
  return then.date === today ? timeOfDay(then.minutes) : sayDate(then.date, today)
}

/** 11:52 today, 11月13日 11:52 another day. */
export function sayMomentInFull(seconds: number, now: number, zone: string): string {
  const then = localTimeOf(seconds, zone)
  const today = localTimeOf(now, zone).date
  const time = timeOfDay(then.minutes)
  return then.date === today ? time : `${sayDate(then.date, today)} ${time}`
}

/** 刚刚, 1 小时 45 分前, 5 天前. */
export function sayAgo(seconds: number, now: number, zone: string): string {
  const minutes = Math.floor((now - seconds) / 60)
  if (minutes < 2) return own().justNow
  if (minutes < 24 * 60) return own().ago(sayMinutes(minutes))
  const days = daysBetween(localTimeOf(seconds, zone).date, localTimeOf(now, zone).date)
  return own().ago(own().days(Math.max(1, days)))
}

/** 15 分钟, 1 小时 45 分. */
export const sayMinutes = (minutes: number): string =>
  minutes < 60 ? own().minutes(minutes) : own().hours(Math.floor(minutes / 60), minutes % 60)
