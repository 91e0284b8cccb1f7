import type { Kysely } from 'kysely'

/** Pictures of work, kept on the school's server alone. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('picture')
    .addColumn('school', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('bytes', 'bytea', (c) => c.notNull())
    .addPrimaryKeyConstraint('picture_key', ['school', 'id'])
    .execute()
  await db.schema.createIndex('picture_about').on('picture').columns(['school', 'about']).execute()
}
