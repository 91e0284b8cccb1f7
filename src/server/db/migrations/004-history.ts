import { type Kysely, sql } from 'kysely'

/** Sealed history, and the indexes by which a device that starts anew finds the single facts of its windows. */
export async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('segment')
    .addColumn('school', 'text', (c) => c.notNull())
    .addColumn('audience', 'text', (c) => c.notNull())
    .addColumn('stream', 'text', (c) => c.notNull())
    .addColumn('first_number', 'bigint', (c) => c.notNull())
    .addColumn('last_number', 'bigint', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addColumn('name', 'text')
    .addPrimaryKeyConstraint('segment_key', ['school', 'audience', 'stream', 'first_number'])
    .execute()
  await schema.createIndex('segment_name').on('segment').columns(['school', 'name']).execute()
  await schema
    .createTable('segment_bytes')
    .addColumn('school', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('crc', 'bigint', (c) => c.notNull())
    // SQLite takes any name of a type and keeps bytes as bytes.
    .addColumn('deflated', 'bytea', (c) => c.notNull())
    .addPrimaryKeyConstraint('segment_bytes_key', ['school', 'name'])
    .execute()
  await schema
    .createTable('withdrawal')
    .addColumn('school', 'text', (c) => c.notNull())
    .addColumn('audience', 'text', (c) => c.notNull())
    .addColumn('stream', 'text', (c) => c.notNull())
    .addColumn('times', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('withdrawal_key', ['school', 'audience', 'stream'])
    .execute()
  await schema
    .createIndex('fact_author')
    .on('fact')
    .columns(['school', 'author', 'number'])
    .where(sql.ref('author_kind'), '=', sql.lit('staff'))
    .execute()
  await schema.createIndex('fact_day').on('fact').columns(['school', 'school_day', 'number']).execute()
  await schema
    .createIndex('fact_follow_up')
    .on('fact')
    .columns(['school', 'number'])
    .where(sql.ref('target'), 'is not', null)
    .execute()
  for (const [name, type] of [
    ['fact_voided', 'claim.voided.v1'],
    ['fact_substituted', 'duty.substituted.v1'],
  ] as const) {
    await schema
      .createIndex(name)
      .on('fact')
      .columns(['school', 'number'])
      .where(sql.ref('type'), '=', sql.lit(type))
      .execute()
  }
}
