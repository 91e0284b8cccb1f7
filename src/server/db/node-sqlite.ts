/**
 * Kysely over `node:sqlite`: the shape of better-sqlite3 that Kysely's SqliteDialect asks for, with statements
 * kept. WAL and `synchronous=FULL`: an acknowledged fact survives a power cut, because the device then relies on it.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { SqliteDialect } from 'kysely'

const keptStatements = 200

export type SqliteFile = { readonly path: string; readonly readOnly: boolean }

/** @throws when the file cannot be opened or is not a database */
export function openSqlite({ path, readOnly }: SqliteFile): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly, timeout: 5_000 })
  if (!readOnly) database.exec('pragma journal_mode = wal; pragma synchronous = full')
  database.exec('pragma foreign_keys = on; pragma temp_store = memory; pragma cache_size = -32000')
  return database
}

/**
 * Lets the planner look at the tables, a few hundred rows of each index, where they have grown since it last did.
 * Without it a page of a class is found by walking the whole school's numbers: measured, five times slower.
 */
export const learnSizes = (database: DatabaseSync): void =>
  database.exec('pragma analysis_limit = 400; pragma optimize = 0x10002')

export function sqliteDialect(database: DatabaseSync): SqliteDialect {
  const kept = new Map<string, StatementSync>()
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare: (sql) => (isUndone(database, sql) ? nothing : adapt(statement(database, kept, sql))),
    },
  })
}

/** On a full disk the engine undoes the whole transaction by itself; why it did must not be hidden by a second undoing. */
const isUndone = (database: DatabaseSync, sql: string) => sql === 'rollback' && !database.isTransaction
const nothing = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
}

function statement(database: DatabaseSync, kept: Map<string, StatementSync>, sql: string): StatementSync {
  const known = kept.get(sql)
  if (known) return known
  const made = database.prepare(sql)
  if (kept.size >= keptStatements) kept.delete(kept.keys().next().value ?? '')
  kept.set(sql, made)
  return made
}

function adapt(prepared: StatementSync) {
  return {
    reader: prepared.columns().length > 0,
    all: (parameters: readonly unknown[]) => prepared.all(...(parameters as SQLInputValue[])),
    run: (parameters: readonly unknown[]) => runEach(prepared, parameters),
    iterate: (parameters: readonly unknown[]) => prepared.iterate(...(parameters as SQLInputValue[])),
  }
}

/** A list of lists is one statement run for each: see `many-rows.ts`. */
function runEach(prepared: StatementSync, parameters: readonly unknown[]) {
  if (!Array.isArray(parameters[0])) return prepared.run(...(parameters as SQLInputValue[]))
  let changes = 0
  for (const values of parameters as SQLInputValue[][]) changes += Number(prepared.run(...values).changes)
  return { changes, lastInsertRowid: 0 }
}
