/**
 * Whose turn it is at a post whose groups take turns.
 *
 * Turns are counted over the days on which duties really run: group 1 on the first, then group 2, and so on. A
 * holiday, a day of sports or a week without any duty takes nobody's turn away, and a make-up day counts as the
 * weekday that it follows. A turn is a day, a week, or half a term (the first half takes the odd week).
 */
import type { PostId } from '../ids.ts'
import { coversDate } from '../records/dated.ts'
import {
  type Calendar,
  dutiesRunOn,
  schoolDaysBetween,
  termOn,
  weekOfTerm,
  weeksOf,
} from '../time/calendar.ts'
import { type LocalDate, mondayOf } from '../time/local-time.ts'

export type Rotation = {
  readonly every: 'day' | 'week' | 'half-term'
  readonly groups: number
  /** Left out: every day on which duties run. */
  readonly weekdays?: readonly number[]
  readonly from: LocalDate
  readonly to?: LocalDate
}

/** The group of a date, from 1 on; null when it is nobody's turn: outside the span, or no duty runs. */
export function turnOn(rotation: Rotation, calendar: Calendar, date: LocalDate): number | null {
  if (!coversDate(rotation, date) || !hasTurn(rotation, calendar, date)) return null
  const turns = new Set<string>()
  for (const day of schoolDaysBetween(calendar, rotation.from, date)) {
    if (hasTurn(rotation, calendar, day)) turns.add(turnKey(rotation, calendar, day))
  }
  return ((turns.size - 1) % rotation.groups) + 1
}

function hasTurn({ weekdays }: Rotation, calendar: Calendar, date: LocalDate): boolean {
  const day = dutiesRunOn(calendar, date)
  return day.run && (weekdays === undefined || weekdays.includes(day.weekday))
}

/** Equal for two days of one turn. */
function turnKey({ every }: Rotation, calendar: Calendar, date: LocalDate): string {
  if (every === 'day') return date
  if (every === 'week') return mondayOf(date)
  const term = termOn(calendar, date)
  if (!term) return date
  const isFirstHalf = (weekOfTerm(term, date) ?? 1) <= Math.ceil(weeksOf(term).length / 2)
  return `${term.id} ${isFirstHalf ? 1 : 2}`
}

/**
 * Answers for many days whose turn it is, and remembers: null for nobody's, undefined where no rotation holds at the
 * post on that day. Of two that hold, the later one.
 */
export function turnsOf(
  rotations: Iterable<Rotation & { readonly post: PostId }>,
  calendar: Calendar,
): (post: PostId, date: LocalDate) => number | null | undefined {
  const byPost = new Map<PostId, Rotation[]>()
  for (const rotation of rotations)
    byPost.set(rotation.post, [...(byPost.get(rotation.post) ?? []), rotation])
  const known = new Map<string, number | null | undefined>()
  return (post, date) => {
    const key = `${post}|${date}`
    if (known.has(key)) return known.get(key)
    const holding = (byPost.get(post) ?? []).filter((rotation) => coversDate(rotation, date))
    const last = holding.sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1)
    const turn = last && turnOn(last, calendar, date)
    known.set(key, turn)
    return turn
  }
}

/**
 * Children dealt into groups like cards, so that the sizes differ by one at most and neighbours in the list (of one
 * class) come into different groups.
 * @returns the group of each, from 1 on, in the order given
 */
export const dealIntoGroups = (children: number, groups: number): number[] =>
  Array.from({ length: children }, (_, index) => (index % groups) + 1)
