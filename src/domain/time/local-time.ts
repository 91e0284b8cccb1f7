// Instants and the school's own day.
//
// An instant is a number of seconds since 1970 (UTC); a local date is 'YYYY-MM-DD', a time of day is minutes
// since midnight, a weekday is 1 (Monday) to 7 (Sunday). Zones are IANA names, never offsets, because a zone's
// offset changes (China itself had summer time from 1986 to 1991). Years 1970 to 2099.
//
// Asking Intl for an offset costs microseconds, and a fold asks hundreds of thousands of times, so offsets are
// remembered per zone and day. That memory holds nothing but answers of a pure function.

/** 'YYYY-MM-DD' in the school's zone. A plain string, so that rows carry it as it is; `parseDate` checks one. */
export type LocalDate = string
/** 'HH:MM', 24 hours. */
export type TimeOfDay = string

export type LocalTime = {
  date: LocalDate
  /** Whole minutes since midnight, 0 to 1439. */
  minutes: number
  /** 1 (Monday) to 7 (Sunday). */
  weekday: number
}

const HOUR = 3_600
const DAY = 24 * HOUR
const DATE_PATTERN = /^(19[7-9]\d|20\d\d)-(\d\d)-(\d\d)$/
const TIME_PATTERN = /^([01]\d|2[0-3]):([0-5]\d)$/

/** What the clocks of `zone` show at an instant (seconds). Throws a RangeError for an unknown zone. */
export function localTimeOf(instant: number, zone: string): LocalTime {
  const local = Math.floor(instant) + offsetAt(instant, zone)
  const day = Math.floor(local / DAY)
  return {
    date: dateOfDay(day),
    minutes: Math.floor((local - day * DAY) / 60),
    weekday: weekdayOfDay(day),
  }
}

/** The school's date at an instant (seconds). */
export function localDateOf(instant: number, zone: string): LocalDate {
  return dateOfDay(Math.floor((Math.floor(instant) + offsetAt(instant, zone)) / DAY))
}

/**
 * The instant (seconds) at which the clocks of `zone` show `minutes` after midnight of `date`. Where clocks are
 * put back and show it twice, the first time; where they are put forward and skip it, as much later as they skip.
 */
export function instantOf(date: LocalDate, minutes: number, zone: string): number {
  const local = dayOfDate(date) * DAY + minutes * 60
  // No zone is more than a day from UTC, so these two stand on either side of the moment looked for.
  const before = offsetAt(local - DAY, zone)
  const after = offsetAt(local + DAY, zone)
  const matching = [local - before, local - after].filter(
    (instant) => instant + offsetAt(instant, zone) === local,
  )
  return matching.length > 0 ? Math.min(...matching) : local - before
}

/** Seconds to add to UTC to get the clocks of `zone`. */
function offsetAt(instant: number, zone: string): number {
  const known = knownZone(zone)
  return (
    steadyOffset(known, known.days, DAY, instant) ??
    steadyOffset(known, known.hours, HOUR, instant) ??
    measureOffset(known.format, instant)
  )
}

type KnownZone = {
  format: Intl.DateTimeFormat
  /** Offset per day or hour since 1970, null where it changes within. */
  days: Map<number, number | null>
  hours: Map<number, number | null>
}

const knownZones = new Map<string, KnownZone>()

function knownZone(zone: string): KnownZone {
  let known = knownZones.get(zone)
  if (known === undefined) {
    known = { format: formatFor(zone), days: new Map(), hours: new Map() }
    knownZones.set(zone, known)
  }
  return known
}

function formatFor(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
}

function steadyOffset(
  zone: KnownZone,
  remembered: Map<number, number | null>,
  width: number,
  instant: number,
): number | null {
  const bucket = Math.floor(instant / width)
  let offset = remembered.get(bucket)
  if (offset === undefined) {
    const first = measureOffset(zone.format, bucket * width)
    const last = measureOffset(zone.format, (bucket + 1) * width - 1)
    offset = first === last ? first : null
    remembered.set(bucket, offset)
  }
  return offset
}

function measureOffset(format: Intl.DateTimeFormat, instant: number): number {
  const seconds = Math.floor(instant)
  const shown: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(seconds * 1000)) shown[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - seconds
}

/** Whether this machine knows the zone. */
export function isZone(zone: string): boolean {
  try {
    knownZone(zone)
    return true
  } catch {
    return false
  }
}

/** The text as a date, or null when it is not one that exists between 1970 and 2099. */
export function parseDate(text: string): LocalDate | null {
  const match = DATE_PATTERN.exec(text)
  if (match === null) return null
  const [, year, month, day] = match
  const milliseconds = Date.UTC(Number(year), Number(month) - 1, Number(day))
  // 30 February would roll over into March and come back as another date.
  return new Date(milliseconds).toISOString().slice(0, 10) === text ? text : null
}

/** Minutes since midnight of an 'HH:MM', or null when it is not one. */
export function parseTimeOfDay(text: TimeOfDay): number | null {
  const match = TIME_PATTERN.exec(text)
  return match === null ? null : Number(match[1]) * 60 + Number(match[2])
}

/** 'HH:MM' of minutes since midnight. */
export function timeOfDay(minutes: number): TimeOfDay {
  const twoDigits = (number: number) => String(number).padStart(2, '0')
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDay(dayOfDate(date) + days)
}

/** Days from one date to another: 1 from today to tomorrow, negative backwards. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayOfDate(to) - dayOfDate(from)
}

/** 1 (Monday) to 7 (Sunday). */
export function weekdayOf(date: LocalDate): number {
  return weekdayOfDay(dayOfDate(date))
}

/** The Monday of the date's week. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date))
}

/** Days since 1970-01-01. Dates that reach this far have been parsed: anything else is a bug. */
function dayOfDate(date: LocalDate): number {
  const day = Date.parse(`${date}T00:00:00Z`) / 1000 / DAY
  if (!Number.isInteger(day)) throw new RangeError(`not a date: ${date}`)
  return day
}

/** Remembered like the offsets: there are few days, and each fact asks for its own several times. */
const dates = new Map<number, LocalDate>()
const mostDates = 50_000

function dateOfDay(day: number): LocalDate {
  const known = dates.get(day)
  if (known !== undefined) return known
  const date = new Date(day * DAY * 1000).toISOString().slice(0, 10)
  if (dates.size < mostDates) dates.set(day, date)
  return date
}

function weekdayOfDay(day: number): number {
  // Day 0 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1
}
