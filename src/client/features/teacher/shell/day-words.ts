/** Days and times as a teacher reads them, in both languages; the school's zone is the only one there is. */
import type { Locale } from '../../../i18n/messages.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { weekOfTerm } from '../../../../domain/time/calendar.ts'
import {
  addDays,
  type LocalDate,
  localTimeOf,
  timeOfDay,
  weekdayOf,
} from '../../../../domain/time/local-time.ts'

const weekdays = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'] as const
const short = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const partsOf = (date: LocalDate) => ({ month: Number(date.slice(5, 7)), day: Number(date.slice(8)) })

/** 11月18日, 18 Nov */
export function sayDay(date: LocalDate, locale: Locale): string {
  const { month, day } = partsOf(date)
  return locale === 'zh' ? `${month}月${day}日` : `${day} ${months[month - 1] ?? ''}`
}

export const dayNumber = (date: LocalDate) => String(partsOf(date).day)
export const sayWeekday = (date: LocalDate, locale: Locale): string =>
  short[locale][weekdayOf(date) - 1] ?? ''

/** 周一到周五; else each of them. Monday is 1. */
export function sayWeekdays(weekdays: readonly number[], locale: Locale): string {
  const days = [...new Set(weekdays)].sort((a, b) => a - b).map((day) => short[locale][day - 1] ?? '')
  const runs = days.length > 2 && Math.max(...weekdays) - Math.min(...weekdays) === days.length - 1
  if (!runs) return days.join(locale === 'zh' ? '、' : ', ')
  return [days[0], days[days.length - 1]].join(locale === 'zh' ? '到' : ' to ')
}

/** 今天, 昨天, 明天, else the day. */
export function sayNearDay(date: LocalDate, today: LocalDate, locale: Locale): string {
  if (date === today) return locale === 'zh' ? '今天' : 'Today'
  if (date === addDays(today, -1)) return locale === 'zh' ? '昨天' : 'Yesterday'
  if (date === addDays(today, 1)) return locale === 'zh' ? '明天' : 'Tomorrow'
  return sayDay(date, locale)
}

/** 11月18日 星期三 · 第12周, Wed 18 Nov · Week 12 */
export function sayFullDay(view: SchoolView, date: LocalDate, locale: Locale): string {
  const day =
    locale === 'zh'
      ? `${sayDay(date, locale)} ${weekdays[weekdayOf(date) - 1] ?? ''}`
      : `${sayWeekday(date, locale)} ${sayDay(date, locale)}`
  const term = view.termOn(date)
  const week = term && weekOfTerm(term, date)
  if (!week) return day
  return `${day} · ${locale === 'zh' ? `第${week}周` : `Week ${week}`}`
}

/** HH:MM at the school of an instant in seconds. */
export const sayTime = (seconds: number, zone: string): string =>
  timeOfDay(localTimeOf(seconds, zone).minutes)

/** 昨天 12:05 */
export function sayMoment(seconds: number, zone: string, today: LocalDate, locale: Locale): string {
  const { date, minutes } = localTimeOf(seconds, zone)
  const time = timeOfDay(minutes)
  return date === today ? time : `${sayNearDay(date, today, locale)} ${time}`
}
