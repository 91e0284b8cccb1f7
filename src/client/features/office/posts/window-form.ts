/**
 * A duty window as it is typed. A window's rules carry dates: the form shows those in force on the day from which
 * the change is to hold, and saving adds an entry of that day; earlier days keep theirs.
 */
import { ruleOn } from '../../../../domain/records/dated.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import { withEntry } from '../parts/dated-entries.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'

type Body = RecordBody<'window'>
type Version = Body['versions'][number]
type ExceptionDraft = { weekday: number; start: string; end: string; note: string }
export type TimesDraft = { start: string; end: string; exceptions: ExceptionDraft[] }
export type WindowDraft = TimesDraft & {
  name: string
  icon: string
  /** The day from which all this holds. */
  from: string
  weekdays: number[]
  opensBefore: string
  grace: string
  recordable: string
  hasWinter: boolean
  winter: TimesDraft
}

export const blankWindow = (today: LocalDate): WindowDraft => ({
  name: '',
  icon: '',
  from: today,
  weekdays: [1, 2, 3, 4, 5],
  start: '',
  end: '',
  exceptions: [],
  opensBefore: '10',
  grace: '10',
  recordable: '60',
  hasWinter: false,
  winter: { start: '', end: '', exceptions: [] },
})

type Timetable = NonNullable<Version['winter']>
const timesDraft = ({ start, end, weekdayExceptions }: Timetable): TimesDraft => ({
  start,
  end,
  exceptions: (weekdayExceptions ?? []).map(({ note, ...times }) => ({ ...times, note: note ?? '' })),
})

/** The rules in force on `today`, to be changed from today on. */
export function windowDraft({ name, icon, versions }: Body, today: LocalDate): WindowDraft {
  const rule = ruleOn(versions, today)
  if (!rule) return { ...blankWindow(today), name, icon: icon ?? '' }
  return {
    ...timesDraft(rule),
    name,
    icon: icon ?? '',
    from: today,
    weekdays: [...rule.weekdays],
    opensBefore: String(rule.checkInOpensMinutesBefore),
    grace: String(rule.graceMinutes),
    recordable: String(rule.recordableMinutesAfterEnd),
    hasWinter: rule.winter !== undefined,
    winter: timesDraft(rule.winter ?? { start: rule.start, end: rule.end }),
  }
}

/** @param before the window as it stands; its entries of past days are kept as they are */
export function readWindow(
  draft: WindowDraft,
  before: Body | null,
  today: LocalDate,
): Result<Body, FieldErrors> {
  const form = new FormReader()
  const name = form.line('name', draft.name, 20)
  const from = form.date('from', draft.from, before ? today : undefined)
  const version: Version = {
    from,
    ...readTimes(form, '', draft),
    weekdays: [...draft.weekdays],
    checkInOpensMinutesBefore: form.count('opensBefore', draft.opensBefore, 0, 180),
    graceMinutes: form.count('grace', draft.grace, 0, 180),
    recordableMinutesAfterEnd: form.count('recordable', draft.recordable, 0, 600),
    ...(draft.hasWinter ? { winter: readTimes(form, 'winter-', draft.winter) } : {}),
  }
  const standing = before ? ruleOn(before.versions, from) : undefined
  const isSameRule = standing !== undefined && sameRule(standing, version)
  const versions = isSameRule && before ? [...before.versions] : withEntry(before?.versions ?? [], version)
  return form.done({ name, ...(draft.icon ? { icon: draft.icon } : {}), versions })
}

/** A new name alone makes no new entry. */
function sameRule(standing: Version, { from: _from, ...rule }: Version): boolean {
  const { from: _standingFrom, ...known } = standing
  return JSON.stringify(ordered(known)) === JSON.stringify(ordered(rule))
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, own]) => !(Array.isArray(own) && own.length === 0))
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, own]) => [key, ordered(own)]),
  )
}

function readTimes(form: FormReader, prefix: string, times: TimesDraft): Timetable {
  const { start, end } = form.times([`${prefix}start`, `${prefix}end`], times.start, times.end)
  const seen = new Set<number>()
  const weekdayExceptions = times.exceptions.map(({ weekday, note, ...own }, index) => {
    if (seen.has(weekday)) form.fault(`${prefix}exception-${index}`, { code: 'twice' })
    seen.add(weekday)
    const key = `${prefix}exception-${index}`
    const said = form.optionalLine(key, note, 80)
    return { weekday, ...form.times([key, key], own.start, own.end), ...(said ? { note: said } : {}) }
  })
  return { start, end, ...(weekdayExceptions.length > 0 ? { weekdayExceptions } : {}) }
}
