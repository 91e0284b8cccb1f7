/**
 * The five small silhouettes on a tile: in which colours something was recorded in the last two weeks. Presence, never
 * a number: it tells a teacher where to look next, and nothing about who is better.
 *
 * Two weeks are fourteen days, and ten school days at least: after a week of holidays nobody is suddenly unseen.
 */
import { type Colour, colours } from '../../../../domain/colours.ts'
import type { Entry } from '../../../../domain/facts/fold.ts'
import type { StudentId } from '../../../../domain/ids.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { previousSchoolDays } from '../../../../domain/time/calendar.ts'
import { addDays, type LocalDate } from '../../../../domain/time/local-time.ts'

const nearDays = 14
const nearSchoolDays = 10
const none: readonly Colour[] = []

export type NearWeeks = {
  /** The colours of a child, in their fixed order; equal rows are the same array, so that tiles stay still. */
  readonly coloursOf: (student: StudentId) => readonly Colour[]
  /** Whether anything at all was recorded, also what waits for an adult or gives no points. */
  readonly isSeen: (student: StudentId) => boolean
}

/** The first of the days that are looked at; never before the term. */
export function nearSince(view: SchoolView, today: LocalDate): LocalDate {
  const before = previousSchoolDays(view.calendar, today, nearSchoolDays - 1)
  const fortnight = addDays(today, 1 - nearDays)
  const schoolDay = before[before.length - 1] ?? fortnight
  const from = schoolDay < fortnight ? schoolDay : fortnight
  const firstDay = view.termOn(today)?.firstDay
  return firstDay && firstDay > from ? firstDay : from
}

export function nearWeeks(entries: readonly Entry[], from: LocalDate, today: LocalDate): NearWeeks {
  const masks = new Map<StudentId, number>()
  for (const entry of entries) {
    if (entry.day < from || entry.day > today) continue
    const known = masks.get(entry.student) ?? 0
    masks.set(entry.student, known | (shows(entry) ? 1 << colours.indexOf(entry.colour) : 0))
  }
  return {
    coloursOf: (student) => rows[masks.get(student) ?? 0] ?? none,
    isSeen: (student) => masks.has(student),
  }
}

/** A capped or repeated visit happened all the same; what waits for an adult is not yet anything. */
const shows = ({ counted, reason }: Entry) =>
  counted > 0 || reason === 'daily-cap' || reason === 'repeat-visit'

/** All 32 rows of five. */
const rows: ReadonlyArray<readonly Colour[]> = Array.from({ length: 2 ** colours.length }, (_, mask) =>
  colours.filter((_colour, index) => (mask & (1 << index)) !== 0),
)

/** In the first fortnight of a term nobody has two weeks behind them. */
export function hasTwoWeeksBehind(firstDay: LocalDate | undefined, today: LocalDate): boolean {
  return firstDay !== undefined && firstDay <= addDays(today, -nearDays)
}
