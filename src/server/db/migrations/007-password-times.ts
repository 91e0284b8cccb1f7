import type { Kysely } from 'kysely'

/** When an account's password was set, so that a database that was brought back is known by an older one. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('account')
    .addColumn('password_at', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute()
}
