/**
 * The school whom a visitor without a session speaks to: the only one of this database. Where several schools share
 * a database, the host name will say which; everything behind this file already takes the school as an argument.
 */
import type { Executor } from '../db/connection.ts'

export async function theSchool(db: Executor): Promise<{ id: string; epoch: string } | null> {
  const row = await db
    .selectFrom('school')
    .select(['id', 'epoch'])
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
