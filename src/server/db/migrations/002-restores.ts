import type { Kysely } from 'kysely'

/** Which installs have given back after a restore, and what their own check of their copy said. */
export async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema.alterTable('install').addColumn('epoch', 'text').execute()
  await schema.alterTable('install').addColumn('checked_at', 'bigint').execute()
  await schema.alterTable('install').addColumn('check_says', 'text').execute()
}
