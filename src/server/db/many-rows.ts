/**
 * Many rows at once. Building a statement with thousands of values costs more than running it, so its text is made
 * once and used again, and the engine finds it prepared. SQLite is fastest with one row a statement (there is no way
 * to the server and back to save); PostgreSQL takes rows in pieces of a few lengths.
 */
import { CompiledQuery, type DialectAdapter, SqliteAdapter } from 'kysely'
import type { Tx } from './connection.ts'
import type { Tables } from './tables.ts'

/** PostgreSQL takes 65,535 values a statement; the widest table has 20 columns. */
const lengths = [256, 64, 16, 4, 1] as const

/** By adapter, because two engines may be open in one process. */
const texts = new WeakMap<DialectAdapter, Map<string, string>>()

/** @param rows all with the same columns in the same order */
export async function insertRows<T extends 'fact' | 'receipt' | 'waiting'>(
  tx: Tx,
  table: T,
  rows: ReadonlyArray<Tables[T]>,
): Promise<void> {
  const { adapter } = tx.getExecutor()
  if (rows.length > 0 && adapter instanceof SqliteAdapter) {
    const values = rows.map((row) => Object.values(row))
    await tx.executeQuery(CompiledQuery.raw(insertText(tx, table, rows.slice(0, 1)), values))
    return
  }
  for (const piece of piecesOf(rows)) {
    const values = piece.flatMap((row) => Object.values(row))
    await tx.executeQuery(CompiledQuery.raw(insertText(tx, table, piece), values))
  }
}

function insertText<T extends keyof Tables>(tx: Tx, table: T, rows: ReadonlyArray<Tables[T]>): string {
  const { adapter } = tx.getExecutor()
  const own = texts.get(adapter) ?? new Map<string, string>()
  texts.set(adapter, own)
  const key = `${table} ${rows.length}`
  const text =
    own.get(key) ??
    tx
      .insertInto(table)
      .values(rows as never)
      .compile().sql
  own.set(key, text)
  return text
}

function* piecesOf<R>(rows: readonly R[]): Generator<readonly R[]> {
  let from = 0
  for (const length of lengths) {
    for (; rows.length - from >= length; from += length) yield rows.slice(from, from + length)
  }
}
