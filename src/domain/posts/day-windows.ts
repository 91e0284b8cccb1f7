/** The day's duty windows as the segments at the top of 今天, and which of them to open with. */
import type { WindowId } from '../ids.ts'
import type { SchoolView } from '../school/school-view.ts'
import { placeMinutes, type WindowTimes, windowsOn } from '../time/duty-window.ts'
import { type LocalDate, timeOfDay } from '../time/local-time.ts'

/** `upcoming` until its check-in opens: before that nobody can be missing. */
export type WindowPhase = 'upcoming' | 'running' | 'ended'
export type DayWindow = {
  readonly id: WindowId
  readonly name: string
  readonly times: WindowTimes
  readonly phase: WindowPhase
}

export function dayWindows(view: SchoolView, date: LocalDate, minutes: number): DayWindow[] {
  return windowsOn(view.windowsOn(date), view.calendar, date).map(({ window, times }) => ({
    id: window.id,
    name: window.name,
    times,
    phase: phaseAt(times, minutes),
  }))
}

function phaseAt(times: WindowTimes, minutes: number): WindowPhase {
  if (minutes < times.opens) return 'upcoming'
  return minutes <= times.end ? 'running' : 'ended'
}

/** The window one is in, else the next one, else the last of the day. */
export function windowAt(view: SchoolView, date: LocalDate, minutes: number): WindowId | null {
  const onDay = windowsOn(view.windowsOn(date), view.calendar, date)
  const { window, next } = placeMinutes(onDay, date, minutes)
  return window ?? next?.window ?? onDay[onDay.length - 1]?.window.id ?? null
}

/** 11:45–12:20 */
export const sayTimes = ({ start, end }: WindowTimes) => `${timeOfDay(start)}–${timeOfDay(end)}`
