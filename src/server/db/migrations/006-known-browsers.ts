import type { Kysely } from 'kysely'

/** Browsers in which an account was signed in to before; see `auth/known-browsers.ts`. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('known_browser')
    .addColumn('school', 'text', (c) => c.notNull())
    .addColumn('staff', 'text', (c) => c.notNull())
    .addColumn('browser_hash', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('known_browser_key', ['school', 'staff', 'browser_hash'])
    .execute()
  await db.schema.createIndex('known_browser_hash').on('known_browser').columns(['browser_hash']).execute()
}
