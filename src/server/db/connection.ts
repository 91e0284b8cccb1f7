/**
 * Opening the database: SQLite in the data directory, or the PostgreSQL of `DATABASE_URL`; writing and reading have
 * connections of their own. A backup is taken by the caller before each migration of SQLite (`beforeMigration`);
 * PostgreSQL has its own tools for that.
 */
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { Kysely, type Transaction } from 'kysely'
import { type Engine, sqliteEngine } from './engine.ts'
import { migrate } from './migrate.ts'
import { learnSizes, openSqlite, sqliteDialect } from './node-sqlite.ts'
import type { NodeNotices } from './node-notices.ts'
import { openPostgres } from './postgres.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>
/** Query functions take a connection or the transaction they belong to. */
export type Executor = Db | Tx

export type Database = {
  readonly engine: Engine
  /** For transactions see `transactions.ts`; used directly for single statements alone. */
  readonly write: Db
  readonly read: Db
  /** SQLite's writing connection, for its own backup; null with PostgreSQL. */
  readonly sqlite: DatabaseSync | null
  /** The other server processes on this database; null with SQLite, which has one process alone. */
  readonly nodes: NodeNotices | null
  close(): Promise<void>
}

/** `databaseUrl`: PostgreSQL instead of a file in the data directory. */
export type DatabaseHome = { readonly dataDir: string; readonly databaseUrl?: string | undefined }

export const databaseFile = (dataDir: string) => join(dataDir, 'shanzhen.db')

/** @throws NewerDatabase when it was written by a later version, UnusableDatabase */
export function openDatabase(
  { dataDir, databaseUrl }: DatabaseHome,
  beforeMigration?: (sqlite: DatabaseSync, from: number) => Promise<void>,
): Promise<Database> {
  return databaseUrl ? openPostgres(databaseUrl) : openFile(dataDir, beforeMigration)
}

async function openFile(
  dataDir: string,
  beforeMigration: (sqlite: DatabaseSync, from: number) => Promise<void> = async () => undefined,
): Promise<Database> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const path = databaseFile(dataDir)
  const isNew = !existsSync(path)
  const sqlite = openSqlite({ path, readOnly: false })
  if (isNew)
    for (const file of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(file)) chmodSync(file, 0o600)
  const write = new Kysely<Tables>({ dialect: sqliteDialect(sqlite) })
  await migrate(write, sqliteEngine, isNew ? async () => undefined : (from) => beforeMigration(sqlite, from))
  learnSizes(sqlite)
  const read = new Kysely<Tables>({ dialect: sqliteDialect(openSqlite({ path, readOnly: true })) })
  const close = async () => {
    await read.destroy()
    await write.destroy()
  }
  return { engine: sqliteEngine, write, read, sqlite, nodes: null, close }
}
