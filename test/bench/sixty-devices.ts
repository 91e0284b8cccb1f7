/**
 * 8:00: sixty devices at once over real HTTP against a server process of its own, each with 50 facts to send and at
 * least 500 behind. Bars: all done within 3 s, p95 of a request 500 ms, nothing lost (DESIGN 11).
 *
 *   npm run bench -- --only sixty-devices
 *
 * As tablets start: spread over two seconds, as `pauseAtStart` does it. In the same millisecond: what the bars do not
 * ask for, and what a queue is for. The devices are this process: they pack their requests and parse the replies as a page does, and store nothing.
 */
import { gzipSync } from 'node:zlib'
import type { Fact } from '../../src/domain/facts/fact.schema.ts'
import { pauseAtStart } from '../../src/client/sync/pauses.ts'
import { protocolVersion, type SyncReply, type SyncRequest } from '../../src/domain/protocol/sync.ts'
import { must } from '../../src/domain/result.ts'
import { localDateOf } from '../../src/domain/time/local-time.ts'
import { openSession } from '../../src/server/auth/sessions.ts'
import { inSchool } from '../../src/server/db/transactions.ts'
import { knownScope } from '../../src/server/school/known-scopes.ts'
import { startServerProcess } from '../support/server-process.ts'
import { type Bench, type Figure, quantile } from './bench.ts'
import { aBusySchool, type Backlog, type BusySchool } from './busy-school.ts'

const devices = 60
const toSend = 50
const behind = 500

type Device = { readonly backlog: Backlog; readonly token: string; readonly request: SyncRequest }
type Outcome = { requests: number[]; acked: number; received: number; sentAway: number; upBytes: number }

export const sixtyDevicesBench: Bench = {
  name: 'sixty-devices',
  title: `${devices} devices at once over HTTP, each ${toSend} facts to send and ${behind} behind`,
  async run() {
    const school = await aBusySchool({ weeks: 4, days: 90 })
    const wanted = school.backlogs.filter(({ facts }) => facts.length >= 2 * toSend).slice(0, devices)
    const ready = await Promise.all(wanted.map((backlog) => aDevice(school, backlog)))
    await school.close()
    const server = await startServerProcess({ dataDir: school.dataDir })
    await settle(server.address, ready)
    const asTheyStart = await morning(server.address, ready, (index) =>
      pauseAtStart('device', index / devices),
    )
    const allTogether = await morning(server.address, ready.map(nextFacts), () => 0)
    await server.stop()
    await school.remove()
    return [...figuresOf(asTheyStart, true), ...figuresOf(allTogether, false)]
  },
}

type Morning = { readonly outcomes: readonly Outcome[]; readonly seconds: number }

/** @param pause milliseconds after which a device begins */
async function morning(
  address: string,
  devices: readonly Device[],
  pause: (index: number) => number,
): Promise<Morning> {
  const start = performance.now()
  const outcomes = await Promise.all(
    devices.map(async (device, index) => {
      await new Promise((resolve) => setTimeout(resolve, pause(index)))
      return syncAll(address, device)
    }),
  )
  return { outcomes, seconds: (performance.now() - start) / 1000 }
}

function figuresOf({ outcomes, seconds }: Morning, isSpread: boolean): Figure[] {
  const how = isSpread ? 'as tablets start' : 'in the same millisecond'
  const sum = (of: (one: Outcome) => number) => outcomes.reduce((total, one) => total + of(one), 0)
  const times = outcomes.flatMap(({ requests }) => requests)
  const lost = outcomes.length * toSend - sum(({ acked }) => acked)
  const includes = 'login by cookie, database reads, packing both ways, no storing on the device'
  const detail = `${sum((one) => one.received)} facts down, ${sum((one) => one.sentAway)} told to come later, ${lost} lost`
  return [
    { what: `all done, ${how}`, value: seconds, unit: 's', detail, includes, bars: [{ atMost: 3 }] },
    {
      what: `a request, p95, ${how}`,
      value: quantile(times, 0.95),
      unit: 'ms',
      detail: `p50 ${quantile(times, 0.5).toFixed(0)} ms, ${times.length} requests`,
      bars: [{ atMost: 500 }],
    },
    { what: `facts lost, ${how}`, value: lost, unit: 'per s', bars: [{ atMost: 0 }] },
    {
      what: `sent up per fact, ${how}`,
      value: sum((one) => one.upBytes) / (outcomes.length * toSend),
      unit: 'bytes',
      detail: `batches of ${toSend}`,
    },
  ]
}

