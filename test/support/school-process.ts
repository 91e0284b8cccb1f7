/**
 * A small school whose server is a process of its own, and devices that reach it as real ones do: the real store,
 * the real sync run, the real transport, over TCP. The school's clock is the machine's.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { onTestFinished } from 'vitest'
import type { Author } from '../../src/domain/facts/fact.schema.ts'
import { addDays, localDateOf } from '../../src/domain/time/local-time.ts'
import { openSession } from '../../src/server/auth/sessions.ts'
import { databaseFile } from '../../src/server/db/connection.ts'
import { inSchool } from '../../src/server/db/transactions.ts'
import type { RecordChange } from '../../src/server/school/change-records.ts'
import { httpTransport, type PostSync } from '../../src/client/sync/transport.ts'
import { aSchool, type Browser, type TestSchool, writeRecords } from './server.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'
import { TestDevice } from './test-device.ts'

const today = () => localDateOf(Math.floor(Date.now() / 1000), 'Asia/Shanghai')
const from = () => addDays(today(), -30)

const change = (kind: RecordChange['kind'], id: string, body: unknown): RecordChange => ({
  kind,
  id,
  version: 0,
  body,
})

const people = (): RecordChange[] => [
  change('class', 'class-a', { entryYear: Number(today().slice(0, 4)) - 2, number: 1 }),
  change('student', 'child-1', {
    name: '孩子甲',
    pinyin: ['hái', 'zi', 'jiǎ'],
    symbol: 'apple',
    memberships: [{ class: 'class-a', seat: 1, from: from() }],
    consent: 'electronic',
  }),
  ...['one', 'two', 'three', 'four'].flatMap((name) => [
    change('staff', `teacher-${name}`, { name: '某老师', active: true }),
    change('assignment', `as-${name}`, { staff: `teacher-${name}`, role: 'subject-teacher', from: from() }),
  ]),
]

export type SchoolFolder = { readonly dataDir: string; readonly tokens: ReadonlyMap<string, string> }

/** A data folder with the school in it, and a cookie for each of four teachers; removed after the test. */
export async function aSchoolFolder(): Promise<SchoolFolder> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shanzhen-faults-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const school = await aSchool({ keep: true, dataDir, now: Date.now() })
  await writeRecords(school, people())
  const tokens = new Map<string, string>()
  for (const name of ['one', 'two', 'three', 'four']) {
    tokens.set(`teacher-${name}`, await tokenFor(school, { kind: 'staff', id: `teacher-${name}` }))
  }
  await school.close()
  return { dataDir, tokens }
}

const tokenFor = async ({ services, school }: TestSchool, author: Author) =>
  inSchool(services.database, school, async (tx) => {
    const { token } = await openSession(services, tx, { school, author, label: 'faults' })
    return token
  })

export async function startOn({ dataDir }: SchoolFolder, port?: number): Promise<ServerProcess> {
  const server = await startServerProcess({ dataDir, ...(port === undefined ? {} : { port }) })
  onTestFinished(() => server.kill())
  return server
}

const clock = {
  get now() {
    return Date.now()
  },
  set now(_value: number) {
    throw new Error('the machine’s clock stays as it is')
  },
  advance: () => undefined,
}

/** A teacher's phone that reaches the server at `address()`, which may change. */
export async function aPhone({ tokens }: SchoolFolder, id: string, address: () => string): Promise<Phone> {
  const author: Author = { kind: 'staff', id }
  const cookies = { '__Host-sz-staff': tokens.get(id) ?? '' }
  const device = new TestDevice({ clock }, { cookies } as unknown as Browser, author)
  await device.start()
  const wire = overTcp(address, `__Host-sz-staff=${cookies['__Host-sz-staff']}`, author)
  return { device, sync: () => device.sync({ wire }) }
}

export type Phone = { readonly device: TestDevice; readonly sync: () => ReturnType<TestDevice['sync']> }

/** The product's transport; a browser would add the address, the cookie and where the page is from. */
function overTcp(address: () => string, cookie: string, { kind, id }: Author): PostSync {
  const post = httpTransport(kind, id, (path, init = {}) => {
    const headers = { ...(init.headers as Record<string, string>), cookie, origin: address() }
    return fetch(new URL(String(path), address()), { ...init, headers })
  })
  return post
}

/** What is in the ledger, read by nobody's code but SQL. */
export function ledgerOf({ dataDir }: SchoolFolder): string[] {
  const file = new DatabaseSync(databaseFile(dataDir), { readOnly: true })
  try {
    return file
      .prepare('select id from fact order by number')
      .all()
      .map((row) => String(row['id']))
  } finally {
    file.close()
  }
}
