/**
 * Who has passed which training, as far as judging a batch asks for it: the attendances of the children whose
 * check-ins are in the batch, when their posts ask for any. (Who trains does not check in by tablet, so no batch brings
 * both.)
 */
import type { Fact } from '../../domain/facts/fact.schema.ts'
import type { StudentId } from '../../domain/ids.ts'
import { type Attendance, nothingKnown, type Training, trainingOf } from '../../domain/posts/training.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import { sql } from 'kysely'
import type { Executor } from '../db/connection.ts'
import { ledgerFactOf } from '../db/facts.ts'
import { selectEach } from '../db/many-rows.ts'

/** @param views those by which the facts are judged: a post asks by any of them */
export async function trainingAsked(
  db: Executor,
  school: string,
  facts: readonly Fact[],
  views: readonly SchoolView[],
): Promise<Training> {
  const asking = new Set(views.flatMap(postsAsking))
  const students = new Set(facts.flatMap((fact) => studentAtPost(fact, asking) ?? []))
  if (students.size === 0) return nothingKnown
  return trainingOf(await attendancesOf(db, school, [...students]))
}

const postsAsking = (view: SchoolView): string[] =>
  [...view.posts.values()]
    .filter(({ training }) => training !== undefined && training.length > 0)
    .map(({ id }) => id)

const studentAtPost = (fact: Fact, asking: ReadonlySet<string>): StudentId | undefined =>
  fact.type === 'duty.checked-in.v1' && asking.has(fact.body.post) ? fact.body.student : undefined

/** Those that nobody has revoked. */
async function attendancesOf(
  db: Executor,
  school: string,
  students: readonly StudentId[],
): Promise<Attendance[]> {
  const rows = await selectEach(db, 'attendances', school, students, (list) =>
    db
      .selectFrom('fact')
      .selectAll('fact')
      .where('fact.school', '=', school)
      .where('fact.student', 'in', list)
      .where('fact.type', '=', sql.lit('training.attended.v1'))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('fact as revoking')
              .select('revoking.id')
              .whereRef('revoking.school', '=', 'fact.school')
              .whereRef('revoking.target', '=', 'fact.id')
              .where('revoking.type', '=', sql.lit('fact.revoked.v1')),
          ),
        ),
      ),
  )
  return rows.map((row) => ledgerFactOf(row) as Attendance)
}
