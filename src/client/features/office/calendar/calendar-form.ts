/** The calendar record as it is typed: holidays, make-up days, events, weekends with school, and when winter holds. */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import type { Calendar } from '../../../../domain/time/calendar.ts'
import { parseDate } from '../../../../domain/time/local-time.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'

type Body = RecordBody<'calendar'>
export type HolidayDraft = { id: string; name: string; from: string; to: string }
export type EventDraft = HolidayDraft & { dutiesRun: boolean }
export type MakeUpDraft = { date: string; followsWeekday: number; name: string }
export type WeekendDraft = NonNullable<Body['weekendSchool']>[number]
export type CalendarDraft = {
  holidays: HolidayDraft[]
  makeUpDays: MakeUpDraft[]
  events: EventDraft[]
  weekendSchool: WeekendDraft[]
  /** 'MM-DD', '' for a school without winter times. */
  winterFrom: string
  winterTo: string
}

export const blankCalendar = (): CalendarDraft => ({
  holidays: [],
  makeUpDays: [],
  events: [],
  weekendSchool: [],
  winterFrom: '',
  winterTo: '',
})

const byDay = <T extends { from: string }>(list: readonly T[]): T[] =>
  list.map((entry) => ({ ...entry })).sort((a, b) => (a.from < b.from ? -1 : 1))

export const calendarDraft = ({
  holidays,
  makeUpDays,
  events,
  weekendSchool = [],
  winter,
}: Body): CalendarDraft => ({
  holidays: byDay(holidays),
  makeUpDays: makeUpDays
    .map(({ date, followsWeekday, name }) => ({ date, followsWeekday, name: name ?? '' }))
    .sort((a, b) => (a.date < b.date ? -1 : 1)),
  events: byDay(events),
  weekendSchool: byDay(weekendSchool),
  winterFrom: winter?.from ?? '',
  winterTo: winter?.to ?? '',
})

/** Errors are keyed by the entry: `holiday <id>`, `event <id>`, `make-up <index>`, `weekend <index>`, `winter`. */
export function readCalendar(draft: CalendarDraft): Result<Body, FieldErrors> {
  const form = new FormReader()
  const holidays = draft.holidays.map((entry) => readSpan(form, `holiday ${entry.id}`, entry))
  const events = draft.events.map((entry) => ({
    ...readSpan(form, `event ${entry.id}`, entry),
    dutiesRun: entry.dutiesRun,
  }))
  const winter = readWinter(form, draft)
  return form.done({
    holidays,
    makeUpDays: readMakeUpDays(form, draft.makeUpDays),
    events,
    ...readWeekends(form, draft.weekendSchool),
    ...(winter ? { winter } : {}),
  })
}

function readSpan(form: FormReader, key: string, { id, name, from, to }: HolidayDraft): HolidayDraft {
  return {
    id,
    name: form.line(`${key} name`, name, 40),
    ...form.span([`${key} from`, `${key} to`], from, to),
  }
}

function readMakeUpDays(form: FormReader, days: readonly MakeUpDraft[]): Body['makeUpDays'] {
  const seen = new Set<string>()
  return days.map(({ date, followsWeekday, name }, index) => {
    const key = `make-up ${index}`
    if (seen.has(date)) form.fault(`${key} date`, { code: 'twice' })
    seen.add(date)
    const said = form.optionalLine(`${key} name`, name, 60)
    return { date: form.date(`${key} date`, date), followsWeekday, ...(said ? { name: said } : {}) }
  })
}

function readWeekends(form: FormReader, weekends: readonly WeekendDraft[]): Pick<Body, 'weekendSchool'> {
  const weekendSchool = weekends.map(({ weekday, from, to }, index) => ({
    weekday,
    ...form.span([`weekend ${index} from`, `weekend ${index} to`], from, to),
  }))
  return weekendSchool.length > 0 ? { weekendSchool } : {}
}

function readWinter(form: FormReader, { winterFrom, winterTo }: CalendarDraft): Body['winter'] {
  if (!winterFrom.trim() && !winterTo.trim()) return undefined
  const monthDay = (key: string, text: string) => {
    // A leap year, so that 02-29 is a day.
    if (parseDate(`2028-${text.trim()}`) === null) form.fault(key, { code: text ? 'not-a-date' : 'required' })
    return text.trim()
  }
  return { from: monthDay('winter from', winterFrom), to: monthDay('winter to', winterTo) }
}

/** The calendar as it would be with the draft: what the month grid shows while one types. */
export function previewCalendar(standing: Calendar, draft: CalendarDraft): Calendar {
  const isSpan = ({ from, to }: { from: string; to: string }) =>
    parseDate(from) !== null && parseDate(to) !== null
  return {
    zone: standing.zone,
    terms: standing.terms,
    holidays: draft.holidays.filter(isSpan),
    makeUpDays: draft.makeUpDays.filter(({ date }) => parseDate(date) !== null),
    events: draft.events.filter(isSpan),
    weekendSchool: draft.weekendSchool.filter(isSpan),
    ...(draft.winterFrom && draft.winterTo ? { winter: { from: draft.winterFrom, to: draft.winterTo } } : {}),
  }
}
