/**
 * This project beside RxDB, PouchDB and plain Dexie rows: each in a real Chromium on an empty disk, against a server
 * process of its own on this machine, with the same facts. One system after the other, so that each has the machine
 * for itself. Server durability is the same (fsync at each commit; PouchDB's LevelDB as it comes); on the device ours
 * commits strictly, the peers as they come.
 */
import { type Bench, type Figure, median, quantile } from './bench.ts'
import { ChromiumPage } from './chromium-page.ts'
import { seedSchool, type SeededSchool } from './seed-school.ts'
import type { Running } from './servers/start.ts'
import { buildPages, type System, systems } from './systems.ts'

type Place = { school: SeededSchool; pages: string }

/** Bars beside peers, by what is measured. */
const beside = (peer: string, atMost: number) => ({ atMost, timesThatOf: peer })

export const pushBench: Bench = {
  name: 'push',
  title: 'What was written offline, until the server has it durably',
  run: async ({ quick }) => {
    const count = quick ? 2_000 : 10_000
    return atAPlace(0, (place) => ofEach((system) => measurePush(place, system, count)))
  },
}

async function measurePush(place: Place, system: System, count: number): Promise<Figure[]> {
  return onAPage(place, system, false, 1, async (page) => {
    await page.call('open')
    await page.offline(true)
    await page.call('write', count)
    await page.offline(false)
    await page.countTraffic()
    const value = await page.call('push')
    const facts = count.toLocaleString('en')
    const who = whoOf(system)
    return [
      {
        what: `push ${facts} facts`,
        ...who,
        value,
        unit: 'ms',
        includes: system.includes,
        bars: system === systems[0] ? [beside('RxDB', 1 / 8), beside('PouchDB', 1 / 5)] : [],
      },
      {
        what: `sent up per fact, ${facts} at once`,
        ...who,
        value: page.traffic.up / count,
        unit: 'bytes',
        bars: system === systems[0] ? [{ atMost: 40 }] : [],
      },
    ]
  })
}

export const firstSyncBench: Bench = {
  name: 'first-sync',
  title: 'An empty browser fetches the whole ledger; then the browser is started anew with it on the disk',
  run: async ({ quick }) => {
    const count = quick ? 10_000 : 100_000
    const slowCount = quick ? 2_000 : 20_000
    const figures = await atAPlace(count, (place) =>
      ofEach((system) => measureFirstSync(place, system, count, 1)),
    )
    if (quick) return figures
    return [
      ...figures,
      ...(await atAPlace(slowCount, (place) =>
        ofEach((system) => measureFirstSync(place, system, slowCount, 6)),
      )),
    ]
  },
}

async function measureFirstSync(
  place: Place,
  system: System,
  count: number,
  slower: number,
): Promise<Figure[]> {
  return onAPage(place, system, true, slower, async (page, server) => {
    await page.countTraffic()
    const stopHeap = page.watchHeap()
    const fill = await page.call('fill', count)
    const heap = stopHeap()
    if (fill.facts !== count) throw new Error(`${system.name}: ${fill.facts} facts, not ${count}`)
    const longest = await page.longestTask()
    const down = page.traffic.down / count
    await page.close()
    const stored = page.storedBytes() / count
    await page.open(server.address + pathOf(system, place), slower)
    const start = await page.call('start', count)
    const label = `${count.toLocaleString('en')} facts${slower > 1 ? `, CPU ${slower}× slower` : ''}`
    const isOurs = system === systems[0]
    const figure = (
      what: string,
      value: number,
      unit: Figure['unit'],
      more: Partial<Figure> = {},
    ): Figure => ({
      what: `${what}, ${label}`,
      ...whoOf(system),
      value,
      unit,
      ...more,
    })
    return [
      figure('first sync: something to show', fill.useful, 'ms'),
      figure('first sync: everything stored', fill.complete, 'ms', {
        includes: system.includes,
        bars: isOurs ? [beside('RxDB', 1 / 30), beside('Dexie rows', 1 / 10)] : [],
      }),
      figure('first sync: totals of all known', fill.totals, 'ms'),
      figure('highest heap', heap, 'MB'),
      figure('longest task', longest, 'ms'),
      figure('sent down per fact', down, 'bytes', isOurs ? { bars: [{ atMost: 24 }] } : {}),
      figure('stored per fact', stored, 'bytes', isOurs ? { bars: [{ atMost: 60 }] } : {}),
      figure('cold start to the totals of all', start, 'ms'),
    ]
  })
}

