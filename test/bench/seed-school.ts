/**
 * A school with a ledger of any size on its own data directory, as its own server would have left it, and the same
 * facts as one document a line for the peers.
 */
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, localDateOf, type LocalDate } from '../../src/domain/time/local-time.ts'
import { type Database, openDatabase } from '../../src/server/db/connection.ts'
import { ledgerFactOf } from '../../src/server/db/facts.ts'
import { realClockAndChance } from '../../src/server/deps.ts'
import { makeDice } from '../../src/server/demo/dice.ts'
import { DemoHistory, type DemoYear } from '../../src/server/demo/history.ts'
import { commitDay, type Demo, demoPassword, makeDemo } from '../../src/server/demo/make-demo.ts'
import { sealSchool } from '../../src/server/history/sealer.ts'
import { makeServices, type Services } from '../../src/server/services.ts'

export type SeededSchool = {
  readonly folder: string
  readonly dataDir: string
  /** One JSON a line: { id, fact, stamp }. */
  readonly documents: string
  readonly password: string
  readonly facts: number
  remove(): void
}

export async function seedSchool(facts: number): Promise<SeededSchool> {
  const folder = mkdtempSync(join(tmpdir(), 'shanzhen-bench-'))
  const dataDir = join(folder, 'data')
  const documents = join(folder, 'documents')
  const school = await openSchool(dataDir)
  await school.growTo(facts)
  // As an idle server does by itself within the minute.
  await sealSchool(school.services, school.demo.school)
  await writeDocuments(school.services, documents)
  await school.close()
  const remove = () => rmSync(folder, { recursive: true, force: true })
  return { folder, dataDir, documents, password: demoPassword, facts, remove }
}

export type GrowingSchool = {
  readonly services: Services
  readonly demo: Demo
  readonly database: Database
  growTo(facts: number): Promise<void>
  close(): Promise<void>
}

export async function openSchool(dataDir: string): Promise<GrowingSchool> {
  const database = await openDatabase({ dataDir })
  const config = { port: 0, host: '127.0.0.1', dataDir, certFile: undefined, keyFile: undefined }
  const services = makeServices({ config, database, ...realClockAndChance })
  const demo = await makeDemo(services, { weeks: 0, classesPerGrade: 8 })
  let facts = demo.facts
  let turn = 0
  /** The term so far is lived through as often as it takes. */
  const growTo = async (wanted: number) => {
    while (facts < wanted) {
      turn += 1
      facts = await liveThrough(services, demo, turn, facts, wanted)
    }
  }
  return { services, demo, database, growTo, close: () => database.close() }
}

async function liveThrough(
  services: Services,
  { school, people }: Demo,
  turn: number,
  facts: number,
  wanted: number,
): Promise<number> {
  const { view } = await services.views.now(services.database.write, school)
  const history = new DemoHistory(makeDice(1000 + turn), view, people.classes, demoYear())
  const today = localDateOf(Date.now() / 1000, view.calendar.zone)
  const firstDay = view.termOn(today)?.firstDay ?? addDays(today, -70)
  let count = facts
  for (let day: LocalDate = firstDay; day < today && count < wanted; day = addDays(day, 1)) {
    const lived = history.day(day, Infinity)
    count += await commitDay(services, school, view, { day, facts: lived.facts.slice(0, wanted - count) })
  }
  return count
}

const demoYear = () =>
  JSON.parse(
    readFileSync(new URL('../../src/server/content/demo-year.json', import.meta.url), 'utf8'),
  ) as DemoYear

async function writeDocuments({ database }: Services, path: string): Promise<void> {
  const rows = await database.read.selectFrom('fact').selectAll().orderBy('number').execute()
  const out = createWriteStream(path)
  for (const row of rows) {
    const { fact, stamp } = ledgerFactOf(row)
    out.write(`${JSON.stringify({ id: fact.id, fact, stamp })}\n`)
  }
  out.end()
  await once(out, 'finish')
}
