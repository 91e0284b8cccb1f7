/**
 * How fast the server takes facts in, beside a bare insert of the very same rows: on SQLite, and on a PostgreSQL that
 * flushes. Bar: at least half of the bare SQLite rate (DESIGN 11).
 *
 *   npm run bench -- --only acceptance
 *
 * Ours: `sync()`, from the parsed request to the finished reply: judging each fact by the records as of its basis and
 * of now, de-duplication, stamps, receipts, gaps, the commit (flushed), and the answer on the reading connection.
 * Bare: the rows that this left (fact and receipt, same tables and indexes, same disk, same durability), one
 * transaction per batch; by prepared statements on SQLite, one statement per table on PostgreSQL. The two take turns
 * batch by batch, so that a busy machine is busy for both.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import pg from 'pg'
import type { Author } from '../../src/domain/facts/fact.schema.ts'
import { maxFactsPerRequest, protocolVersion, type SyncRequest } from '../../src/domain/protocol/sync.ts'
import { must } from '../../src/domain/result.ts'
import { localDateOf } from '../../src/domain/time/local-time.ts'
import { headOf } from '../../src/server/db/commits.ts'
import { openDatabase } from '../../src/server/db/connection.ts'
import { knownScope } from '../../src/server/school/known-scopes.ts'
import { sync } from '../../src/server/sync/sync.ts'
import { startPostgres } from '../support/postgres/start-postgres.ts'
import { type Bench, type Figure, median } from './bench.ts'
import { aBusySchool, type Backlog, type BusySchool } from './busy-school.ts'

const batchSize = maxFactsPerRequest
/** Batches that are not counted: a server has been running for a while. */
const warmUp = 20

export const acceptanceBench: Bench = {
  name: 'acceptance',
  title: `The server takes in facts, in batches of ${batchSize.toLocaleString('en')} (2,000 children, 48 classes)`,
  async run({ quick }) {
    const facts = quick ? 5_000 : 10_000
    const onSqlite = figuresOf('SQLite', await measure(facts, await bareSqlite()))
    return quick ? onSqlite : [...onSqlite, ...figuresOf('PostgreSQL', await onPostgres(facts))]
  },
}

type Measured = { ours: number[]; bare: number[] }

function figuresOf(engine: 'SQLite' | 'PostgreSQL', { ours, bare }: Measured): Figure[] {
  const what = `facts accepted, ${engine}`
  const share = (perSecond(ours) / perSecond(bare)).toFixed(2)
  const includes =
    'strict schema, rights as of basis and now, stamps, de-duplication, receipts, gaps, flushed commit, reply'
  const bars = engine === 'SQLite' ? [{ atLeast: perSecond(bare) / 2 }] : []
  return [
    {
      ...{ what, value: perSecond(ours), unit: 'per s', includes, bars },
      detail: `${share} of the bare insert${engine === 'SQLite' ? '; bar 0.50' : ''}`,
    },
    {
      ...{ what, who: 'bare insert of the same rows', value: perSecond(bare), unit: 'per s' },
      includes: 'the same rows, indexes, disk and durability; no judging, no reply',
    },
  ]
}

/** Where the same rows are put without us; `databaseUrl` is for ours. */
type Peer = {
  readonly databaseUrl?: string
  readonly insert: (rows: Rows) => unknown
  readonly remove: () => Promise<void>
}

/** Milliseconds of each batch. */
async function measure(wanted: number, peer: Peer): Promise<Measured> {
  const school = await aBusySchool({ weeks: 0, days: 112, databaseUrl: peer.databaseUrl })
  const batches = batchesOf(school.backlogs).slice(0, warmUp + Math.ceil(wanted / batchSize))
  const ours: number[] = []
  const bare: number[] = []
  for (const [index, batch] of batches.entries()) {
    const request = await requestOf(school, batch)
    const own = await timed(() => accept(school, batch.author, request))
    const rows = await rowsOf(school, request)
    const peers = await timed(() => peer.insert(rows))
    if (index < warmUp) continue
    ours.push(own)
    bare.push(peers)
  }
  await school.remove()
  await peer.remove()
  return { ours, bare }
}

/** By the median batch: what the machine does besides falls on single ones. */
const perSecond = (times: number[]) => batchSize / (median(times) / 1000)

