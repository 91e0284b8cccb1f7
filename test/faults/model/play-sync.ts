/** Commands about the network: how requests and answers fare between a machine and the server. */
import type { SyncRequest } from '../../../src/domain/protocol/sync.ts'
import type { RunResult } from '../../../src/client/sync/run-sync.ts'
import type { Outcome, PostSync } from '../../../src/client/sync/transport.ts'
import type { Command, Wire } from './commands.ts'
import { Machine } from './machine.ts'
import { factsAtOnce, type World } from './world.ts'

type Doing<T extends Command['do']> = Extract<Command, { do: T }>

export async function sync(world: World, { at, wire, n }: Doing<'sync'>): Promise<void> {
  const machine = await world.machine(at)
  if (wire === 'late-request' || wire === 'late-reply') return leaveWaiting(machine, wire)
  if (wire === 'crash-applying') return void (await machine.dyingAt(n, () => run(world, machine)))
  await run(world, machine, faulty(world, machine, wire, n))
}

/** One run; what the server's answer means for the machine as a whole. */
export async function run(world: World, machine: Machine, wire?: PostSync): Promise<RunResult> {
  const result = await machine.device.sync({
    wire: ending(wire ?? machine.device.ask),
    factsAtOnce,
    unseen: true,
  })
  await forgetWhenStolen(world, machine, result)
  await mustHoldNothing(machine, result)
  return result
}

const ended = 'ended-'
const cookieOf = ({ device: { author } }: Machine) => `__Host-sz-${author.kind}`
const isSignedOut = (machine: Machine) =>
  machine.device.browser.cookies[cookieOf(machine)]?.startsWith(ended) === true

/** The cookie is good for nothing any more; what the machine has not sent stays in its store. */
export async function endSession(world: World, at: number): Promise<void> {
  const machine = await world.machine(at)
  const { cookies } = machine.device.browser
  if (!isSignedOut(machine)) cookies[cookieOf(machine)] = `${ended}${cookies[cookieOf(machine)]}`
}

/** The same person, or the same tablet, is let in again. */
export async function logIn(world: World, at: number): Promise<void> {
  logInAgain(await world.machine(at))
}

export const logInAll = (world: World): void => world.machines.forEach(logInAgain)

function logInAgain(machine: Machine): void {
  const { cookies } = machine.device.browser
  if (isSignedOut(machine))
    cookies[cookieOf(machine)] = (cookies[cookieOf(machine)] ?? '').slice(ended.length)
}

/** Told that its right has ended, a device keeps its outbox alone. */
async function mustHoldNothing({ name, device: { db } }: Machine, result: RunResult): Promise<void> {
  if (result.kind !== 'problem' || result.error !== 'unauthenticated') return
  const counts = await Promise.all([db.records, db.ledger, db.segments].map((table) => table.count()))
  if (counts.some((count) => count > 0)) throw new Error(`${name} keeps names without a right to them`)
}

const mostRequests = 150

function ending(wire: PostSync): PostSync {
  let count = 0
  return (request) => {
    count += 1
    if (count > mostRequests) throw new Error('a run without end')
    return wire(request)
  }
}

/** A stolen device is told to forget everything, and does. */
async function forgetWhenStolen(world: World, machine: Machine, result: RunResult): Promise<void> {
  if (result.kind !== 'problem' || result.error !== 'stolen') return
  machine.isGone = true
  await noteLost(world, machine)
  await machine.wipe()
}

/** The nth request of the run meets the fault, the others arrive. */
function faulty(world: World, { device }: Machine, wire: Wire, n: number): PostSync {
  let count = 0
  const meets = faults(world, device.ask, n)[wire]
  return (request) => {
    count += 1
    return count === 1 + (n % 3) && meets ? meets(request) : device.ask(request)
  }
}

const unreachable: Outcome = { kind: 'unreachable' }

/** Everything arrives, and no answer comes back to what carried facts. */
export const losingReplies =
  ({ device }: Machine): PostSync =>
  async (request) => {
    const outcome = await device.ask(request)
    return request.facts.length > 0 ? unreachable : outcome
  }

const faults = (world: World, ask: PostSync, n: number): Partial<Record<Wire, PostSync>> => ({
  down: async () => unreachable,
  busy: async () => ({ kind: 'busy', retryAfter: 5 }),
  'not-ours': async () => ({ kind: 'not-ours' }),
  'lose-reply': async (request) => (await ask(request), unreachable),
  twice: async (request) => {
    const first = await ask(request)
    const second = await ask(request)
    return n % 2 === 0 ? first : second
  },
  'server-fails': (request) => failing(world, n, () => ask(request)),
  'server-dies': async (request) => {
    await ask(request)
    await world.restartServer()
    return unreachable
  },
})

