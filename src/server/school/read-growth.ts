/** A child's growth over all years, from the whole ledger. Whoever reads it is in the access log. */
import { type Growth, growthOf } from '../../domain/passport/growth.ts'
import type { StudentId } from '../../domain/ids.ts'
import { ledgerFactOf } from '../db/facts.ts'
import type { Services } from '../services.ts'

export async function readGrowth(
  { database, views }: Services,
  school: string,
  student: StudentId,
): Promise<Growth | null> {
  const { view } = await views.now(database.read, school)
  const rows = await database.read
    .selectFrom('fact')
    .selectAll()
    .where('school', '=', school)
    .where('student', '=', student)
    .orderBy('number')
    .execute()
  return growthOf(view, rows.map(ledgerFactOf), student)
}