export const latencyBench: Bench = {
  name: 'latency',
  title: 'One fact from device A until it stands in a live query on device B',
  run: async ({ quick }) => {
    const count = quick ? 40 : 500
    return atAPlace(0, (place) => ofEach((system) => measureLatency(place, system, count)))
  },
}

const longestWait = 30_000

async function measureLatency(place: Place, system: System, count: number): Promise<Figure[]> {
  const server = await system.serve(place.school, place.pages, false)
  const pages = [new ChromiumPage(), new ChromiumPage(), new ChromiumPage()] as const
  const [from, to, busy] = pages
  try {
    for (const page of pages) {
      await page.open(server.address + pathOf(system, place))
      await page.call('open')
      await page.call('live')
    }
    const idle = await oneByOne(from, to, count)
    const load = setInterval(() => void busy.call('send').catch(() => undefined), 100)
    const loaded = await oneByOne(from, to, count)
    clearInterval(load)
    return [
      ...latencyFigures(system, 'idle', idle),
      ...latencyFigures(system, 'while a third device writes ten a second', loaded),
    ]
  } finally {
    await Promise.all(pages.map((page) => page.remove()))
    await server.stop()
  }
}

async function oneByOne(from: ChromiumPage, to: ChromiumPage, count: number): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < count; turn += 1) {
    const { id, at } = await from.call('send')
    const lost = new Promise<number>((resolve) => setTimeout(() => resolve(Infinity), longestWait))
    times.push((await Promise.race([to.call('arrival', id), lost])) - at)
    // Not in step with anybody's timers.
    await new Promise((resolve) => setTimeout(resolve, 20 + ((turn * 37) % 60)))
  }
  return times
}

function latencyFigures(system: System, when: string, times: number[]): Figure[] {
  const isOurs = system === systems[0]
  const detail = `n ${times.length}, worst ${Math.max(...times).toFixed(0)} ms`
  const p50: Figure = { what: `one fact, ${when}, p50`, ...whoOf(system), value: median(times), unit: 'ms' }
  const p95: Figure = {
    what: `one fact, ${when}, p95`,
    ...whoOf(system),
    value: quantile(times, 0.95),
    unit: 'ms',
    detail,
  }
  if (!isOurs) return [p50, p95]
  return [
    { ...p50, bars: [beside('RxDB', 1)] },
    { ...p95, bars: [beside('RxDB', 1.2)] },
  ]
}

/** One after the other. A peer that does not get to its end has no figures and is named; ours ends the run. */
async function ofEach(measure: (system: System) => Promise<Figure[]>): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const system of systems) {
    try {
      figures.push(...(await measure(system)))
    } catch (error) {
      if (system === systems[0]) throw error
      console.log(`${system.name} did not get to its end: ${String((error as Error).cause ?? error)}`)
    }
  }
  return figures
}

const whoOf = (system: System) => (system === systems[0] ? {} : { who: system.name })
const pathOf = (system: System, { school }: Place) => `/${system.page(school.password)}`

async function atAPlace(facts: number, work: (place: Place) => Promise<Figure[]>): Promise<Figure[]> {
  const pages = await buildPages()
  const school = await seedSchool(facts)
  try {
    return await work({ school, pages: pages.folder })
  } finally {
    school.remove()
    pages.remove()
  }
}

async function onAPage(
  place: Place,
  system: System,
  isSeeded: boolean,
  slower: number,
  work: (page: ChromiumPage, server: Running) => Promise<Figure[]>,
): Promise<Figure[]> {
  const server = await system.serve(place.school, place.pages, isSeeded)
  const page = new ChromiumPage()
  try {
    await page.open(server.address + pathOf(system, place), slower)
    return await work(page, server)
  } catch (error) {
    throw new Error(`${system.name}: ${page.complaints.join('; ')}`, { cause: error })
  } finally {
    await page.remove()
    await server.stop()
  }
}
