/**
 * A school as it stands on a busy day, for measuring the server: the demo school's 2,000 children in 48 classes, and
 * what its tablets and teachers wrote in the last weeks while nothing reached the server.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Author, Fact } from '../../src/domain/facts/fact.schema.ts'
import { addDays, localDateOf } from '../../src/domain/time/local-time.ts'
import { headOf } from '../../src/server/db/commits.ts'
import { type Database, openDatabase } from '../../src/server/db/connection.ts'
import { realClockAndChance } from '../../src/server/deps.ts'
import { makeDice } from '../../src/server/demo/dice.ts'
import { DemoHistory, type DemoYear } from '../../src/server/demo/history.ts'
import { makeDemo } from '../../src/server/demo/make-demo.ts'
import { makeServices, type Services } from '../../src/server/services.ts'

/** What one install has to send, in seq order. */
export type Backlog = { readonly author: Author; readonly install: string; readonly facts: Fact[] }

export type BusySchool = {
  readonly dataDir: string
  readonly database: Database
  readonly services: Services
  readonly school: string
  /** Tablets first, so that what teachers say about a tablet's facts finds them. */
  readonly backlogs: Backlog[]
  /** For a server process of its own to open. */
  close(): Promise<void>
  remove(): Promise<void>
}

/**
 * Weeks of history in the ledger, and days of facts that wait on the devices; about 3,000 facts a day.
 * `databaseUrl`: an empty PostgreSQL database instead of a file.
 */
export type Busyness = { weeks: number; days: number; databaseUrl?: string | undefined }

const demoYear = () =>
  JSON.parse(
    readFileSync(new URL('../../src/server/content/demo-year.json', import.meta.url), 'utf8'),
  ) as DemoYear

export async function aBusySchool({ weeks, days, databaseUrl }: Busyness): Promise<BusySchool> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shanzhen-bench-'))
  const database = await openDatabase({ dataDir, databaseUrl })
  const config = { port: 0, host: '127.0.0.1', dataDir, certFile: undefined, keyFile: undefined }
  const services = makeServices({ config, database, ...realClockAndChance })
  const { school, people } = await makeDemo(services, { weeks, classesPerGrade: 8 })
  const { view } = await services.views.now(database.write, school)
  const { number: basis } = await headOf(database.write, school)
  const history = new DemoHistory(makeDice(77), view, people.classes, demoYear())
  const today = localDateOf(Date.now() / 1000, view.calendar.zone)
  const backlogs = new Map<string, Backlog>()
  for (let day = addDays(today, -days); day < today; day = addDays(day, 1)) {
    for (const { fact } of history.day(day, Infinity).facts) {
      const own = backlogs.get(fact.install) ?? { author: fact.author, install: fact.install, facts: [] }
      own.facts.push({ ...fact, basis })
      backlogs.set(fact.install, own)
    }
  }
  let isOpen = true
  const close = async () => {
    if (isOpen) await database.close()
    isOpen = false
  }
  const remove = async () => {
    await close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  const ordered = [...backlogs.values()].sort((a, b) => a.author.kind.localeCompare(b.author.kind))
  return { dataDir, database, services, school, backlogs: ordered, close, remove }
}
