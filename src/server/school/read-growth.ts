/** A child's growth over all years, from the whole ledger. Whoever reads it is in the access log. */
import { type Growth, growthOf } from '../../domain/passport/growth.ts'
import type { StudentId } from '../../domain/ids.ts'
import { ledgerFactOf } from '../db/facts.ts'
import type { Services } from '../services.ts'

/** Named beside another child, or nobody at all: who stood in, and what was called off. */
const spares = ['duty.substituted.v1', 'duty.suspended.v1']

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
    .where(({ eb, or, selectFrom }) => {
      const others = selectFrom('fact').select('id').where('school', '=', school).where('type', 'in', spares)
      return or([
        eb('student', '=', student),
        eb('type', 'in', spares),
        eb.and([eb('type', '=', 'fact.revoked.v1'), eb('target', 'in', others)]),
      ])
    })
    .orderBy('number')
    .execute()
  return growthOf(view, rows.map(ledgerFactOf), student)
}
