/**
 * The kiosk's numbers in real Chromium with the CPU throttled 4×, one term of a class stored:
 *   tap to durable tick   from the tap on 是我 until the tick stands on the screen, which the screen shows only after
 *                         the strict transaction has committed; beside it the same row put with plain IndexedDB
 *                         (strict) in the same page
 *   cold start offline    the browser was killed and is started again on the same disk, without a network: from the
 *                         page's navigation until a child's tile stands; beside it a small file of the same worker
 *   JavaScript            every script the paired tablet's page fetched from its service worker before that tile
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { Profile, slowDown } from '../support/browser.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { openOffice, pairInPage } from '../support/http-office.ts'
import { type Bench, type Figure, median, quantile } from './bench.ts'

const throttle = 4
const tile = 'button.due-tile'
const picture = 'svg'
const small = '/favicon.svg'

export const kioskBench: Bench = {
  name: 'kiosk',
  title: `The kiosk, Chromium, CPU ${throttle}× slower, a class's term stored`,
  run: ({ quick }) => benchKiosk(quick ? { taps: 15, starts: 3 } : { taps: 60, starts: 7 }),
}

async function benchKiosk({ taps, starts }: { taps: number; starts: number }): Promise<Figure[]> {
  const noon = nextSchoolNoon()
  const server = await startDemoServer(noon, 0, { weeks: 11 })
  const tablet = new Profile('tablet')
  const ahead = Date.parse(`${noon}:00+08:00`) - Date.now()
  const open = () => openTablet(tablet, ahead)
  try {
    let page = await open()
    const facts = await fillWithATerm(page, server)
    await slowDown(page, throttle)
    const plainPut = await plainPuts(page, taps)
    const ticks = await measureTicks(page, taps)
    const cold: number[] = []
    const plain: number[] = []
    let scripts: string[] = []
    for (let turn = 0; turn < starts; turn += 1) {
      await tablet.kill()
      page = await open()
      await tablet.offline(true)
      await slowDown(page, throttle)
      const start = await startOf(page, `${server.address}/kiosk`, tile)
      cold.push(start.ready)
      scripts = start.scripts
      plain.push((await startOf(page, server.address + small, picture)).ready)
    }
    return figures({ ticks, plainPut, cold, plain, scripts, facts })
  } finally {
    await tablet.close()
    await server.stop()
  }
}

type Measured = Record<'ticks' | 'plainPut' | 'cold' | 'plain', number[]> & {
  scripts: string[]
  facts: number
}

function figures({ ticks, plainPut, cold, plain, scripts, facts }: Measured): Figure[] {
  const spread = (times: number[]) => `p50 ${median(times).toFixed(1)}, n ${times.length}`
  const tick = 'tap to durable tick, p95'
  const start = 'cold start offline to the first tile, median'
  const weight = scripts.map((path) => gzipSync(readFileSync(join('dist', path)), { level: 9 }).length)
  const worst = (times: number[]) => `worst ${Math.max(...times).toFixed(0)}, n ${times.length}`
  return [
    { what: tick, value: quantile(ticks, 0.95), unit: 'ms', detail: spread(ticks), bars: [{ atMost: 50 }] },
    {
      what: tick,
      who: 'a bare strict put',
      value: quantile(plainPut, 0.95),
      unit: 'ms',
      detail: spread(plainPut),
    },
    {
      what: start,
      value: median(cold),
      unit: 'ms',
      detail: `${worst(cold)}, ${facts} facts stored`,
      bars: [{ atMost: 1500 }],
    },
    { what: start, who: 'a small file', value: median(plain), unit: 'ms', detail: worst(plain) },
    {
      what: 'JavaScript before the first tile, gzip -9',
      value: weight.reduce((sum, bytes) => sum + bytes, 0) / 1000,
      unit: 'kB',
      detail: `${scripts.length} files`,
      bars: [{ atMost: 100 }],
    },
  ]
}

/** Half past eleven and a little, on the Wednesday after today: a build never doubts a clock that is ahead of it. */
function nextSchoolNoon(): string {
  const day = new Date()
  do day.setUTCDate(day.getUTCDate() + 1)
  while (day.getUTCDay() !== 3)
  return `${day.toISOString().slice(0, 10)}T11:36`
}

async function openTablet(tablet: Profile, ahead: number): Promise<Page> {
  const page = await tablet.start()
  await tablet.context.addInitScript(setClock, ahead)
  await tablet.context.addInitScript(noteFirst, [tile, picture])
  return page
}

