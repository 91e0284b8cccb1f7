/**
 * How fast the server takes facts in, beside a bare SQLite insert of the very same rows. Bar: at least half of the
 * bare rate (DESIGN 11).
 *
 *   npm run bench -- --only acceptance
 *
 * Ours: `sync()`, from the parsed request to the finished reply: judging each fact by the records as of its basis and
 * of now, de-duplication, stamps, receipts, gaps, the commit (synchronous=FULL), and the answer on the reading
 * connection. Bare: the rows that this left (fact and receipt, same tables and indexes, same disk, same durability)
 * by prepared statements, one transaction per batch. The two take turns batch by batch, so that a busy machine is
 * busy for both.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Author } from '../../src/domain/facts/fact.schema.ts'
import { maxFactsPerRequest, protocolVersion, type SyncRequest } from '../../src/domain/protocol/sync.ts'
import { must } from '../../src/domain/result.ts'
import { localDateOf } from '../../src/domain/time/local-time.ts'
import { headOf } from '../../src/server/db/commits.ts'
import { openDatabase } from '../../src/server/db/connection.ts'
import { knownScope } from '../../src/server/school/known-scopes.ts'
import { sync } from '../../src/server/sync/sync.ts'
import { type Bench, median } from './bench.ts'
import { aBusySchool, type Backlog, type BusySchool } from './busy-school.ts'

const batchSize = maxFactsPerRequest
/** Batches that are not counted: a server has been running for a while. */
const warmUp = 20

export const acceptanceBench: Bench = {
  name: 'acceptance',
  title: `The server takes in facts, in batches of ${batchSize.toLocaleString('en')} (2,000 children, 48 classes)`,
  async run({ quick }) {
    const { ours, bare } = await measure(quick ? 5_000 : 10_000)
    const includes =
      'strict schema, rights as of basis and now, stamps, de-duplication, receipts, gaps, commit with synchronous=FULL, reply'
    return [
      {
        what: 'facts accepted',
        value: perSecond(ours),
        unit: 'per s',
        detail: `${(perSecond(ours) / perSecond(bare)).toFixed(2)} of the bare insert; bar 0.50`,
        includes,
        bars: [{ atLeast: perSecond(bare) / 2 }],
      },
      {
        what: 'facts accepted',
        who: 'bare SQLite insert of the same rows',
        value: perSecond(bare),
        unit: 'per s',
        includes: 'the same rows, indexes, disk and durability; no judging, no reply',
      },
    ]
  },
}

/** Milliseconds of each batch. */
async function measure(wanted: number): Promise<{ ours: number[]; bare: number[] }> {
  const school = await aBusySchool({ weeks: 0, days: 112 })
  const peer = await aBarePeer()
  const batches = batchesOf(school.backlogs).slice(0, warmUp + Math.ceil(wanted / batchSize))
  const ours: number[] = []
  const bare: number[] = []
  for (const [index, batch] of batches.entries()) {
    const request = await requestOf(school, batch)
    const own = await timed(() => accept(school, batch.author, request))
    const rows = rowsOf(school, request)
    const peers = await timed(() => peer.insert(rows))
    if (index < warmUp) continue
    ours.push(own)
    bare.push(peers)
  }
  peer.remove()
  await school.remove()
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
  const { version: scopeVersion } = knownScope(batch.author, view, today)
  const { install, facts } = batch
  return { protocol: protocolVersion, install, epoch, cursor, scopeVersion, facts }
}

async function accept({ services, school }: BusySchool, author: Author, request: SyncRequest): Promise<void> {
  const result = await sync(services, services.views, { school, author, state: 'active' }, request)
  if (!result.ok) throw new Error(result.error)
  const { acked, exceptions, restart } = result.value
  if (acked.length === 0 || restart) throw new Error(`not accepted: ${JSON.stringify(exceptions[0])}`)
}

type Rows = { fact: Record<string, unknown>[]; receipt: Record<string, unknown>[] }

/** What the ledger holds of a request now. */
function rowsOf({ database, school }: BusySchool, { cursor, install, facts }: SyncRequest): Rows {
  const all = (sql: string, ...values: SQLInputValue[]) =>
    must(database.sqlite, 'on SQLite')
      .prepare(sql)
      .all(...values) as Record<string, unknown>[]
  return {
    fact: all('select * from fact where school = ? and number > ?', school, cursor?.number ?? 0),
    receipt: all(
      'select * from receipt where school = ? and install = ? and seq between ? and ?',
      school,
      install,
      facts[0]?.seq ?? 0,
      facts.at(-1)?.seq ?? 0,
    ),
  }
}

async function aBarePeer() {
  const dataDir = mkdtempSync(join(tmpdir(), 'shanzhen-bare-'))
  const database = await openDatabase({ dataDir })
  const sqlite = must(database.sqlite, 'the peer is a SQLite')
  const insert = (rows: Rows) => {
    sqlite.exec('begin immediate')
    for (const table of ['fact', 'receipt'] as const) insertInto(sqlite, table, rows[table])
    sqlite.exec('commit')
  }
  const remove = () => {
    void database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { insert, remove }
}

const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>()

function insertInto(sqlite: DatabaseSync, table: string, rows: Record<string, unknown>[]): void {
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
