/** 小目标: what a child wants to reach, and how far it is. The last word holds; nobody else's points enter it. */
import type { Colour } from '../colours.ts'
import type { Folded } from '../facts/fold.ts'
import { isOfType } from '../facts/ledger.ts'
import type { StudentId } from '../ids.ts'
import type { LocalDate } from '../time/local-time.ts'

export type ChildGoal = {
  /** Null: in all colours. */
  readonly colour: Colour | null
  readonly aim: number
  readonly from: LocalDate
  readonly until: LocalDate
  readonly reached: number
}

/** Null where there is none, or its time is over. */
export function childGoal(
  { activityLife, entries }: Pick<Folded, 'activityLife' | 'entries'>,
  student: StudentId,
  date: LocalDate,
): ChildGoal | null {
  const chosen = activityLife.filter((entry) => isOfType(entry, 'goal.chosen.v1'))
  const own = chosen.filter(({ fact }) => fact.body.student === student).at(-1)
  if (own === undefined || own.fact.body.until < date) return null
  const { colour, aim, until } = own.fact.body
  const from = own.stamp.schoolDay
  const reached = entries
    .filter((entry) => entry.student === student && (colour === null || entry.colour === colour))
    .filter(({ day }) => from <= day && day <= until)
    .reduce((sum, { counted }) => sum + counted, 0)
  return { colour, aim, from, until, reached }
}
