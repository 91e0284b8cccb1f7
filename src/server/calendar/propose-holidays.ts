// Holidays and make-up days proposed for a school's calendar, all of it for the school to edit.
//
// The State Council publishes a year's days in the November before; chinese-days carries them as data once they are
// out. For those years dates are 'official', for later ones 'example'. Even then the notice names the day on which
// to work, never whose timetable to follow: with one day moved it can be derived, with several they are paired in
// order as an example, and where the numbers differ the school decides.
//
// The data file is read rather than the library's functions, which depend on the machine's zone.
import arrangement from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { Holiday } from '../../domain/time/calendar.ts'
import { addDays, weekdayOf } from '../../domain/time/local-time.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'
import { guessHolidays } from './guess-holidays.ts'
import type { HolidayBasis } from './guess-holidays.ts'

export type ProposedHoliday = Holiday & {
  certainty: 'official' | 'example'
  /** 'notice' for official dates; for an example, where its date comes from. */
  basis: 'notice' | HolidayBasis
}

export type ProposedMakeUpDay = {
  date: LocalDate
  name: string
  /** 1 to 5, or null for the school to decide. */
  followsWeekday: number | null
  makesUpFor: LocalDate | null
  /** The date itself; make-up days are never guessed. */
  certainty: 'official'
  followsWeekdayCertainty: 'derived' | 'example' | 'undecided'
}

export type HolidayProposal = {
  holidays: ProposedHoliday[]
  makeUpDays: ProposedMakeUpDay[]
  /** The years of the range whose notice is known, and those whose days are guessed, without make-up days. */
  officialYears: number[]
  guessedYears: number[]
  /** The last year whose notice this build knows. */
  officialThrough: number
}

type DayOff = {
  date: LocalDate
  name: string
  certainty: 'official' | 'example'
  basis: ProposedHoliday['basis']
}

const officialHolidays: Record<LocalDate, string> = arrangement.holidays
const officialWorkdays: Record<LocalDate, string> = arrangement.workdays
const officialDaysInLieu: Record<LocalDate, string> = arrangement.inLieuDays

/** What to propose for a term or a school year, first and last day included. */
export function proposeHolidays(from: LocalDate, to: LocalDate): HolidayProposal {
  const years = yearsOf(from, to)
  const officialYears = years.filter(isOfficial)
  const guessedYears = years.filter((year) => !isOfficial(year))
  const touchesRange = (holiday: Holiday) => holiday.from <= to && from <= holiday.to
  return {
    // A new year's holiday may begin in December: look at the neighbouring years as well, then cut.
    holidays: joinDays(daysOffFrom(addDays(from, -31), addDays(to, 31))).filter(touchesRange),
    makeUpDays: officialMakeUpDays().filter(({ date }) => from <= date && date <= to),
    officialYears,
    guessedYears,
    officialThrough: Math.max(...Object.keys(officialHolidays).map(yearOf).filter(isOfficial)),
  }
}

/** A year is known when its last holiday is: a notice may reach into the December before. */
function isOfficial(year: number): boolean {
  return `${year}-10-01` in officialHolidays
}

function daysOffFrom(from: LocalDate, to: LocalDate): DayOff[] {
  const daysByDate = new Map<LocalDate, DayOff>()
  for (const year of yearsOf(from, to).filter((year) => !isOfficial(year))) {
    for (const day of guessHolidays(year)) daysByDate.set(day.date, { ...day, certainty: 'example' })
  }
  for (const [date, text] of Object.entries(officialHolidays)) {
    daysByDate.set(date, { date, name: nameIn(text), certainty: 'official', basis: 'notice' })
  }
  return [...daysByDate.values()].filter(({ date }) => from <= date && date <= to).sort(byDate)
}

/** Days in a row are one holiday: 国庆节 with 中秋节 inside it has both names. */
function joinDays(days: DayOff[]): ProposedHoliday[] {
  const holidays: ProposedHoliday[] = []
  for (const { date, name, certainty, basis } of days) {
    const last = holidays.at(-1)
    if (last !== undefined && last.certainty === certainty && addDays(last.to, 1) === date) {
      last.to = date
      if (!last.name.split('、').includes(name)) last.name += `、${name}`
    } else {
      holidays.push({ id: `holiday-${date}`, name, from: date, to: date, certainty, basis })
    }
  }
  return holidays
}

function officialMakeUpDays(): ProposedMakeUpDay[] {
  return Object.keys(officialWorkdays)
    .sort()
    .map((date) => {
      const text = officialWorkdays[date] ?? ''
      const { makesUpFor, certainty } = dayMadeUpFor(date, text)
      return {
        date,
        name: `${nameIn(text)}调休`,
        followsWeekday: makesUpFor === null ? null : weekdayOf(makesUpFor),
        makesUpFor,
        certainty: 'official',
        followsWeekdayCertainty: certainty,
      }
    })
}

function dayMadeUpFor(
  date: LocalDate,
  text: string,
): { makesUpFor: LocalDate | null; certainty: ProposedMakeUpDay['followsWeekdayCertainty'] } {
  // A holiday's days lie within weeks of each other, also across the new year, and never within months of the next.
  const sameHoliday = (days: Record<LocalDate, string>) =>
    Object.keys(days)
      .filter((day) => days[day] === text && addDays(date, -60) <= day && day <= addDays(date, 60))
      .sort()
  const workdays = sameHoliday(officialWorkdays)
  const daysInLieu = sameHoliday(officialDaysInLieu)
  const makesUpFor = daysInLieu[workdays.indexOf(date)]
  const isUsable =
    workdays.length === daysInLieu.length && makesUpFor !== undefined && weekdayOf(makesUpFor) <= 5
  if (!isUsable) return { makesUpFor: null, certainty: 'undecided' }
  return { makesUpFor, certainty: workdays.length === 1 ? 'derived' : 'example' }
}

const FULL_NAMES: Record<string, string> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' }

/** The library writes 'National Day,国庆节,3': English, Chinese, legal days. */
function nameIn(text: string): string {
  const name = text.split(',')[1] ?? text
  return FULL_NAMES[name] ?? name
}

function yearsOf(from: LocalDate, to: LocalDate): number[] {
  const first = yearOf(from)
  return Array.from({ length: yearOf(to) - first + 1 }, (_, index) => first + index)
}

function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4))
}

function byDate(a: DayOff, b: DayOff): number {
  return a.date < b.date ? -1 : 1
}