/** The tablet's clock shows the school's noon, as the server's does: a clock days off would be doubted offline. */
function setClock(ahead: number): void {
  const Truth = Date
  globalThis.Date = class extends Truth {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [Truth.now() + ahead] : given) as [number]))
    }
    static override now = () => Truth.now() + ahead
  } as DateConstructor
}

/** Notes in the page when the first of each of these has been painted: milliseconds since the navigation began. */
function noteFirst(selectors: string[]): void {
  const seen: Record<string, number> = {}
  Object.assign(globalThis, { firstSeen: seen })
  const look = () => {
    for (const selector of selectors) {
      if (document.querySelector(selector)) seen[selector] ??= performance.now()
    }
    if (performance.now() < 30_000) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

async function fillWithATerm(page: Page, server: DemoServer): Promise<number> {
  const office = await openOffice(server.address, 'lead', server.password)
  await pairInPage(page, server.address, office, { id: 'tablet-2024-2' })
  await page.locator(tile).first().waitFor({ timeout: 60_000 })
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  // The disk gets what localStorage holds only after a while.
  await page.waitForTimeout(8000)
  return page.evaluate(countFacts)
}

async function countFacts(): Promise<number> {
  const [first] = await indexedDB.databases()
  const open = indexedDB.open(first?.name ?? '')
  await new Promise((resolve) => (open.onsuccess = resolve))
  const count = open.result.transaction('ledger').objectStore('ledger').count()
  await new Promise((resolve) => (count.onsuccess = resolve))
  open.result.close()
  return count.result
}

/** Taps a due child, confirms, and takes the time inside the page; then takes it back with the chip. */
async function measureTicks(page: Page, count: number): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < count; turn += 1) {
    await page.locator(tile).first().click()
    const yes = page.getByRole('button', { name: '是我', exact: true })
    await yes.waitFor()
    await page.waitForTimeout(400)
    times.push(await yes.evaluate(tapAndWait))
    const undo = page.getByRole('button', { name: /撤销/ })
    await undo.waitFor({ timeout: 15_000 })
    await page.waitForTimeout(400)
    await undo.click()
    await page.waitForTimeout(500)
  }
  return times
}

/** Runs in the page: one tap, and milliseconds until the tick's seal has been painted. */
function tapAndWait(button: Element): Promise<number> {
  return new Promise((resolve) => {
    const began = performance.now()
    const look = () => {
      if (!document.querySelector('.stamp.large')) return void requestAnimationFrame(look)
      resolve(performance.now() - began)
    }
    ;(button as HTMLElement).click()
    requestAnimationFrame(look)
  })
}

/** The same amount of work without us: one row of the same size, strict, in the same page and profile. */
async function plainPuts(page: Page, count: number): Promise<number[]> {
  return page.evaluate(async (turns) => {
    const open = indexedDB.open('bench-plain', 1)
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onupgradeneeded = () => void open.result.createObjectStore('rows', { autoIncrement: true })
      open.onsuccess = () => resolve(open.result)
      open.onerror = () => reject(open.error ?? new Error('open'))
    })
    const times: number[] = []
    for (let turn = 0; turn < turns; turn += 1) {
      const began = performance.now()
      await new Promise<void>((resolve) => {
        const tx = db.transaction('rows', 'readwrite', { durability: 'strict' })
        tx.objectStore('rows').add({ text: 'x'.repeat(500), turn })
        tx.oncomplete = () => resolve()
      })
      times.push(performance.now() - began)
    }
    db.close()
    indexedDB.deleteDatabase('bench-plain')
    return times
  }, count)
}

type Start = { ready: number; scripts: string[] }

/** One navigation: when the first `wanted` stood, and the scripts that had been asked for by then. */
async function startOf(page: Page, address: string, wanted: string): Promise<Start> {
  await page.goto(address, { waitUntil: 'commit' })
  const seen = await page.waitForFunction(
    (selector) => (globalThis as unknown as { firstSeen: Record<string, number> }).firstSeen[selector],
    wanted,
  )
  const ready = Number(await seen.jsonValue())
  return { ready, scripts: await page.evaluate(scriptsUntil, ready) }
}

function scriptsUntil(moment: number): string[] {
  return performance
    .getEntriesByType('resource')
    .filter(({ name, startTime }) => name.endsWith('.js') && startTime < moment)
    .map(({ name }) => new URL(name).pathname)
}
