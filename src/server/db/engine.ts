/**
 * What the two engines do differently, and nothing else is: how a transaction begins, how a school is locked, where
 * the schema's version stands. Everything above speaks the SQL that both understand (`tables.ts` says how values are
 * kept alike). Note for whoever writes SQL: `like` tells capitals apart on PostgreSQL and not on SQLite, so it may
 * only be a wide net over text we wrote ourselves.
 *
 *   SQLite      one writing connection, so transactions follow one another; the first statement makes it the writer
 *   PostgreSQL  READ COMMITTED behind the school's row, so that what is read after the lock is what stands;
 *               readers in REPEATABLE READ, so that head and rows are of one moment
 */
import { type Kysely, sql, type TransactionBuilder } from 'kysely'
import type { Db, Tx } from './connection.ts'
import { tableNames, type Tables } from './tables.ts'

export type Engine = {
  readonly name: 'sqlite' | 'postgresql'
  begin(write: Db): TransactionBuilder<Tables>
  beginReading(read: Db): TransactionBuilder<Tables>
  /** Waits until no other transaction writes in this school; held to the end. Also for a school that is being made. */
  lock(tx: Tx, school: string): Promise<unknown>
  /** Waits until no other process migrates; what follows in the transaction may take as long as it needs. */
  lockSchema(db: Kysely<never>): Promise<unknown>
  readVersion(db: Kysely<never>): Promise<number>
  /** Closes a migration: its number, and what the engine wants of new tables. */
  writeVersion(db: Kysely<never>, version: number): Promise<void>
}

export const sqliteEngine: Engine = {
  name: 'sqlite',
  begin: (write) => write.transaction(),
  beginReading: (read) => read.transaction(),
  lock: (tx, school) =>
    tx
      .updateTable('school')
      .set({ head: (eb) => eb.ref('head') })
      .where('id', '=', school)
      .execute(),
  lockSchema: async () => undefined,
  async readVersion(db) {
    const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db)
    return Number(rows[0]?.user_version ?? 0)
  },
  writeVersion: async (db, version) => void (await sql.raw(`pragma user_version = ${version}`).execute(db)),
}

/** Advisory locks of this application; the numbers mean nothing but must not change. */
const lockOfSchema = 7_306_001
const lockOfNewSchools = 7_306_002

export const postgresEngine: Engine = {
  name: 'postgresql',
  begin: (write) => write.transaction().setIsolationLevel('read committed'),
  beginReading: (read) => read.transaction().setIsolationLevel('repeatable read').setAccessMode('read only'),
  async lock(tx, school) {
    const row = await tx
      .selectFrom('school')
      .select('id')
      .where('id', '=', school)
      .forUpdate()
      .executeTakeFirst()
    // No row to lock yet: whoever makes a school waits for whoever else does.
    if (!row) await sql`select pg_advisory_xact_lock(${lockOfNewSchools})`.execute(tx)
  },
  async lockSchema(db) {
    // A district's table takes minutes to index, and who waits for that waits as long.
    await sql`set local statement_timeout = 0`.execute(db)
    await sql`set local lock_timeout = 0`.execute(db)
    await sql`select pg_advisory_xact_lock(${lockOfSchema})`.execute(db)
  },
  async readVersion(db) {
    await sql`create table if not exists schema_version (version integer not null)`.execute(db)
    const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(db)
    return rows[0]?.version ?? 0
  },
  async writeVersion(db, version) {
    await sql`delete from schema_version`.execute(db)
    await sql`insert into schema_version values (${version})`.execute(db)
    await orderTextByCodePoint(db)
  },
}

/**
 * SQLite orders text by its bytes, a PostgreSQL by the locale it was made in: ids and logins must not notice. Tables
 * of another application in the same schema are left alone.
 */
async function orderTextByCodePoint(db: Kysely<never>): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.relname as "table", a.attname as "column"
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attnum > 0
      and c.relname in (${sql.join(tableNames)})
      and not a.attisdropped and a.atttypid = 'text'::regtype and a.attcollation <> '"C"'::regcollation
  `.execute(db)
  for (const { table, column } of rows) {
    await sql`alter table ${sql.table(table)} alter column ${sql.ref(column)} type text collate "C"`.execute(
      db,
    )
  }
}
