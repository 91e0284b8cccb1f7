// Duty windows (值岗时段): when a duty's check-in opens, what still counts as present, and which window a moment
// belongs to. Times are minutes since midnight of the school day; the minute that bears a limit's name belongs to
// it, so a child who taps at 07:50:59 is within a grace that ends at 07:50.
import { dutiesRunOn, isWinter } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import { localTimeOf, parseTimeOfDay } from './local-time.ts'
import type { LocalDate, TimeOfDay } from './local-time.ts'

type WeekdayException = { weekday: number; start: TimeOfDay; end: TimeOfDay; note?: string }

export type DutyWindow = {
  id: string
  name: string
  icon?: string
  start: TimeOfDay
  end: TimeOfDay
  /** 1 (Monday) to 7; on a make-up day, the weekday that it follows counts. */
  weekdays: number[]
  checkInOpensMinutesBefore: number
  /** Minutes after the start that still count as present. */
  graceMinutes: number
  weekdayExceptions?: WeekdayException[]
  /** Times under the winter timetable. Without exceptions of its own, those of the rest of the year stay. */
  winter?: { start: TimeOfDay; end: TimeOfDay; weekdayExceptions?: WeekdayException[] }
  recordableMinutesAfterEnd: number
}

/** Minutes since midnight, each limit included. */
export type WindowTimes = { opens: number; start: number; graceUntil: number; end: number; closes: number }

type WindowState = 'too-early' | 'on-time' | 'within-grace' | 'after-grace' | 'after-end' | 'none'

export type WindowPlacement = {
  date: LocalDate
  /** The window that the moment belongs to, or null: before the next one ('too-early') or after all ('none'). */
  window: string | null
  state: WindowState
  /** The next window whose check-in opens later that day. */
  next?: { window: string; opens: number }
}

export type WindowOnDay = { window: DutyWindow; times: WindowTimes }

/** The window's times on a date, or null when it does not run that day. */
export function windowTimes(window: DutyWindow, calendar: Calendar, date: LocalDate): WindowTimes | null {
  const day = dutiesRunOn(calendar, date)
  if (!day.run || !window.weekdays.includes(day.weekday)) return null
  const { start, end } = startAndEnd(window, isWinter(calendar, date), day.weekday)
  const graceUntil = start + window.graceMinutes
  return {
    opens: Math.max(0, start - window.checkInOpensMinutesBefore),
    start,
    graceUntil,
    end,
    closes: Math.max(end, graceUntil) + window.recordableMinutesAfterEnd,
  }
}

function startAndEnd(window: DutyWindow, winter: boolean, weekday: number): { start: number; end: number } {
  const season = winter && window.winter !== undefined ? window.winter : window
  const exceptions = season.weekdayExceptions ?? window.weekdayExceptions ?? []
  const { start, end } = exceptions.find((exception) => exception.weekday === weekday) ?? season
  return { start: minutesOf(start), end: minutesOf(end) }
}

/** The windows that run on a date, in the order in which they open. */
export function windowsOn(
  windows: readonly DutyWindow[],
  calendar: Calendar,
  date: LocalDate,
): WindowOnDay[] {
  return windows
    .flatMap((window) => {
      const times = windowTimes(window, calendar, date)
      return times === null ? [] : [{ window, times }]
    })
    .sort((a, b) => a.times.opens - b.times.opens || compareIds(a, b))
}

/** Which window an instant (seconds) belongs to, and how it stands to its start and end. */
export function placeInWindow(
  windows: readonly DutyWindow[],
  calendar: Calendar,
  instant: number,
  zone: string = calendar.zone,
): WindowPlacement {
  const { date, minutes } = localTimeOf(instant, zone)
  return placeMinutes(windowsOn(windows, calendar, date), date, minutes)
}

/** The same for a day whose windows are known, without asking calendar and zone again. */
export function placeMinutes(
  onDay: readonly WindowOnDay[],
  date: LocalDate,
  minutes: number,
): WindowPlacement {
  const holder = holderOf(onDay, minutes)
  const following = onDay.find(({ times }) => times.opens > minutes)
  const next = following && { window: following.window.id, opens: following.times.opens }
  return {
    date,
    window: holder?.window.id ?? null,
    state: holder === undefined ? (next ? 'too-early' : 'none') : stateIn(holder.times, minutes),
    ...(next === undefined ? {} : { next }),
  }
}

/**
 * The one window that a minute belongs to. Windows are meant not to overlap, but their edges do: one that runs goes
 * before one that only waits to start, that before one that is over; of two that run, the later start wins.
 */
function holderOf(onDay: readonly WindowOnDay[], minutes: number): WindowOnDay | undefined {
  return onDay
    .filter(({ times }) => times.opens <= minutes && minutes <= times.closes)
    .sort(
      (a, b) =>
        phaseOf(a.times, minutes) - phaseOf(b.times, minutes) ||
        startDistance(a.times, minutes) - startDistance(b.times, minutes) ||
        compareIds(a, b),
    )[0]
}

function phaseOf(times: WindowTimes, minutes: number): number {
  if (minutes > times.end) return 2
  return minutes < times.start ? 1 : 0
}

function startDistance(times: WindowTimes, minutes: number): number {
  return Math.abs(times.start - minutes)
}

function stateIn(times: WindowTimes, minutes: number): WindowState {
  if (minutes <= times.start) return 'on-time'
  if (minutes <= times.graceUntil) return 'within-grace'
  return minutes <= times.end ? 'after-grace' : 'after-end'
}

/**
 * The day and window (null for none) that every moment from one instant to another belongs to, or null when they
 * belong to several: then a moment somewhere between cannot be placed.
 */
export function windowThroughout(
  windows: readonly DutyWindow[],
  calendar: Calendar,
  from: number,
  to: number,
): { date: LocalDate; window: string | null } | null {
  const first = localTimeOf(from, calendar.zone)
  const last = localTimeOf(to, calendar.zone)
  if (first.date !== last.date) return null
  const onDay = windowsOn(windows, calendar, first.date)
  const { window } = placeMinutes(onDay, first.date, first.minutes)
  const changes = onDay
    .flatMap(({ times }) => [times.opens, times.start, times.end + 1, times.closes + 1])
    .filter((minutes) => first.minutes < minutes && minutes <= last.minutes)
  const isSteady = changes.every((minutes) => placeMinutes(onDay, first.date, minutes).window === window)
  return isSteady ? { date: first.date, window } : null
}

function compareIds(a: WindowOnDay, b: WindowOnDay): number {
  return a.window.id < b.window.id ? -1 : 1
}

/** Windows reach the domain through a schema: a time that does not parse here is a bug. */
function minutesOf(time: TimeOfDay): number {
  const minutes = parseTimeOfDay(time)
  if (minutes === null) throw new RangeError(`not a time of day: ${time}`)
  return minutes
}
