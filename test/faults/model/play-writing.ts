/** Commands that write: what a child or an adult taps, by the real commands; what was shown as saved is noted. */
import {
  excuseDuties,
  settleTimes,
  substituteDuty,
  suspendDuty,
  voidClaim,
} from '../../../src/client/commands/arrange-duty.ts'
import { awardPoints } from '../../../src/client/commands/award-points.ts'
import { checkIn, enterDuties } from '../../../src/client/commands/check-in.ts'
import { revokeFacts } from '../../../src/client/commands/revoke-facts.ts'
import { giveStamps, requestStamp } from '../../../src/client/commands/stamps.ts'
import type { Workplace } from '../../../src/client/commands/workplace.ts'
import type { Written as Saved } from '../../../src/client/commands/write-facts.ts'
import { readMeta } from '../../../src/client/db/database.ts'
import { readUnsent } from '../../../src/client/db/unsent.ts'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { studentOf } from '../../../src/domain/facts/ledger.ts'
import type { Refusal } from '../../../src/domain/permissions/refusal.ts'
import type { Result } from '../../../src/domain/result.ts'
import type { Command } from './commands.ts'
import type { Machine } from './machine.ts'
import { losingReplies, run } from './play-sync.ts'
import { children, places, posts, windows } from './school.ts'
import type { World } from './world.ts'

type Doing<T extends Command['do']> = Extract<Command, { do: T }>
type Outcome = Promise<Result<Saved, Refusal>>

/** Writes on a machine and notes what was saved; a refusal on the spot writes nothing. */
async function write(world: World, machine: Machine, act: (work: Workplace) => Outcome): Promise<void> {
  const result = await act(await machine.device.work())
  if (result.ok) await noteSaved(world, machine, result.value.facts)
}

async function noteSaved(world: World, machine: Machine, ids: readonly string[]): Promise<void> {
  const { db } = machine.device
  const install = (await readMeta(db, 'install')) ?? ''
  for (const row of await db.own.toArray()) {
    if (!ids.includes(row.fact.id)) continue
    const fact = { ...row.fact, install, seq: row.seq ?? 0 } as Fact
    const trueTime = Math.floor(world.clock.now / 1000)
    const written = { id: fact.id, fact, machine, store: db.name, seq: fact.seq, trueTime }
    world.written.push({ ...written, poisoned: false })
  }
}

export async function award(world: World, { at, child, many, points, crash }: Doing<'award'>): Promise<void> {
  const machine = await world.machine(at)
  const students = Array.from({ length: many + 1 }, (_, index) => children[(child + index) % 8] ?? '')
  const colour = (['red', 'green', 'blue'] as const)[child % 3] ?? 'red'
  const note = points > 3 ? { note: '认真' } : {}
  const act = (work: Workplace) => awardPoints({ students, colour, points, label: '升旗', ...note }, work)
  if (!crash) return write(world, machine, act)
  const before = await machine.device.db.own.count()
  const died = await machine.dyingAt(0, () => write(world, machine, act))
  const after = await machine.device.db.own.count()
  if (died === 'died' && after !== before) throw new Error('part of an action was written')
}

export async function arrive(world: World, command: Doing<'check-in'>): Promise<void> {
  const { at, child, post, doubted } = command
  const machine = await world.machine(at)
  const where = posts[post % posts.length] ?? posts[0]
  const body = {
    student: children[child] ?? '',
    post: where,
    window: where === posts[0] ? windows[0] : windows[1],
    day: world.today,
    via: 'tile' as const,
    clockDoubted: doubted && machine.device.author.kind === 'device',
  }
  await write(world, machine, (work) => checkIn(body, work))
}

export async function enter(world: World, { at, child, post }: Doing<'enter'>): Promise<void> {
  const which = post % posts.length
  const entry = {
    student: children[child] ?? '',
    post: posts[which] ?? posts[0],
    window: windows[which] ?? windows[0],
    day: world.today,
  }
  await write(world, await world.machine(at), (work) => enterDuties([entry], work))
}

export async function arrange(world: World, { at, child, what }: Doing<'arrange'>): Promise<void> {
  const [student, next] = [children[child] ?? '', children[(child + 1) % 8] ?? '']
  const duty = { post: posts[0], window: windows[0], schoolDay: world.today }
  const acts = [
    (work: Workplace) => excuseDuties([{ student, ...duty }], work),
    (work: Workplace) => substituteDuty({ student, absent: next, ...duty }, work),
    (work: Workplace) => suspendDuty({ ...duty, mode: 'indoors' }, work),
  ]
  await write(world, await world.machine(at), acts[what % acts.length] as (work: Workplace) => Outcome)
}

/** A class tablet asks; everybody else gives. */
export async function stamp(world: World, { at, child, place }: Doing<'stamp'>): Promise<void> {
  const machine = await world.machine(at)
  const [student, where] = [children[child] ?? '', places[place % places.length] ?? places[0]]
  const asks = machine.actor === 'tablet-32' || machine.actor === 'tablet-33'
  await write(world, machine, (work) =>
    asks
      ? requestStamp(student, where, work)
      : giveStamps([{ student, place: where, day: world.today }], work),
  )
}

export async function confirm(world: World, { at, which }: { at: number; which: number }): Promise<void> {
  const machine = await world.machine(at)
  await machine.device.look()
  const open = machine.device.folded.openRequests
  const request = open[which % open.length]
  if (!request) return
  const { student, place } = request.fact.body
  const given = { student, place, day: world.today, request: request.fact.id }
  await write(world, machine, (work) => giveStamps([given], work))
}

export async function settle(world: World, { at, which }: { at: number; which: number }): Promise<void> {
  const machine = await world.machine(at)
  await machine.device.look()
  const open = machine.device.folded.timeOpen
  const target = open[which % open.length]?.fact
  if (!target) return
  const settled = { target: target.id, student: target.body.student, counts: which % 3 > 0 }
  const when = { schoolDay: world.today, window: windows[which % 2] ?? windows[0] }
  await write(world, machine, (work) => settleTimes([{ ...settled, ...when }], work))
}

export async function strike(world: World, { at, which }: { at: number; which: number }): Promise<void> {
  const machine = await world.machine(at)
  await machine.device.look()
  const claims = [...machine.device.folded.claims.values()]
  const claim = claims[which % claims.length]
  if (claim) await write(world, machine, (work) => voidClaim(claim.key, claim.student, '弄错了', work))
}

export async function revoke(world: World, { at, which }: { at: number; which: number }): Promise<void> {
  const machine = await world.machine(at)
  await machine.device.look()
  const known = machine.device.facts.filter(({ fact }) => studentOf(fact) !== null)
  const target = known[known.length - 1 - (which % Math.max(1, known.length))]
  if (target) await write(world, machine, (work) => revokeFacts([target.fact.id], '弄错了', work))
}

/** A fact that no build of ours would write, among honest ones. */
export async function poison(world: World, { at, sent = false }: Doing<'poison'>): Promise<void> {
  const machine = await world.machine(at)
  const { db } = machine.device
  if (sent) await run(world, machine, losingReplies(machine))
  const isOpen = await unsentSeqs(machine)
  const written = world.written.find(
    (one) => one.store === db.name && isOpen.has(one.seq) && one.fact.type === 'points.awarded.v1',
  )
  if (!written) return
  await db.own.update(written.seq, { 'fact.body.points': 77 } as never)
  written.poisoned = true
}

const unsentSeqs = async (machine: Machine): Promise<ReadonlySet<number>> =>
  new Set((await readUnsent(machine.device.db, 100_000)).map(({ seq }) => seq))
