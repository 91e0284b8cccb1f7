import type { Kysely } from 'kysely'

/** Wrong logins and tried pairing codes, known to every process of a server; see `tables.ts`. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('login_failure')
    .addColumn('school', 'text', (c) => c.notNull())
    .addColumn('login_hash', 'text', (c) => c.notNull())
    .addColumn('client_hash', 'text', (c) => c.notNull())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('login_failure_key', ['school', 'login_hash', 'client_hash'])
    .execute()
  await db.schema
    .createTable('pairing_try')
    .addColumn('school', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('client_hash', 'text', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('pairing_try_key', ['school', 'id'])
    .execute()
}
