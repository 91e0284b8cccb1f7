/** Small things a school or the server keeps under a name. */
import type { Executor } from './connection.ts'

export async function readSetting(db: Executor, school: string, key: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('school', '=', school)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.value
}

export async function writeSetting(db: Executor, school: string, key: string, value: string): Promise<void> {
  await db
    .insertInto('setting')
    .values({ school, key, value })
    .onConflict((oc) => oc.columns(['school', 'key']).doUpdateSet({ value }))
    .execute()
}

/** The values of all keys that begin so; the beginning is one we wrote, without wildcards. */
export async function readSettings(db: Executor, school: string, prefix: string): Promise<string[]> {
  const rows = await db
    .selectFrom('setting')
    .select('value')
    .where('school', '=', school)
    .where('key', 'like', `${prefix}%`)
    .execute()
  return rows.map(({ value }) => value)
}

export async function removeSettings(db: Executor, school: string, prefix: string): Promise<void> {
  await db.deleteFrom('setting').where('school', '=', school).where('key', 'like', `${prefix}%`).execute()
}
