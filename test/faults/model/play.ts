/** Plays a story, command by command, then lets everything come to rest. */
import type { ClockFace, Command, Pause } from './commands.ts'
import type { Machine } from './machine.ts'
import * as office from './play-office.ts'
import { hear, lastPages } from './play-live.ts'
import * as network from './play-sync.ts'
import * as writing from './play-writing.ts'
import type { World } from './world.ts'

export async function play(world: World, story: readonly Command[]): Promise<void> {
  for (const command of story) {
    world.acting = 'at' in command ? await world.machine(command.at) : null
    // The number a machine has from now on: the first time it is meant, it comes to the others.
    const at = world.acting ? world.placeOf(world.acting) : 0
    await perform(world, { ...command, at } as Command)
  }
  world.acting = null
}

function perform(world: World, command: Command): Promise<void> | void {
  switch (command.do) {
    case 'award':
      return writing.award(world, command)
    case 'check-in':
      return writing.arrive(world, command)
    case 'enter':
      return writing.enter(world, command)
    case 'arrange':
      return writing.arrange(world, command)
    case 'stamp':
      return writing.stamp(world, command)
    case 'confirm':
      return writing.confirm(world, command)
    case 'settle':
      return writing.settle(world, command)
    case 'void':
      return writing.strike(world, command)
    case 'revoke':
      return writing.revoke(world, command)
    case 'poison':
      return writing.poison(world, command)
    case 'target-comes-late':
      return targetComesLate(world, command)
    case 'twin-is-heard':
      return twinIsHeard(world, command)
    case 'hear':
      return hear(world, command)
    case 'sync':
      return network.sync(world, command)
    case 'together':
      return network.together(world, command.at, command.and)
    case 'deliver':
      return network.deliver(world, command)
    case 'two-tabs':
      return network.twoTabs(world, command.at)
    case 'clone':
      return network.clone(world, command.at)
    case 'wipe':
      return network.wipe(world, command.at)
    case 'session-ends':
      return network.endSession(world, command.at)
    case 'logs-in':
      return network.logIn(world, command.at)
    case 'reload':
      return world.acting?.reload()
    case 'clock':
      return setClock(world, command.face)
    case 'pause':
      return world.clock.advance(pauses[command.how])
    case 'office':
      return office.office(world, command)
    case 'decide':
      return office.decide(world, command)
    case 'server-restarts':
      return world.restartServer()
    case 'seal':
      return world.seal()
    case 'back-up':
      return world.backUp()
    case 'bring-back':
      return world.bringBack()
  }
}

/** Written and sent, seen and taken back by the lead; then the server is of a moment before all that. */
async function targetComesLate(world: World, { at, child }: Doing<'target-comes-late'>): Promise<void> {
  const writer = await world.machine(at)
  const lead = await world.machineOf('lead')
  await world.backUp()
  await network.run(world, writer)
  await award(world, at, child)
  await network.run(world, writer)
  await network.run(world, lead)
  world.acting = lead
  await writing.revoke(world, { at: world.placeOf(lead), which: 0 })
  await world.bringBack()
  await network.run(world, lead)
  world.acting = writer
  if (!writer.isGone) await network.run(world, writer)
}

async function twinIsHeard(world: World, { at, child }: Doing<'twin-is-heard'>): Promise<void> {
  await hear(world, { do: 'hear', at, fate: 'arrives' })
  const original = await world.machine(at)
  if (original.isGone) return
  await network.clone(world, at)
  const twin = world.machines[world.machines.length - 1] as typeof original
  world.acting = twin
  await award(world, world.placeOf(twin), child)
  await network.run(world, twin)
  // In one page with what somebody else has written.
  const lead = await world.machineOf('lead')
  world.acting = lead
  await award(world, world.placeOf(lead), child)
  await network.run(world, lead)
  world.acting = original
  if (!original.isGone) await hear(world, { do: 'hear', at: world.placeOf(original), fate: 'arrives' })
}

type Doing<T extends Command['do']> = Extract<Command, { do: T }>
const award = (world: World, at: number, child: number) =>
  writing.award(world, { do: 'award', at, child, many: 0, points: 1, crash: false })

const day = 86_400
const pauses: Record<Pause, number> = {
  minutes: 300,
  lesson: 4 * 3600,
  day,
  fortnight: 15 * day,
  month: 31 * day,
}

function setClock(world: World, face: ClockFace): void {
  const truth = world.clock.now / 1000
  const errors: Record<ClockFace, number> = {
    right: 0,
    'hour-fast': 3600,
    'day-slow': -day,
    'in-1970': 600 - truth,
    'in-2099': Date.UTC(2099, 5, 1) / 1000 - truth,
  }
  if (world.acting) world.acting.device.clockError = errors[face]
}

const mostRounds = 12

/** The network is up for everybody: all of them sync until nothing moves any more. */
export async function comeToRest(world: World): Promise<void> {
  await network.deliverAll(world)
  network.logInAll(world)
  for (const machine of world.machines) await lastPages(world, machine)
  let before = ''
  for (let round = 0; round < mostRounds; round += 1) {
    const states: string[] = []
    for (const machine of world.machines) if (!machine.isGone) states.push(await atRest(world, machine))
    const now = states.join()
    if (now === before) return
    before = now
  }
  throw new Error('it does not come to rest')
}

async function atRest(world: World, machine: Machine): Promise<string> {
  world.acting = machine
  const result = await network.run(world, machine)
  world.acting = null
  const cursor = await machine.device.db.meta.get('cursor')
  return JSON.stringify([machine.name, result, cursor?.value, await machine.device.unsent()])
}
