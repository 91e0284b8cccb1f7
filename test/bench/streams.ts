/**
 * Who listens: open live streams on one server process, up to the most that it takes (more are told to ask on their
 * own), each of a device of its own. One tablet writes a fact; how long until the first and the last of those who
 * listen have been told, and what a stream costs the server in memory. A server that writes the same bytes to as many
 * bare connections is the peer.
 */
import { readFileSync } from 'node:fs'
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { uuidv7 } from '../../src/domain/ids.ts'
import { protocolVersion } from '../../src/domain/protocol/sync.ts'
import { openSession } from '../../src/server/auth/sessions.ts'
import { inSchool } from '../../src/server/db/transactions.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { type Bench, type Figure, median } from './bench.ts'
import { aBusySchool, type Backlog, type BusySchool } from './busy-school.ts'

const rounds = 5

export const streamsBench: Bench = {
  name: 'streams',
  title: 'Live streams on one server process: a fact of one device, until the others have been told',
  run: async ({ quick }) => {
    const figures: Figure[] = []
    const school = await aBusySchool({ weeks: 1, days: 14 })
    const [writer, ...listeners] = await sessionsOf(school, 2_000)
    if (!writer) throw new Error('the demo school has tablets')
    await school.close()
    for (const [turn, count] of (quick ? [60] : [60, 500, 1_999]).entries()) {
      const server = await startServerProcess({ dataDir: school.dataDir })
      figures.push(...(await measure(server, writer, turn * rounds, listeners.slice(0, count))))
      figures.push(await measureBare(count))
      await server.stop()
    }
    await school.remove()
    return figures
  },
}

type Signed = { readonly backlog: Backlog; readonly token: string }

/** One session for each stream, over and over for the school's devices and teachers. */
async function sessionsOf(school: BusySchool, count: number): Promise<Signed[]> {
  const { database, services, backlogs } = school
  return inSchool(database, school.school, async (tx) => {
    const signed: Signed[] = []
    while (signed.length < count) {
      for (const backlog of backlogs.slice(0, count - signed.length)) {
        const session = { school: school.school, author: backlog.author, label: 'bench' }
        signed.push({ backlog, token: (await openSession(services, tx, session)).token })
      }
    }
    return signed
  })
}

type Stream = { readonly response: IncomingMessage; told: number }

async function measure(
  server: ServerProcess,
  writer: Signed,
  written: number,
  listeners: Signed[],
): Promise<Figure[]> {
  const before = residentBytes(server.pid)
  const streams = await Promise.all(
    listeners.map((one) => listen(liveAddress(server.address, one), cookieOf(one))),
  )
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const memory = residentBytes(server.pid) - before
  const first: number[] = []
  const last: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    for (const stream of streams) stream.told = Infinity
    await write(server.address, writer, written + round)
    const told = await allTold(streams)
    first.push(told[0] - began)
    last.push(told[1] - began)
  }
  for (const { response } of streams) response.destroy()
  const label = `${streams.length.toLocaleString('en')} streams`
  const detail = `median of ${rounds}, from the writer's request on`
  const includes = 'acceptance, fsync, the policy for each listener'
  return [
    { what: `the first is told, ${label}`, value: median(first), unit: 'ms', detail, includes },
    { what: `the last is told, ${label}`, value: median(last), unit: 'ms', detail, includes },
    ...(Number.isFinite(memory)
      ? [
          {
            what: `memory of a stream, ${label}`,
            value: memory / streams.length / 1_000,
            unit: 'kB' as const,
          },
        ]
      : []),
  ]
}

const cookieOf = ({ backlog, token }: Signed) => `__Host-sz-${backlog.author.kind}=${token}`
const liveAddress = (address: string, { backlog }: Signed) =>
  `${address}/api/v1/live?as=${backlog.author.kind}&install=${newInstall()}`
const newInstall = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** Open, and greeted: it knows where the school stands. */
function listen(address: string, cookie: string): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const asked = get(address, { headers: { cookie }, agent: false }, (response) => {
      if (response.statusCode !== 200)
        return reject(new Error(`a stream was answered ${response.statusCode}`))
      const stream: Stream = { response, told: Infinity }
      response.on('data', (part: Buffer) => {
        if (!part.includes('data: ')) return
        stream.told = Math.min(stream.told, performance.now())
        resolve(stream)
      })
    })
    asked.on('error', reject)
  })
}

async function allTold(streams: readonly Stream[]): Promise<[first: number, last: number]> {
  const until = performance.now() + 60_000
  while (streams.some(({ told }) => told === Infinity)) {
    if (performance.now() > until) throw new Error('not everybody was told')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const times = streams.map(({ told }) => told)
  return [Math.min(...times), Math.max(...times)]
}

async function write(address: string, { backlog, token }: Signed, index: number): Promise<void> {
  const { kind, id } = backlog.author
  const request = {
    ...{ protocol: protocolVersion, install: backlog.install, epoch: null, cursor: null, scopeVersion: null },
    facts: backlog.facts.slice(index, index + 1),
  }
  const answer = await fetch(`${address}/api/v1/sync`, {
    method: 'POST',
    headers: {
      ...{ origin: address, cookie: cookieOf({ backlog, token }), 'content-type': 'application/json' },
      ...{ 'x-shanzhen-as': kind, 'x-shanzhen-id': id },
    },
    body: JSON.stringify(request),
  })
  if (!answer.ok) throw new Error(`the fact was answered ${answer.status}: ${await answer.text()}`)
  await answer.arrayBuffer()
}

/** As many connections, the same number of bytes to each, nothing to decide. */
async function measureBare(count: number): Promise<Figure> {
  const seats: ServerResponse[] = []
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('data: hello\n\n')
    seats.push(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const streams = await Promise.all(Array.from({ length: count }, () => listen(address, '')))
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    for (const stream of streams) stream.told = Infinity
    for (const seat of seats) seat.write(`data: ${'x'.repeat(700)}\n\n`)
    times.push((await allTold(streams))[1] - began)
  }
  server.closeAllConnections()
  server.close()
  const what = `the last is told, ${count.toLocaleString('en')} streams`
  return { what, who: 'bare connections', value: median(times), unit: 'ms' }
}

/** Not a number where the system does not say. */
function residentBytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024
  } catch {
    return NaN
  }
}
