/**
 * The kiosk's numbers in real Chromium with the CPU throttled 4×, one term of a class stored:
 *   tap to durable tick   from the tap on 是我 until the tick stands on the screen, which the screen shows only after
 *                         the strict transaction has committed; beside it, as a peer, the same row put with plain
 *                         IndexedDB (strict) in the same page
 *   cold start offline    from navigation, network down, until a child's tile can be tapped; beside it an empty page
 *                         of the same origin from the same service worker
 *   JavaScript            gzip bytes of every script fetched before the kiosk is usable, from an empty cache
 */
import { gzipSync } from 'node:zlib'
import { chromium, type CDPSession, type Page } from 'playwright-core'
import { findChromium } from '../support/find-chromium.ts'
import { startDemoServer } from '../support/demo-server.ts'
import { openOffice, pairInPage } from '../support/http-office.ts'

const throttle = 4
const tile = 'button:has-text("号")'
const noon = '2026-11-18T11:36'

export type KioskFigures = {
  tick: { p50: number; p95: number; n: number }
  plainPut: { p50: number; p95: number }
  coldStart: { median: number; worst: number; n: number }
  emptyPage: { median: number }
  scriptBytes: number
}

const sorted = (values: number[]) => [...values].sort((a, b) => a - b)
const at = (values: number[], share: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

export async function benchKiosk({ taps = 60, starts = 7 } = {}): Promise<KioskFigures> {
  const server = await startDemoServer(noon, 0, { weeks: 11 })
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
  try {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      hasTouch: true,
      locale: 'zh-CN',
    })
    await context.addInitScript(setClock, Date.parse(`${noon}:00+08:00`) - Date.now())
    const page = await context.newPage()
    const office = await openOffice(server.address, 'lead', server.password)
    await pairInPage(page, server.address, office, { id: 'tablet-2024-2' })
    await page.locator(tile).first().waitFor({ timeout: 30_000 })
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.waitForTimeout(3000)
    const scriptBytes = await fresh(browser, server.address, await context.storageState())
    const cdp = await context.newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle })
    const plainPut = await plainPuts(page, taps)
    const ticks = await measureTicks(page, taps)
    await context.setOffline(true)
    const coldStarts = await measureStarts(page, `${server.address}/kiosk`, tile, starts)
    const empty = await measureStarts(page, `${server.address}/favicon.svg`, 'svg', starts)
    await release(cdp)
    return {
      tick: { p50: at(ticks, 0.5), p95: at(ticks, 0.95), n: ticks.length },
      plainPut: { p50: at(plainPut, 0.5), p95: at(plainPut, 0.95) },
      coldStart: { median: at(coldStarts, 0.5), worst: Math.max(...coldStarts), n: coldStarts.length },
      emptyPage: { median: at(empty, 0.5) },
      scriptBytes,
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** The tablet's clock shows the school's noon, as the server's does: a clock days off would be doubted offline. */
function setClock(ahead: number): void {
  const truth = Date.now.bind(Date)
  Date.now = () => truth() + ahead
}

const release = (cdp: CDPSession) => cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })

function countScripts(page: Page): Map<string, number> {
  const scripts = new Map<string, number>()
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname
    if (path.startsWith('/assets/') && path.endsWith('.js')) {
      void response.body().then(
        (body) => scripts.set(path, gzipSync(body).length),
        () => undefined,
      )
    }
  })
  return scripts
}

/** The scripts that a tablet with an empty cache fetches until the first tile stands. */
async function fresh(
  browser: Awaited<ReturnType<typeof chromium.launch>>,
  address: string,
  storageState: Awaited<ReturnType<Awaited<ReturnType<typeof browser.newContext>>['storageState']>>,
): Promise<number> {
  const context = await browser.newContext({
    storageState,
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 800 },
  })
  const page = await context.newPage()
  const scripts = countScripts(page)
  await page.goto(`${address}/kiosk`)
  await page.locator(tile).first().waitFor({ timeout: 30_000 })
  await page.waitForTimeout(300)
  await context.close()
  return [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0)
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

async function measureStarts(page: Page, address: string, ready: string, count: number): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < count; turn += 1) {
    await page.goto('about:blank')
    const began = Date.now()
    await page.goto(address, { waitUntil: 'commit' })
    await page.locator(ready).first().waitFor({ timeout: 30_000 })
    times.push(Date.now() - began)
  }
  return times
}
