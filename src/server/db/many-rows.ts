/**
 * Many rows at once. Building a statement with hundreds of values costs more than running it, so its text is made
 * once for each of a few lengths and used again, and the engine finds it prepared. SQLite writes fastest with one row
 * a statement (there is no way to the server and back to save), PostgreSQL with many.
 */
import { type Compilable, CompiledQuery, type DialectAdapter, SqliteAdapter } from 'kysely'
import type { Executor, Tx } from './connection.ts'
import type { Tables } from './tables.ts'

/** PostgreSQL takes 65,535 values a statement; the widest table has 20 columns. */
const lengths = [256, 64, 16, 4, 1] as const

/** By adapter, because two engines may be open in one process. */
const texts = new WeakMap<DialectAdapter, Map<string, string>>()

function textOf(db: Executor, key: string, compile: () => { readonly sql: string }): string {
  const { adapter } = db.getExecutor()
  const own = texts.get(adapter) ?? new Map<string, string>()
  texts.set(adapter, own)
  const text = own.get(key) ?? compile().sql
  own.set(key, text)
  return text
}

/** @param rows all with the same columns, named in any order */
export async function insertRows<T extends 'fact' | 'receipt' | 'waiting'>(
  tx: Tx,
  table: T,
  rows: ReadonlyArray<Tables[T]>,
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}) as Array<keyof Tables[T]>
  const valuesOf = (row: Tables[T]) => columns.map((column) => row[column])
  const textFor = (piece: typeof rows) => {
    const insert = tx.insertInto(table).values(piece as never)
    return textOf(tx, `insert ${table} ${columns.join()} ${piece.length}`, () => insert.compile())
  }
  if (rows.length > 0 && tx.getExecutor().adapter instanceof SqliteAdapter) {
    const values = rows.map(valuesOf)
    await tx.executeQuery(CompiledQuery.raw(textFor(rows.slice(0, 1)), values))
    return
  }
  for (const piece of piecesOf(rows)) {
    const values = piece.flatMap(valuesOf)
    await tx.executeQuery(CompiledQuery.raw(textFor(piece), values))
  }
}

function* piecesOf<R>(rows: readonly R[]): Generator<readonly R[]> {
  let from = 0
  for (const length of lengths) {
    for (; rows.length - from >= length; from += length) yield rows.slice(from, from + length)
  }
}

/**
 * The rows of many ids of one school, in no order.
 * @param name of the query: its text is kept under it
 * @param query its values must be the school and then the list, in this order
 */
export async function selectEach<R>(
  db: Executor,
  name: string,
  school: string,
  ids: readonly string[],
  query: (list: readonly string[]) => Compilable<R>,
): Promise<R[]> {
  const found: R[] = []
  for (const list of listsOf(ids)) {
    const text = textOf(db, `${name} ${list.length}`, () => query(list).compile())
    const { rows } = await db.executeQuery<R>(CompiledQuery.raw(text, [school, ...list]))
    found.push(...rows)
  }
  return found
}

/** In lists of those lengths only: the last id is said again until its list is full. */
function* listsOf(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length;) {
    const rest = ids.length - from
    const length = lengths.find((one) => one <= 2 * rest) ?? 1
    const list = ids.slice(from, from + length)
    yield [...list, ...Array<string>(length - list.length).fill(list.at(-1) ?? '')]
    from += length
  }
}
