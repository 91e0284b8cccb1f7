// The school's calendar: which days are school days, whose timetable they follow, and how they are counted.
//
// A make-up day (调休上课日) is a weekend day on which school is held; it follows the timetable of the weekday
// it makes up for, in everything. A day of sports or of a final review is a school day on which no duty runs.
// Where school is held on Saturdays as a rule, the calendar says so with its dates; such a day is its own weekday.
import { addDays, daysBetween, mondayOf, weekdayOf } from './local-time.ts'
import type { LocalDate } from './local-time.ts'

/** 'MM-DD'. */
export type MonthDay = string

export type Term = {
  id: string
  name: string
  /** The calendar year in which the school year starts. */
  schoolYear: number
  firstDay: LocalDate
  lastDay: LocalDate
  /** 1 for the autumn term, 2 for the spring term. */
  half?: 1 | 2
}

export type Holiday = { id: string; name: string; from: LocalDate; to: LocalDate }

type MakeUpDay = {
  date: LocalDate
  /** The weekday, 1 to 5, whose timetable and duties hold on that day. */
  followsWeekday: number
  name?: string
}

/** Saturdays or Sundays of a span on which school is held as on any weekday. */
type WeekendSchool = { weekday: 6 | 7; from: LocalDate; to: LocalDate }

type SchoolEvent = { id: string; name: string; from: LocalDate; to: LocalDate; dutiesRun: boolean }

export type Calendar = {
  /** IANA name, such as Asia/Shanghai. */
  zone: string
  terms: Term[]
  holidays: Holiday[]
  makeUpDays: MakeUpDay[]
  events: SchoolEvent[]
  weekendSchool?: WeekendSchool[]
  /** The days, both included, on which the winter timetable holds; usually across the new year. */
  winter?: { from: MonthDay; to: MonthDay }
}

export type SchoolDay =
  | { kind: 'school'; weekday: number }
  | { kind: 'off'; reason: 'weekend' | 'holiday' | 'outside-term'; name?: string }

export type DutyDay =
  | { run: true; weekday: number }
  | { run: false; reason: 'weekend' | 'holiday' | 'outside-term' | 'event'; name?: string }

/** Whether school is held on a date, and by which weekday's timetable. */
export function schoolDayOn(calendar: Calendar, date: LocalDate): SchoolDay {
  if (termOn(calendar, date) === null) return { kind: 'off', reason: 'outside-term' }
  const makeUpDay = calendar.makeUpDays.find((day) => day.date === date)
  if (makeUpDay !== undefined) return { kind: 'school', weekday: makeUpDay.followsWeekday }
  const holiday = calendar.holidays.find((period) => isWithin(period, date))
  if (holiday !== undefined) return { kind: 'off', reason: 'holiday', name: holiday.name }
  const weekday = weekdayOf(date)
  const isHeld = weekday <= 5 || isWeekendSchool(calendar, weekday, date)
  return isHeld ? { kind: 'school', weekday } : { kind: 'off', reason: 'weekend' }
}

const isWeekendSchool = ({ weekendSchool = [] }: Calendar, weekday: number, date: LocalDate): boolean =>
  weekendSchool.some((span) => span.weekday === weekday && isWithin(span, date))

/** The weekdays on which school is held on a date or later, without make-up days: 1 to 5, and Saturday or Sunday. */
export function weekdaysOfSchool({ weekendSchool = [] }: Calendar, date: LocalDate): number[] {
  const weekend = weekendSchool.filter(({ to }) => to >= date).map(({ weekday }) => weekday)
  return [1, 2, 3, 4, 5, ...[...new Set(weekend)].sort()]
}

/** Whether duties run on a date: a school day without an event that puts them off. */
export function dutiesRunOn(calendar: Calendar, date: LocalDate): DutyDay {
  const day = schoolDayOn(calendar, date)
  if (day.kind === 'off') {
    const { reason, name } = day
    return { run: false, reason, ...(name === undefined ? {} : { name }) }
  }
  const event = calendar.events.find((period) => !period.dutiesRun && isWithin(period, date))
  if (event !== undefined) return { run: false, reason: 'event', name: event.name }
  return { run: true, weekday: day.weekday }
}

export function termOn(calendar: Calendar, date: LocalDate): Term | null {
  return calendar.terms.find((term) => term.firstDay <= date && date <= term.lastDay) ?? null
}

/** Whether the winter timetable holds on a date. */
export function isWinter(calendar: Calendar, date: LocalDate): boolean {
  if (calendar.winter === undefined) return false
  const { from, to } = calendar.winter
  const day = date.slice(5)
  return from <= to ? from <= day && day <= to : from <= day || day <= to
}

/**
 * The school year of a date, named by the year in which it starts.
 *
 * By law it starts on 1 September, but rosters of the new classes arrive, teachers meet and some schools begin in
 * the last days of August. From 16 August on, by default, a date belongs to the new year: the old one's last term
 * has long ended by then, the new one's first has not begun, and a class entered on 28 August is a grade 1.
 */
export function schoolYearOf(date: LocalDate, startsOn: MonthDay = '08-16'): number {
  const year = Number(date.slice(0, 4))
  return date.slice(5) >= startsOn ? year : year - 1
}

/**
 * The grade that children who entered in `entryYear` are in. Below 1 they have not entered yet; above the school's
 * number of years (5 or 6, a setting) they have left.
 */
export function gradeOf(entryYear: number, schoolYear: number): number {
  return schoolYear - entryYear + 1
}

/**
 * The number of the date's week in the term (第12周), or null when the term does not touch that week. Weeks start
 * on Monday, week 1 contains the term's first day, and weeks of holiday count like any other.
 */
export function weekOfTerm(term: Term, date: LocalDate): number | null {
  const monday = mondayOf(date)
  if (monday < mondayOf(term.firstDay) || monday > term.lastDay) return null
  return daysBetween(mondayOf(term.firstDay), monday) / 7 + 1
}

/** Every week of a term with its Monday and Sunday. */
export function weeksOf(term: Term): Array<{ week: number; from: LocalDate; to: LocalDate }> {
  const weeks = []
  for (let from = mondayOf(term.firstDay); from <= term.lastDay; from = addDays(from, 7)) {
    weeks.push({ week: weeks.length + 1, from, to: addDays(from, 6) })
  }
  return weeks
}

/** The school days from one date to another, both included, oldest first. */
export function schoolDaysBetween(calendar: Calendar, from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = []
  for (const term of termsInOrder(calendar)) {
    const last = earlier(term.lastDay, to)
    for (let date = later(term.firstDay, from); date <= last; date = addDays(date, 1)) {
      if (schoolDayOn(calendar, date).kind === 'school') days.push(date)
    }
  }
  return days
}

/** Up to `count` school days before a date, itself not included, latest first; fewer where the terms begin. */
export function previousSchoolDays(calendar: Calendar, date: LocalDate, count: number): LocalDate[] {
  const days: LocalDate[] = []
  for (const term of termsInOrder(calendar).reverse()) {
    let day = earlier(term.lastDay, addDays(date, -1))
    for (; day >= term.firstDay && days.length < count; day = addDays(day, -1)) {
      if (schoolDayOn(calendar, day).kind === 'school') days.push(day)
    }
  }
  return days
}

function isWithin(period: { from: LocalDate; to: LocalDate }, date: LocalDate): boolean {
  return period.from <= date && date <= period.to
}

function termsInOrder(calendar: Calendar): Term[] {
  return [...calendar.terms].sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1))
}

function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b
}
