/**
 * 班级目标: what a class wants to reach together, and how far it is. A sum of the class alone: no child is named, none
 * is behind, no other class stands beside it; a class of fewer than five has none, because its sum would tell of one.
 */
import { smallestShown } from '../board/small-groups.ts'
import type { Entry } from '../facts/entry.ts'
import type { ClassId } from '../ids.ts'
import type { RecordBody } from '../records/record.schema.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'

type Span = { readonly from: LocalDate; readonly to: LocalDate }
export type ClassGoal = RecordBody<'goal'> & { readonly id: string; readonly reached: number }

/** Of those that run on a day the one that ends first. */
export const currentGoal = <G extends Span>(goals: Iterable<G>, date: LocalDate): G | undefined =>
  [...goals].filter(({ from, to }) => from <= date && date <= to).sort((a, b) => (a.to < b.to ? -1 : 1))[0]

/** @param entries of a fold that holds all facts of the class in the goal's time */
export function classGoal(
  view: SchoolView,
  entries: readonly Entry[],
  classId: ClassId,
  date: LocalDate,
): ClassGoal | null {
  const goals = [...view.all('goal').values()].filter((goal) => goal.class === classId)
  const goal = currentGoal(goals, date)
  const children = view.studentsOfClass(classId, date).filter(({ consent }) => consent === 'electronic')
  if (goal === undefined || children.length < smallestShown) return null
  const own = new Set(children.map(({ id }) => id))
  const { colour, from, to } = goal
  const reached = entries
    .filter(({ student, day }) => own.has(student) && from <= day && day <= to)
    .filter((entry) => colour === undefined || entry.colour === colour)
    .reduce((sum, { counted }) => sum + counted, 0)
  return { ...goal, reached }
}
