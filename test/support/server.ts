/**
 * A server of its own for a test: in this process, on its own data directory, with a clock that the test moves and
 * password hashing that costs nothing. Requests come as our own page sends them; a test says where one differs.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { onTestFinished } from 'vitest'
import type { RecordBody } from '../../src/domain/records/record.schema.ts'
import { type AppParts, buildApp } from '../../src/server/app.ts'
import { insertAccount } from '../../src/server/auth/accounts.ts'
import { Passwords } from '../../src/server/auth/passwords.ts'
import { openDatabase } from '../../src/server/db/connection.ts'
import { inSchool } from '../../src/server/db/transactions.ts'
import { realClockAndChance } from '../../src/server/deps.ts'
import { changeRecords, type RecordChange } from '../../src/server/school/change-records.ts'
import { createSchool, type NewSchool } from '../../src/server/school/set-up.ts'
import type { Services } from '../../src/server/services.ts'
import { databaseUrlFor } from './postgres/a-database.ts'

/** A Monday in term, 8:00 in China. */
export const mondayMorning = Date.UTC(2026, 8, 7, 0, 0, 0)

export type TestServer = {
  readonly app: FastifyInstance
  readonly services: Services
  readonly dataDir: string
  readonly clock: { now: number; advance(seconds: number): void }
  /** Sends a request as our own page would. */
  send(method: Method, path: string, body?: unknown, more?: Sending): Promise<Answer>
  /** A browser with a cookie jar of its own. */
  browser(): Browser
  close(): Promise<void>
}

export type Method = 'GET' | 'POST' | 'DELETE'
type Sending = { headers?: Record<string, string>; cookies?: Record<string, string>; from?: string }
export type Answer = {
  status: number
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reads what it expects
  body: any
  headers: LightMyRequestResponse['headers']
  raw: LightMyRequestResponse
}
export type Browser = {
  readonly cookies: Record<string, string>
  send(method: Method, path: string, body?: unknown, more?: Sending): Promise<Answer>
}

/** keep: the test closes it, because it serves a whole file. */
type Wanted = {
  keep?: boolean
  logger?: AppParts['logger']
  now?: number
  dataDir?: string
  /** A second server process on the database of another one. */
  databaseUrl?: string
  clientFolder?: string
  passwords?: Passwords
  rowsPerPage?: number
  /** Shared with the server that was here before it. */
  clock?: TestServer['clock']
  admission?: NonNullable<AppParts['admission']>
}

export async function startTestServer(wanted: Wanted = {}): Promise<TestServer> {
  const dataDir = wanted.dataDir ?? mkdtempSync(join(tmpdir(), 'shanzhen-test-'))
  const clock = wanted.clock ?? {
    now: wanted.now ?? mondayMorning,
    advance(seconds: number) {
      clock.now += seconds * 1000
    },
  }
  const databaseUrl = wanted.databaseUrl ?? (await databaseUrlFor(dataDir))
  const database = await openDatabase({ dataDir, databaseUrl })
  const app = await buildApp({
    config: { port: 0, host: '127.0.0.1', dataDir, databaseUrl, certFile: undefined, keyFile: undefined },
    database,
    now: () => clock.now,
    random: realClockAndChance.random,
    passwords: wanted.passwords ?? new Passwords({ memory: 8, passes: 1 }),
    ...(wanted.logger === undefined ? {} : { logger: wanted.logger }),
    ...(wanted.rowsPerPage === undefined ? {} : { rowsPerPage: wanted.rowsPerPage }),
    ...(wanted.admission ? { admission: wanted.admission } : {}),
    ...(wanted.clientFolder ? { clientFolder: wanted.clientFolder } : {}),
  })
  const send = sender(app)
  let isOpen = true
  const close = async () => {
    if (!isOpen) return
    isOpen = false
    await app.close()
    await database.close()
    if (!wanted.dataDir) rmSync(dataDir, { recursive: true, force: true })
  }
  if (!wanted.keep) onTestFinished(close)
  return { app, services: app.services, dataDir, clock, send, browser: () => browser(send), close }
}

const sender =
  (app: FastifyInstance): TestServer['send'] =>
  async (method, path, body, more = {}) => {
    const options: InjectOptions = {
      method,
      url: path.startsWith('/') ? path : `/api/v1/${path}`,
      headers: { host: 'localhost:8080', 'sec-fetch-site': 'same-origin', ...more.headers },
      ...(more.cookies ? { cookies: more.cookies } : {}),
      ...(more.from ? { remoteAddress: more.from } : {}),
      ...(body === undefined ? {} : { payload: body as object }),
    }
    const raw = await app.inject(options)
    const isJson = String(raw.headers['content-type'] ?? '').startsWith('application/json')
    return {
      status: raw.statusCode,
      body: isJson && raw.payload ? raw.json() : raw.payload,
      headers: raw.headers,
      raw,
    }
  }

function browser(send: TestServer['send']): Browser {
  const cookies: Record<string, string> = {}
  return {
    cookies,
    async send(method, path, body, more = {}) {
      const answer = await send(method, path, body, { ...more, cookies: { ...cookies, ...more.cookies } })
      for (const { name, value, maxAge } of answer.raw.cookies) {
        if (maxAge === 0) Reflect.deleteProperty(cookies, name)
        else cookies[name] = value
      }
      return answer
    },
  }
}

