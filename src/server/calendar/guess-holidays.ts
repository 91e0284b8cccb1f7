// Public holidays of a year whose notice has not been published: the legal days, joined to the weekend as the
// notices of recent years do, and no make-up days, which cannot be guessed. An example for the school to correct.
//
// From chinese-days only the table of lunar months is taken: its functions that return a date read it by the
// machine's zone and answer a day early west of Greenwich. Intl's Chinese calendar is no substitute: it has the new
// year of 2027 on 7 February, because that new moon falls minutes before midnight.
import chineseDays from 'chinese-days'
import { addDays, weekdayOf } from '../../domain/time/local-time.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'

export type HolidayBasis = 'fixed-date' | 'lunar-date' | 'solar-term'
export type GuessedDay = { date: LocalDate; name: string; basis: HolidayBasis }

/** Every guessed day off of a year, 2000 to 2099; a day of two holidays bears the later one's name. */
export function guessHolidays(year: number): GuessedDay[] {
  const springFestival = lunarDate(year, 1, 1)
  const dragonBoat = lunarDate(year, 5, 5)
  const midAutumn = lunarDate(year, 8, 15)
  const nationalDay = `${year}-10-01`
  // A 中秋 inside the week of 国庆 makes it eight days.
  const nationalDays = nationalDay <= midAutumn && midAutumn <= `${year}-10-07` ? 8 : 7
  return [
    ...named('元旦', 'fixed-date', withWeekend(`${year}-01-01`)),
    ...named('春节', 'lunar-date', days(addDays(springFestival, -1), 8)),
    ...named('清明节', 'solar-term', withWeekend(pureBrightness(year))),
    ...named('劳动节', 'fixed-date', days(`${year}-05-01`, 5)),
    ...named('端午节', 'lunar-date', withWeekend(dragonBoat)),
    ...named('国庆节', 'fixed-date', days(nationalDay, nationalDays)),
    ...named('中秋节', 'lunar-date', nationalDays === 8 ? [midAutumn] : withWeekend(midAutumn)),
  ]
}

function named(name: string, basis: HolidayBasis, dates: LocalDate[]): GuessedDay[] {
  return dates.map((date) => ({ date, name, basis }))
}

/** One legal day off: three with the weekend that it touches, alone in the middle of the week. */
function withWeekend(date: LocalDate): LocalDate[] {
  const weekday = weekdayOf(date)
  if (weekday === 5 || weekday === 6) return days(date, 3)
  if (weekday === 7) return days(addDays(date, -1), 3)
  return weekday === 1 ? days(addDays(date, -2), 3) : [date]
}

function days(first: LocalDate, count: number): LocalDate[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index))
}

/** The date of a lunar day, never of a leap month. */
function lunarDate(year: number, month: number, day: number): LocalDate {
  const leapMonth = chineseDays.getYearLeapMonth(year)
  let days = day - 1
  for (let earlier = 1; earlier < month; earlier++) {
    days += chineseDays.monthDays(year, earlier)
    if (earlier === leapMonth.leapMonth) days += leapMonth.days
  }
  return addDays(lunarNewYear(year), days)
}

function lunarNewYear(year: number): LocalDate {
  let days = 0
  for (let earlier = 2000; earlier < year; earlier++) {
    for (let month = 1; month <= 12; month++) days += chineseDays.monthDays(earlier, month)
    days += chineseDays.getYearLeapMonth(earlier).days
  }
  return addDays('2000-02-05', days)
}

/** 清明, 4 or 5 April: the usual formula of the 21st century. */
function pureBrightness(year: number): LocalDate {
  const yearOfCentury = year % 100
  const day = Math.floor(yearOfCentury * 0.2422 + 4.81) - Math.floor(yearOfCentury / 4)
  return `${year}-04-0${day}`
}
