/**
 * Live pages in the story: made by the server's own code from where the stream stood, read by the device's own, and on
 * the way whatever a network does to a stream. A session that has ended has no stream.
 */
import type { LivePage } from '../../../src/domain/protocol/live.ts'
import { readMeta } from '../../../src/client/db/database.ts'
import { livePages } from '../../../src/client/sync/live-pages.ts'
import { readSpan } from '../../../src/server/live/committed-span.ts'
import { greeting, pageFor } from '../../../src/server/live/live-feed.ts'
import type { Command, PageFate } from './commands.ts'
import type { Machine, Stream } from './machine.ts'
import { run } from './play-sync.ts'
import type { World } from './world.ts'

export async function hear(world: World, { at, fate }: Extract<Command, { do: 'hear' }>): Promise<void> {
  const machine = await world.machine(at)
  if (!(await isAdmitted(world, machine))) return
  const stream = openStream(world, machine)
  const page = await nextPage(world, machine, stream)
  for (const one of arriving(stream, page, fate)) await stream.read(one)
}

/** What is still on its way arrives after all, in a stream that is open no more. */
export async function lastPages(world: World, machine: Machine): Promise<void> {
  if (machine.isGone || !machine.stream || !(await isAdmitted(world, machine))) return
  const { stream } = machine
  for (const page of stream.late.splice(0)) await stream.read(page)
}

const isAdmitted = async ({ server }: World, { device: { browser, author } }: Machine): Promise<boolean> => {
  const headers = { 'x-shanzhen-as': author.kind, 'x-shanzhen-id': author.id }
  const answer = await server.send('GET', 'session', undefined, { headers, cookies: browser.cookies })
  return answer.status === 200 && answer.body[author.kind]?.id === author.id
}

function openStream(world: World, machine: Machine): Stream {
  if (machine.stream?.life === world.lives) return machine.stream
  const { db } = machine.device
  const ask = () => void (machine.stream && (machine.isAsked = true))
  const read = livePages({ db, running: () => null, ask })
  const stream = {
    life: world.lives,
    at: null,
    late: machine.stream?.late ?? [],
    read: async (page: LivePage) => {
      await read(page)
      if (!machine.isAsked) return
      machine.isAsked = false
      await run(world, machine)
    },
  }
  machine.stream = stream
  return stream
}

async function nextPage(world: World, { device }: Machine, stream: Stream): Promise<LivePage | null> {
  const { services } = world.server
  const span = await readSpan(services, services.views, world.school, stream.at)
  const isFirst = stream.at === null
  stream.at = span.to
  const install = (await readMeta(device.db, 'install')) ?? ''
  const listener = { author: device.author, state: 'active', install } as const
  return isFirst ? greeting(span) : pageFor(services, span, listener)
}

function arriving(stream: Stream, page: LivePage | null, fate: PageFate): LivePage[] {
  const before = stream.late.splice(0)
  if (!page || fate === 'lost') return before
  if (fate === 'late') {
    stream.late.push(...before, page)
    return []
  }
  return fate === 'twice' ? [...before, page, page] : [...before, page]
}