export const goodPassword = 'mei-hua-san-nong-9'

export const aNewSchool = (change: Partial<NewSchool> = {}): NewSchool => ({
  school: { name: '善真实验小学', schoolingYears: 6, zone: 'Asia/Shanghai' },
  term: { name: '第一学期', schoolYear: 2026, half: 1, firstDay: '2026-09-01', lastDay: '2027-01-29' },
  calendar: { holidays: [], makeUpDays: [] },
  admin: { name: '林海涛', login: 'linhaitao', password: goodPassword },
  lead: { name: '周敏', login: 'zhoumin', password: goodPassword },
  ...change,
})

export type TestSchool = TestServer & {
  readonly school: string
  readonly admin: Browser
  readonly lead: Browser
  readonly ids: { admin: string; lead: string }
}

/** A server with a school, its administrator and its lead logged in. */
export async function aSchool(wanted: Wanted = {}): Promise<TestSchool> {
  const server = await startTestServer(wanted)
  const created = await createSchool(server.services, aNewSchool())
  if (!created.ok) throw new Error(`no school: ${JSON.stringify(created.error)}`)
  const admin = await logInAs(server, 'linhaitao')
  const lead = await logInAs(server, 'zhoumin')
  const { school, ...ids } = created.value
  return { ...server, school, admin, lead, ids }
}

export async function logInAs(server: TestServer, login: string, password = goodPassword): Promise<Browser> {
  const own = server.browser()
  const answer = await own.send('POST', 'session', { login, password })
  if (answer.status !== 200)
    throw new Error(`login as ${login}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return own
}

/** Writes records straight through the one door, as a school's office would have. */
export async function writeRecords(server: TestSchool, changes: readonly RecordChange[]): Promise<void> {
  const { database, commits } = server.services
  const context = {
    school: server.school,
    by: server.ids.admin,
    at: Math.floor(server.clock.now / 1000),
    tag: 'test',
  }
  const changed = await inSchool(database, server.school, (tx) => changeRecords(tx, context, changes))
  if (!changed.ok) throw new Error(JSON.stringify(changed.error))
  commits.emit(server.school)
}

export async function aClass(server: TestSchool, entryYear: number, number: number): Promise<string> {
  const id = `class-${entryYear}-${number}`
  const { view } = await server.services.views.now(server.services.database.read, server.school)
  if (!view.classes.has(id))
    await writeRecords(server, [{ kind: 'class', id, version: 0, body: { entryYear, number } }])
  return id
}

type Assigned = Omit<RecordBody<'assignment'>, 'staff' | 'from'>

/** A staff member with an account and roles, logged in. */
export async function aTeacher(
  server: TestSchool,
  login: string,
  ...roles: Assigned[]
): Promise<Browser & { id: string }> {
  const id = `staff-${login}`
  const assignments = roles.map((role, index): RecordChange => ({
    kind: 'assignment',
    id: `${id}-${index}`,
    version: 0,
    body: { ...role, staff: id, from: '2026-09-01' },
  }))
  await writeRecords(server, [
    { kind: 'staff', id, version: 0, body: { name: login, active: true } },
    ...assignments,
  ])
  const passwordHash = await server.services.passwords.hash(goodPassword)
  await inSchool(server.services.database, server.school, (tx) =>
    insertAccount(tx, { school: server.school, staff: id, login, passwordHash, mustChange: false, at: 0 }),
  )
  return { id, ...(await logInAs(server, login)) }
}

/** Somebody whose account was just made: logged in with the printed password, which must be changed first. */
export async function aFirstLogin(
  server: TestSchool,
  login: string,
): Promise<Browser & { id: string; password: string }> {
  const id = `staff-${login}`
  await writeRecords(server, [{ kind: 'staff', id, version: 0, body: { name: login, active: true } }])
  const made = await server.admin.send('POST', 'accounts', { staff: [{ id, login }] })
  if (made.status !== 201) throw new Error(`no account: ${JSON.stringify(made.body)}`)
  const { password } = made.body.accounts[0]
  return { id, password, ...(await logInAs(server, login, password)) }
}

export type PairedDevice = Browser & { readonly id: string }

/** A paired tablet with its cookie, by the way a real one takes. */
export async function aDevice(server: TestSchool, device: Record<string, unknown>): Promise<PairedDevice> {
  const made = await server.admin.send('POST', 'pairings', { device })
  if (made.status !== 201) throw new Error(`no pairing: ${JSON.stringify(made.body)}`)
  const tablet = server.browser()
  const claimed = await tablet.send('POST', 'pair', { code: made.body.code, label: 'test tablet' })
  const confirmed = await server.admin.send('POST', `pairings/${made.body.id}/confirm`)
  if (confirmed.status !== 200) throw new Error(`not confirmed: ${JSON.stringify(confirmed.body)}`)
  await tablet.send('POST', 'pair/collect', { pairing: claimed.body.pairing, claim: claimed.body.claim })
  return { ...tablet, id: confirmed.body.device }
}
