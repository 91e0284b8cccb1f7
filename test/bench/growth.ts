/**
 * What the server's work costs as the ledger grows from 10,000 to 1,000,000 facts (a school's two years), in this
 * process, without HTTP: taking in a batch, a device that comes back 500 facts behind, and bytes on the disk. What
 * does not depend on the size stays level. Plain SQLite rows of the same facts are the peer for the bytes.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Fact } from '../../src/domain/facts/fact.schema.ts'
import { uuidv7 } from '../../src/domain/ids.ts'
import { type Cursor, protocolVersion, type SyncRequest } from '../../src/domain/protocol/sync.ts'
import { localDateOf } from '../../src/domain/time/local-time.ts'
import { commitEnd, headOf } from '../../src/server/db/commits.ts'
import { databaseFile } from '../../src/server/db/connection.ts'
import { knownScope } from '../../src/server/school/known-scopes.ts'
import { sync } from '../../src/server/sync/sync.ts'
import { type Bench, type Figure, median } from './bench.ts'
import { type GrowingSchool, openSchool } from './seed-school.ts'

const sizes = [10_000, 100_000, 1_000_000]
const batch = 100
const behind = 500
const rounds = 7

export const growthBench: Bench = {
  name: 'growth',
  title: `The server as the ledger grows (in one process; a batch is ${batch} facts)`,
  run: async ({ quick }) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'shanzhen-growth-'))
    const school = await openSchool(dataDir)
    const figures: Figure[] = []
    for (const size of quick ? sizes.slice(0, 1) : sizes) {
      await school.growTo(size)
      figures.push(...(await measure(school, dataDir, size)))
    }
    await school.close()
    rmSync(dataDir, { recursive: true, force: true })
    return figures
  },
}

async function measure(school: GrowingSchool, dataDir: string, size: number): Promise<Figure[]> {
  const writer = await aTeacher(school)
  const reader = await aTeacher(school)
  const accepting: number[] = []
  const catchingUp: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const now = await headOf(school.database.read, school.demo.school)
    accepting.push(await timed(() => writer.ask(now, writer.facts(now.number))))
    const earlier = await commitEnd(school.database.read, school.demo.school, now.number - behind)
    catchingUp.push(await timed(() => reader.ask(earlier, [])))
  }
  const label = `${size.toLocaleString('en')} facts`
  const detail = `median of ${rounds}`
  const sqlite = bytesOf(school, dataDir) / size
  return [
    { what: `take in a batch, ${label}`, value: median(accepting), unit: 'ms', detail },
    { what: `a device ${behind} facts behind, ${label}`, value: median(catchingUp), unit: 'ms', detail },
    {
      what: `bytes per fact on the server's disk, ${label}`,
      value: sqlite,
      unit: 'bytes',
      includes: 'fact, receipt, indexes, records',
    },
    {
      what: `bytes per fact on the server's disk, ${label}`,
      who: 'one JSON a row',
      value: bareBytes(school, dataDir) / size,
      unit: 'bytes',
      includes: 'no index but the number',
    },
  ]
}

/** The lead, on a new install each time: holds the whole school's facts. */
async function aTeacher({ services, demo, database }: GrowingSchool) {
  const { school } = demo
  const { view } = await services.views.now(database.read, school)
  const today = localDateOf(Date.now() / 1000, view.calendar.zone)
  const lead = [...view.staff.keys()].find((id) => view.rolesOf(id, today).has('programme-lead')) ?? ''
  const author = { kind: 'staff', id: lead } as const
  const install = newId()
  const students = [...view.students.values()].filter(({ consent }) => consent === 'electronic')
  let seq = 0
  const facts = (basis: number) =>
    students.slice(0, batch).map(({ id: student }) => ({
      id: newId(),
      type: 'points.awarded.v1',
      author,
      assurance: 'session',
      install,
      seq: (seq += 1),
      basis,
      occurredAt: Math.floor(Date.now() / 1000),
      clockOffset: 0,
      body: { student, colour: 'green', points: 1, label: '垃圾分类' },
    })) as Fact[]
  const ask = async ({ number, tag, epoch }: Cursor & { epoch?: string }, batchOfFacts: Fact[]) => {
    const head = await headOf(database.read, school)
    const request: SyncRequest = {
      protocol: protocolVersion,
      install,
      epoch: epoch ?? head.epoch,
      cursor: { number, tag },
      scopeVersion: knownScope({ author, state: 'active' }, view, today).version,
      facts: batchOfFacts,
    }
    const result = await sync(services, services.views, { school, author, state: 'active' }, request)
    if (!result.ok || result.value.exceptions.length > 0 || result.value.restart)
      throw new Error(`not accepted: ${JSON.stringify(result.ok ? result.value.exceptions : result)}`)
  }
  return { facts, ask }
}

const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function bytesOf({ database }: GrowingSchool, dataDir: string): number {
  database.sqlite?.exec('pragma wal_checkpoint(truncate)')
  return statSync(databaseFile(dataDir)).size
}

function bareBytes({ database }: GrowingSchool, dataDir: string): number {
  const path = join(dataDir, 'bare')
  const bare = new DatabaseSync(path)
  bare.exec('create table fact (number integer primary key, body text); begin')
  const insert = bare.prepare('insert into fact (body) values (?)')
  for (const { body } of database.sqlite?.prepare('select body from fact').all() ?? [])
    insert.run(String(body))
  bare.exec('commit')
  bare.close()
  const { size } = statSync(path)
  rmSync(path)
  return size
}
