import { instantOf, parseTimeOfDay } from '../../../src/domain/time/local-time.ts'

/** An ordinary school day of the first term: a Tuesday without exceptions, long before the winter timetable. */
export const tuesday = '2026-09-15'
export const wednesday = '2026-09-16'
/** A Monday: the flag is raised, so the morning window begins ten minutes earlier. */
export const monday = '2026-09-14'

/** Seconds since 1970 at which the school's clocks show this time. */
export const at = (time: string, date: string = tuesday): number =>
  instantOf(date, parseTimeOfDay(time) ?? NaN, 'Asia/Shanghai')
