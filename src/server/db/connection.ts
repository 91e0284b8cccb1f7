/**
 * Opening the database: one writing connection, one for reading, and the migrations. An older build refuses a newer
 * database instead of guessing; a backup is taken by the caller before each migration (`beforeMigration`).
 */
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { Kysely, type Transaction } from 'kysely'
import { up as first } from './migrations/001-first.ts'
import { openSqlite, sqliteDialect } from './node-sqlite.ts'
import type { Tables } from './tables.ts'

/** In order; a released migration is never changed. */
const migrations: ReadonlyArray<(db: Kysely<never>) => Promise<void>> = [first]

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>
/** Query functions take a connection or the transaction they belong to. */
export type Executor = Db | Tx

export type Database = {
  /** The single writer. */
  readonly write: Db
  readonly read: Db
  /** The writing connection itself, for the engine's own backup. */
  readonly sqlite: DatabaseSync
  close(): Promise<void>
}

export const databaseFile = (dataDir: string) => join(dataDir, 'shanzhen.db')

/** @throws NewerDatabase when the file was written by a later version */
export async function openDatabase(
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
  await migrate(write, sqlite, isNew ? async () => undefined : beforeMigration)
  const read = new Kysely<Tables>({ dialect: sqliteDialect(openSqlite({ path, readOnly: true })) })
  const close = async () => {
    await read.destroy()
    await write.destroy()
  }
  return { write, read, sqlite, close }
}

class NewerDatabase extends Error {
  constructor(found: number) {
    super(
      `数据库是更新的版本写的（${found} > ${migrations.length}），请用新版本打开。The database was written by a newer version.`,
    )
  }
}

async function migrate(
  db: Kysely<Tables>,
  sqlite: DatabaseSync,
  beforeMigration: (sqlite: DatabaseSync, from: number) => Promise<void>,
): Promise<void> {
  const found = Number((sqlite.prepare('pragma user_version').get() as { user_version: number }).user_version)
  if (found > migrations.length) throw new NewerDatabase(found)
  if (found === migrations.length) return
  await beforeMigration(sqlite, found)
  for (const [index, up] of migrations.entries()) {
    if (index < found) continue
    await db.transaction().execute(async (tx) => {
      await up(tx as unknown as Kysely<never>)
      sqlite.exec(`pragma user_version = ${index + 1}`)
    })
  }
}
