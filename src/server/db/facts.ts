/** Rows of facts and receipts. */
import type { Fact } from '../../domain/facts/fact.schema.ts'
import { type LedgerFact, type Stamp, studentOf, type TimeVerdict } from '../../domain/facts/ledger.ts'
import type { Executor, Tx } from './connection.ts'
import { insertRows, selectEach } from './many-rows.ts'
import type { Tables } from './tables.ts'

export type FactRow = Tables['fact']
export type ReceiptRow = Tables['receipt']

/** Columns by which follow-up facts travel with the fact they are about. */
export function factRow(school: string, number: number, fact: Fact, stamp: Stamp, at: number): FactRow {
  const { body } = fact
  return {
    school,
    number,
    id: fact.id,
    type: fact.type,
    student: studentOf(fact),
    author_kind: fact.author.kind,
    author: fact.author.id,
    install: fact.install,
    seq: fact.seq,
    stream: stamp.stream,
    school_day: stamp.schoolDay,
    window_id: stamp.window,
    time_verdict: stamp.time,
    due: stamp.due ? 1 : 0,
    released: 0,
    post: 'post' in body ? body.post : null,
    place: 'place' in body ? body.place : null,
    target: 'target' in body ? body.target : null,
    received_at: at,
    body: JSON.stringify(fact),
  }
}

export function ledgerFactOf(row: FactRow): NumberedFact {
  const stamp: Stamp = {
    stream: row.stream,
    schoolDay: row.school_day,
    window: row.window_id,
    time: row.time_verdict as TimeVerdict,
    due: row.due === 1,
  }
  return { fact: JSON.parse(row.body) as Fact, stamp, number: Number(row.number) } as NumberedFact
}

export const insertFacts = (tx: Tx, rows: readonly FactRow[]): Promise<void> => insertRows(tx, 'fact', rows)
export const insertReceipts = (tx: Tx, rows: readonly ReceiptRow[]): Promise<void> =>
  insertRows(tx, 'receipt', rows)

/** What became of a fact that arrived. */
export type Outcome = Pick<ReceiptRow, 'verdict' | 'number' | 'code' | 'detail'>

export async function amendReceipt(tx: Tx, school: string, fact: string, outcome: Outcome): Promise<void> {
  await tx.updateTable('receipt').set(outcome).where('school', '=', school).where('fact', '=', fact).execute()
}

export async function receiptsOf(
  db: Executor,
  school: string,
  facts: readonly string[],
): Promise<Map<string, ReceiptRow>> {
  const rows = await selectEach(db, 'receipts', school, facts, (list) =>
    db.selectFrom('receipt').selectAll().where('school', '=', school).where('fact', 'in', list),
  )
  return new Map(rows.map((row) => [row.fact, row]))
}

/** Which fact stands at each of these seqs of an install; a second id at one seq betrays a cloned store. */
export async function factsAtSeqs(
  db: Executor,
  school: string,
  install: string,
  first: number,
  last: number,
) {
  const rows = await db
    .selectFrom('receipt')
    .select(['seq', 'fact'])
    .where('school', '=', school)
    .where('install', '=', install)
    .where('seq', '>=', first)
    .where('seq', '<=', last)
    .execute()
  return new Map(rows.map((row) => [Number(row.seq), row.fact]))
}

export type NumberedFact = LedgerFact & { readonly number: number }

/** Those of the facts that are in the ledger, by id. */
export async function factsById(
  db: Executor,
  school: string,
  ids: readonly string[],
): Promise<Map<string, NumberedFact>> {
  const rows = await selectEach(db, 'facts', school, ids, (list) =>
    db.selectFrom('fact').selectAll().where('school', '=', school).where('id', 'in', list),
  )
  return new Map(rows.map((row) => [row.id, ledgerFactOf(row)]))
}

export async function findFact(db: Executor, school: string, id: string): Promise<NumberedFact | undefined> {
  const row = await db
    .selectFrom('fact')
    .selectAll()
    .where('school', '=', school)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && ledgerFactOf(row)
}
