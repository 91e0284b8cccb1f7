/**
 * What children have applied for in a round, from the facts a viewer holds: of several applications of one child the
 * latest holds, with the adults' words about it.
 */
import type { LedgerFact } from '../facts/ledger.ts'
import { isOfType } from '../facts/ledger.ts'
import type { PostId, StudentId } from '../ids.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'

export type RoundRecord = NonNullable<ReturnType<ReturnType<typeof roundsOf>['get']>>
type Noted = LedgerFact<'application.noted.v1'>

export type Application = {
  readonly student: StudentId
  readonly made: LedgerFact<'application.made.v1'>
  readonly wishes: readonly PostId[]
  /** The class teacher's word and the mentors' talks; the latest of each author and post. */
  readonly notes: readonly Noted[]
}

const roundsOf = (view: SchoolView) => view.all('round')

/** Rounds in which a child can apply on a day, the one that closes first before the others. */
export function roundsOpenOn(view: SchoolView, date: LocalDate): RoundRecord[] {
  return [...roundsOf(view).values()]
    .filter((round) => isRoundOpen(round, date))
    .sort((a, b) => (a.closes < b.closes ? -1 : 1))
}

export const isRoundOpen = ({ opens, closes, cancelledOn }: RoundRecord, date: LocalDate): boolean =>
  opens <= date && date <= closes && !(cancelledOn !== undefined && cancelledOn <= date)

/** Posts of the round for a child's grade, in the round's order. */
export function postsOffered(
  view: SchoolView,
  round: RoundRecord,
  student: StudentId,
  date: LocalDate,
): PostId[] {
  const grade = view.gradeOf(view.classOn(student, date) ?? '', date)
  if (grade === undefined) return []
  const isFor = (post: PostId) => view.posts.get(post)?.eligibleGrades.includes(grade) === true
  return round.posts.map(({ post }) => post).filter(isFor)
}

/** In the order in which the children first applied. @param facts standing, in commit order */
export function applicationsIn(facts: Iterable<LedgerFact>, round: string): Application[] {
  const made = new Map<StudentId, LedgerFact<'application.made.v1'>>()
  const notes = new Map<string, Noted>()
  for (const entry of facts) {
    if (isOfType(entry, 'application.made.v1') && entry.fact.body.round === round) {
      made.set(entry.fact.body.student, entry)
    }
    if (isOfType(entry, 'application.noted.v1') && entry.fact.body.round === round) {
      const { student, kind, post } = entry.fact.body
      notes.set(`${student}|${entry.fact.author.id}|${kind}|${post}`, entry)
    }
  }
  return [...made].map(([student, entry]) => ({
    ...{ student, made: entry, wishes: entry.fact.body.wishes },
    notes: [...notes.values()].filter(({ fact }) => fact.body.student === student),
  }))
}