/** Whole batches alone: what a device sends that has been away. */
function batchesOf(backlogs: readonly Backlog[]): Backlog[] {
  return backlogs.flatMap(({ author, install, facts }) =>
    Array.from({ length: Math.floor(facts.length / batchSize) }, (_, index) => ({
      author,
      install,
      facts: facts.slice(index * batchSize, (index + 1) * batchSize),
    })),
  )
}

/** As a device sends it that has everything so far: what it fetches is not what is measured here. */
async function requestOf({ services, school, database }: BusySchool, batch: Backlog): Promise<SyncRequest> {
  const { epoch, ...cursor } = await headOf(database.read, school)
  const { view } = await services.views.now(database.read, school)
  const today = localDateOf(Date.now() / 1000, view.calendar.zone)
  const { version: scopeVersion } = knownScope({ author: batch.author, state: 'active' }, view, today)
  const { install, facts } = batch
  return { protocol: protocolVersion, install, epoch, cursor, scopeVersion, facts }
}

async function accept({ services, school }: BusySchool, author: Author, request: SyncRequest): Promise<void> {
  const result = await sync(services, services.views, { school, author, state: 'active' }, request)
  if (!result.ok) throw new Error(result.error)
  const { acked, exceptions, restart } = result.value
  if (acked.length === 0 || restart) throw new Error(`not accepted: ${JSON.stringify(exceptions[0])}`)
}

type Rows = Record<'fact' | 'receipt', readonly object[]>
const tables = ['fact', 'receipt'] as const

/** What the ledger holds of a request now. */
async function rowsOf({ database, school }: BusySchool, request: SyncRequest): Promise<Rows> {
  const { cursor, install, facts } = request
  const [fact, receipt] = await Promise.all([
    database.read
      .selectFrom('fact')
      .selectAll()
      .where('school', '=', school)
      .where('number', '>', cursor?.number ?? 0)
      .execute(),
    database.read
      .selectFrom('receipt')
      .selectAll()
      .where('school', '=', school)
      .where('install', '=', install)
      .where('seq', '>=', facts[0]?.seq ?? 0)
      .where('seq', '<=', facts.at(-1)?.seq ?? 0)
      .execute(),
  ])
  return { fact, receipt }
}

async function bareSqlite(): Promise<Peer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shanzhen-bare-'))
  const database = await openDatabase({ dataDir })
  const sqlite = must(database.sqlite, 'the peer is a SQLite')
  const insert = (rows: Rows) => {
    sqlite.exec('begin immediate')
    for (const table of tables) insertInto(sqlite, table, rows[table])
    sqlite.exec('commit')
  }
  const remove = async () => {
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { insert, remove }
}

async function onPostgres(facts: number): Promise<Measured> {
  const engine = await startPostgres({ fsync: 'on', full_page_writes: 'on' })
  try {
    return await measure(facts, await barePostgres(engine.url))
  } finally {
    await engine.stop()
  }
}

/** Two databases of one engine: ours, and the same tables beside it. */
async function barePostgres(url: string): Promise<Peer> {
  const admin = new pg.Client(url)
  await admin.connect()
  for (const name of ['ours', 'bare']) await admin.query(`create database ${name}`)
  await admin.end()
  const bareUrl = url.replace(/postgres$/, 'bare')
  const database = await openDatabase({ dataDir: '', databaseUrl: bareUrl })
  await database.close()
  const client = new pg.Client(bareUrl)
  await client.connect()
  const insert = async (rows: Rows) => {
    await client.query('begin')
    for (const table of tables) if (rows[table].length > 0) await client.query(allInto(table, rows[table]))
    await client.query('commit')
  }
  return { databaseUrl: url.replace(/postgres$/, 'ours'), insert, remove: () => client.end() }
}

/** One statement, as many places as there are values. */
function allInto(table: string, rows: readonly object[]): { text: string; values: unknown[] } {
  const columns = Object.keys(rows[0] ?? {})
  const places = rows.map(
    (_, row) => `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join(', ')})`,
  )
  const text = `insert into ${table} (${columns.join(', ')}) values ${places.join(', ')}`
  return { text, values: rows.flatMap((row) => Object.values(row)) }
}

const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>()

function insertInto(sqlite: DatabaseSync, table: string, rows: readonly object[]): void {
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) return
  const places = columns.map(() => '?').join(', ')
  const known = statements.get(table)
  const statement = known ?? sqlite.prepare(`insert into ${table} (${columns.join(', ')}) values (${places})`)
  if (!known) statements.set(table, statement)
  for (const row of rows) statement.run(...(Object.values(row) as SQLInputValue[]))
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
