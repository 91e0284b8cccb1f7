/**
 * Every fact has its receipt (same number, place in its install's sequence, content), and every accepted receipt its
 * fact; the columns by which facts travel say what the fact itself says; a follow-up stands in its target's stream.
 */
import type { Fact } from '../../domain/facts/fact.schema.ts'
import type { Executor } from '../db/connection.ts'
import { type FactRow, factRow, ledgerFactOf } from '../db/facts.ts'
import { contentHash } from '../sync/content-hash.ts'
import { type Finding, rowsAtOnce } from './finding.ts'

export async function checkFacts(db: Executor, school: string): Promise<Finding[]> {
  const [receipts, columns, streams]: [string[], string[], string[]] = [[], [], []]
  let looked = 0
  for await (const row of factsWithReceipts(db, school)) {
    looked += 1
    receipts.push(...receiptFaults(row))
    columns.push(...columnFaults(row))
    streams.push(...streamFaults(row))
  }
  receipts.push(...(await receiptsWithoutFact(db, school)))
  return [
    { check: 'receipts', looked, faults: receipts },
    { check: 'columns', looked, faults: columns },
    { check: 'streams', looked, faults: streams },
  ]
}

type Row = FactRow & {
  about_stream: string | null
  r_verdict: string | null
  r_number: number | null
  r_install: string | null
  r_seq: number | null
  r_hash: string | null
}

async function* factsWithReceipts(db: Executor, school: string): AsyncGenerator<Row> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('fact')
      .leftJoin('receipt', (join) =>
        join.onRef('receipt.school', '=', 'fact.school').onRef('receipt.fact', '=', 'fact.id'),
      )
      .leftJoin('fact as about', (join) =>
        join.onRef('about.school', '=', 'fact.school').onRef('about.id', '=', 'fact.target'),
      )
      .selectAll('fact')
      .select(['about.stream as about_stream', 'receipt.verdict as r_verdict', 'receipt.number as r_number'])
      .select(['receipt.install as r_install', 'receipt.seq as r_seq', 'receipt.hash as r_hash'])
      .where('fact.school', '=', school)
      .where('fact.number', '>', after)
      .orderBy('fact.number')
      .limit(rowsAtOnce)
      .execute()
    for (const row of rows) {
      after = Number(row.number)
      yield row
    }
    if (rows.length < rowsAtOnce) return
  }
}

function receiptFaults(row: Row): string[] {
  const { id, number } = row
  if (row.r_verdict === null) return [`fact ${number} ${id}: no receipt`]
  const isSame =
    row.r_verdict === 'accepted' &&
    Number(row.r_number) === Number(number) &&
    row.r_install === row.install &&
    Number(row.r_seq) === Number(row.seq)
  if (!isSame) return [`fact ${number} ${id}: receipt ${row.r_verdict} ${row.r_number} seq ${row.r_seq}`]
  return contentHash(JSON.parse(row.body) as Fact) === row.r_hash
    ? []
    : [`fact ${number} ${id}: other content than was received`]
}

const ofTheFact = [
  'id',
  'type',
  'student',
  'author_kind',
  'author',
  'install',
  'seq',
  'post',
  'place',
  'target',
] as const

function columnFaults(row: Row): string[] {
  const { fact, stamp } = ledgerFactOf(row)
  const made = factRow(row.school, Number(row.number), fact, stamp, Number(row.received_at))
  return ofTheFact
    .filter((column) => String(made[column]) !== String(row[column]))
    .map((column) => `fact ${row.number} ${row.id}: column ${column}`)
}

const knownStream = /^(class:[a-z0-9-]+@.+|school@.+|office)$/

function streamFaults({ id, number, stream, about_stream: about }: Row): string[] {
  if (!knownStream.test(stream)) return [`fact ${number} ${id}: stream ${stream}`]
  return about === null || about === stream
    ? []
    : [`fact ${number} ${id}: stream ${stream}, its target’s ${about}`]
}

async function receiptsWithoutFact(db: Executor, school: string): Promise<string[]> {
  const rows = await db
    .selectFrom('receipt')
    .leftJoin('fact', (join) =>
      join.onRef('fact.school', '=', 'receipt.school').onRef('fact.id', '=', 'receipt.fact'),
    )
    .select(['receipt.fact', 'receipt.number'])
    .where('receipt.school', '=', school)
    .where('receipt.verdict', '=', 'accepted')
    .where('fact.id', 'is', null)
    .execute()
  return rows.map(({ fact, number }) => `receipt ${number} ${fact}: no fact`)
}