/** A session of its own, and a request from so far back that `behind` facts of its scope came after. */
async function aDevice(school: BusySchool, backlog: Backlog): Promise<Device> {
  const { services, database } = school
  const session = { school: school.school, author: backlog.author, label: 'bench' }
  const { token } = await inSchool(database, school.school, (tx) => openSession(services, tx, session))
  const { view } = await services.views.now(database.read, school.school)
  const scope = knownScope(
    { author: backlog.author, state: 'active' },
    view,
    localDateOf(Date.now() / 1000, view.calendar.zone),
  )
  const rows = await database.read
    .selectFrom('fact')
    .select('number')
    .where('school', '=', school.school)
    .where('stream', 'in', [...scope.facts.streams])
    .orderBy('number', 'desc')
    .limit(behind)
    .execute()
  const cursor = await cursorBefore(school, Number(rows.at(-1)?.number ?? 1))
  const place = { epoch: await epochOf(school), cursor, scopeVersion: scope.version }
  const facts: Fact[] = backlog.facts.slice(0, toSend)
  const request = { protocol: protocolVersion, install: backlog.install, ...place, facts }
  return { backlog, token, request }
}

async function cursorBefore({ database, school }: BusySchool, number: number) {
  const row = await database.read
    .selectFrom('commit_log')
    .select(['last_number', 'tag'])
    .where('school', '=', school)
    .where('last_number', '<', number)
    .orderBy('last_number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { last_number, tag } = must(row, 'the records of the school were committed first')
  return { number: Number(last_number), tag }
}

async function epochOf({ database, school }: BusySchool): Promise<string> {
  const row = await database.read.selectFrom('school').select('epoch').where('id', '=', school).execute()
  return must(row[0], 'the school is there').epoch
}

/** The same device with as many facts more, and again as far behind. */
const nextFacts = ({ backlog, token, request }: Device): Device => ({
  backlog,
  token,
  request: { ...request, facts: backlog.facts.slice(toSend, 2 * toSend) },
})

/** The server has been running: everybody has asked once today, and nobody knew of anything new. */
async function settle(address: string, ready: readonly Device[]): Promise<void> {
  for (const device of ready.slice(0, 5)) await ask(address, device, { ...device.request, facts: [] })
}

/** As a device does it: page by page, and later where it is told so. */
async function syncAll(address: string, device: Device): Promise<Outcome> {
  const outcome: Outcome = { requests: [], acked: 0, received: 0, sentAway: 0, upBytes: 0 }
  let { request } = device
  for (;;) {
    const { reply, milliseconds, upBytes, retryAfter } = await ask(address, device, request)
    outcome.requests.push(milliseconds)
    outcome.upBytes += request.facts.length > 0 ? upBytes : 0
    if (!reply) {
      outcome.sentAway += 1
      await new Promise((resolve) => setTimeout(resolve, retryAfter * 1000))
      continue
    }
    for (const [first, last] of reply.acked) outcome.acked += last - first + 1
    outcome.acked += reply.exceptions.length
    outcome.received += reply.facts.length
    if (reply.complete) return outcome
    request = { ...request, cursor: reply.cursor, facts: [] }
  }
}

async function ask(address: string, { backlog, token }: Device, request: SyncRequest) {
  const { kind, id } = backlog.author
  const body = gzipSync(JSON.stringify(request))
  const headers = {
    origin: address,
    cookie: `__Host-sz-${kind}=${token}`,
    'content-type': 'application/json',
    'content-encoding': 'gzip',
    'x-shanzhen-as': kind,
    'x-shanzhen-id': id,
  }
  const start = performance.now()
  const response = await fetch(`${address}/api/v1/sync`, { method: 'POST', headers, body })
  const answer = (await response.json()) as unknown
  const milliseconds = performance.now() - start
  const retryAfter = Number(response.headers.get('retry-after') ?? 1)
  if (response.status !== 200 && response.status !== 503) throw new Error(JSON.stringify(answer))
  return {
    reply: response.ok ? (answer as SyncReply) : null,
    milliseconds,
    upBytes: body.length,
    retryAfter,
  }
}