const tables = ['fact', 'receipt', 'commit_log', 'record', 'install']

/** The database refuses the first row for one of its tables: the whole transaction goes. */
async function failing<T>(world: World, n: number, work: () => Promise<T>): Promise<T> {
  const { sqlite } = world.server.services.database
  const table = tables[n % tables.length] ?? 'fact'
  sqlite?.exec(
    `create temp trigger broken before insert on ${table} begin select raise(abort, 'broken'); end`,
  )
  try {
    return await work()
  } finally {
    sqlite?.exec('drop trigger broken')
  }
}

/** A tab of its own whose request, or whose answer, stays on the way. */
async function leaveWaiting(machine: Machine, wire: 'late-request' | 'late-reply'): Promise<void> {
  const { device } = machine
  const stage = wire === 'late-request' ? 'request' : 'reply'
  let hear: (outcome: Outcome) => void = () => undefined
  const answer = new Promise<Outcome>((resolve) => (hear = resolve))
  let left: (request: SyncRequest) => void = () => undefined
  const request = new Promise<SyncRequest>((resolve) => (left = resolve))
  let isFirst = true
  const slow: PostSync = (asked) => {
    if (!isFirst) return device.ask(asked)
    isFirst = false
    left(asked)
    return answer
  }
  const run = device
    .sync({ wire: slow, page: `${device.page}-slow`, factsAtOnce, unseen: true })
    .catch(() => 'died' as const)
  const asked = await request
  const reply = stage === 'reply' ? await device.ask(asked) : null
  machine.waiting.push({ stage, request: asked, reply, hear, run })
}

/** What is on its way arrives: a request at the server at last, an answer at a tab that has waited for it. */
export async function deliver(world: World, { which, answered }: Doing<'deliver'>): Promise<void> {
  const all = world.machines.flatMap((machine) => machine.waiting.map((waiting) => ({ machine, waiting })))
  const chosen = all[which % all.length]
  if (!chosen) return
  const { machine, waiting } = chosen
  machine.waiting.splice(machine.waiting.indexOf(waiting), 1)
  const outcome = waiting.reply ?? (await machine.device.ask(waiting.request))
  waiting.hear(answered ? outcome : unreachable)
  const result = await waiting.run
  if (result !== 'died') await forgetWhenStolen(world, machine, result)
}

export async function deliverAll(world: World): Promise<void> {
  while (world.machines.some(({ waiting }) => waiting.length > 0)) {
    await deliver(world, { do: 'deliver', which: 0, answered: true })
  }
}

/** Two machines, or two tabs of one, at the very same time. */
export async function together(world: World, at: number, and: number): Promise<void> {
  const [one, other] = [await world.machine(at), await world.machine(and)]
  await Promise.all([run(world, one), one === other ? Promise.resolve() : run(world, other)])
}

export async function twoTabs(world: World, at: number): Promise<void> {
  const machine = await world.machine(at)
  const { device } = machine
  const runs = [device.page, `${device.page}-second`].map((page) =>
    device.sync({ wire: device.ask, page, factsAtOnce, unseen: true }),
  )
  for (const result of await Promise.all(runs)) await forgetWhenStolen(world, machine, result)
}

/** The whole profile was copied: another machine with the same store, the same install and the same cookie. */
export async function clone(world: World, at: number): Promise<void> {
  const original = await world.machine(at)
  const { author, browser } = original.device
  const copy = new Machine(
    `${original.name}-copy${(world.made += 1)}`,
    original.actor,
    world,
    browser,
    author,
  )
  await copy.device.db.open()
  for (const table of original.device.db.tables) {
    await copy.device.db.table(table.name).bulkPut(await table.toArray())
  }
  world.machines.push(copy)
}

export async function wipe(world: World, at: number): Promise<void> {
  const machine = await world.machine(at)
  await noteLost(world, machine)
  await machine.wipe()
}

/** What was in the store and may not have arrived; a copy of the store may still have it. */
async function noteLost(world: World, { device }: Machine): Promise<void> {
  const own = await device.db.own.toArray()
  world.lost.push(...own.map(({ fact }) => fact.id))
}
