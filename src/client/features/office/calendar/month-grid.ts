/** A month as the school sees it: weeks from Monday, each with its number in the term, each day with what it is. */
import {
  type Calendar,
  dutiesRunOn,
  schoolDayOn,
  termOn,
  weekOfTerm,
} from '../../../../domain/time/calendar.ts'
import { addDays, type LocalDate, mondayOf, weekdayOf } from '../../../../domain/time/local-time.ts'

export type GridDay = {
  readonly date: LocalDate
  readonly day: number
  readonly inMonth: boolean
  readonly kind: 'school' | 'weekend' | 'holiday' | 'make-up' | 'event' | 'outside-term'
  /** The holiday's or event's name; of a make-up day its own. */
  readonly name: string
  /** On a make-up day, the weekday it follows. */
  readonly follows: number | null
  readonly dutiesRun: boolean
}
export type GridWeek = { readonly week: number | null; readonly days: readonly GridDay[] }

/** @param month 'YYYY-MM' */
export function monthGrid(calendar: Calendar, month: string): GridWeek[] {
  const first = `${month}-01`
  const weeks: GridWeek[] = []
  for (let monday = mondayOf(first); monday.slice(0, 7) <= month; monday = addDays(monday, 7)) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((offset) => dayOf(calendar, addDays(monday, offset), month))
    weeks.push({ week: weekNumber(calendar, monday), days })
  }
  return weeks
}

function weekNumber(calendar: Calendar, monday: LocalDate): number | null {
  const term = termOn(calendar, monday) ?? termOn(calendar, addDays(monday, 6))
  return term && weekOfTerm(term, monday)
}

function dayOf(calendar: Calendar, date: LocalDate, month: string): GridDay {
  const school = schoolDayOn(calendar, date)
  const duties = dutiesRunOn(calendar, date)
  const makeUp = calendar.makeUpDays.find((day) => day.date === date)
  const event = calendar.events.find((period) => period.from <= date && date <= period.to)
  const base = { date, day: Number(date.slice(8)), inMonth: date.startsWith(month), dutiesRun: duties.run }
  if (school.kind === 'off') return { ...base, kind: school.reason, name: school.name ?? '', follows: null }
  const follows = makeUp && weekdayOf(date) !== school.weekday ? school.weekday : null
  if (event) return { ...base, kind: 'event', name: event.name, follows }
  if (makeUp) return { ...base, kind: 'make-up', name: makeUp.name ?? '', follows: school.weekday }
  return { ...base, kind: 'school', name: '', follows: null }
}

/** 'YYYY-MM' some months on. */
export function monthAfter(month: string, step: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const index = year * 12 + number - 1 + step
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}
