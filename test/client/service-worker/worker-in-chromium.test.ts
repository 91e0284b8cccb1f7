/** The built service worker in a real browser: what it keeps, what it leaves alone, when it takes over, what it pushes. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser } from '../../support/browser.ts'
import { goodPassword } from '../../support/server.ts'
import { aDevice, aListeningSchool, builtClient, closeAll } from '../welcome/welcome-school.ts'
import { type FilesServer, startFilesServer } from './files-server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(() => closeAll(browser), 30_000)
afterAll(() => browser.close())

/** A page whose worker is ready, opened a second time: from here on the worker answers. */
async function secondVisit(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.reload()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  return page
}
const mark = (page: Page) => page.evaluate(() => void ((globalThis as { mark?: boolean }).mark = true))
const isMarked = (page: Page) => page.evaluate(() => (globalThis as { mark?: boolean }).mark === true)
const update = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    await registration?.update()
  })
const worker = (page: Page, which: 'waiting' | 'installing') =>
  page.evaluate(async (name) => (await navigator.serviceWorker.getRegistration())?.[name] !== null, which)

describe('the app’s own files', () => {
  let server: FilesServer
  beforeEach(async () => {
    server = await startFilesServer(builtClient)
  })
  afterEach(() => server.stop())

  it('open every screen without a network from the second visit on', async () => {
    const context = await aDevice(browser)
    const page = await secondVisit(context, server.address)
    await context.setOffline(true)
    await page.goto(`${server.address}/pair`)
    await page.getByRole('heading', { name: '输入 8 位配对码' }).waitFor()
    await page.goto(`${server.address}/login?to=/office/import`)
    await page.getByRole('heading', { name: '老师登录' }).waitFor()
  })

  it('are all that is kept: the API is never answered, nor its answers stored', async () => {
    const context = await aDevice(browser)
    const page = await secondVisit(context, server.address)
    const ask = () =>
      page.evaluate(() =>
        fetch('/api/v1/session').then(
          (answer) => answer.status,
          () => 'no network',
        ),
      )
    expect(await ask()).toBe(200)
    const kept = await page.evaluate(async () => {
      const urls = []
      for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) urls.push(new URL(url).pathname)
      return urls
    })
    expect(kept.length).toBeGreaterThan(5)
    expect(kept.filter((path) => path.startsWith('/api'))).toEqual([])
    await context.setOffline(true)
    expect(await ask()).toBe('no network')
  })

  it('of a new build wait: no window reloads by itself, and none when another one lets it take over', async () => {
    const context = await aDevice(browser)
    const first = await secondVisit(context, server.address)
    const other = await context.newPage()
    await other.goto(`${server.address}/login`)
    await Promise.all([first, other].map(mark))
    server.release()
    await update(first)
    await expect.poll(() => worker(first, 'waiting'), { timeout: 15_000 }).toBe(true)
    expect(await isMarked(first)).toBe(true)
    await first.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      const changed = new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve),
      )
      registration?.waiting?.postMessage({ type: 'SKIP_WAITING' })
      await changed
    })
    await first.waitForTimeout(500)
    expect(await Promise.all([first, other].map(isMarked))).toEqual([true, true])
  })

  it('are counted by window, so that an idle kiosk knows when it is alone', async () => {
    const context = await aDevice(browser)
    const page = await secondVisit(context, server.address)
    const windows = () =>
      page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = ({ data }: MessageEvent<{ windows: number }>) => resolve(data.windows)
            navigator.serviceWorker.controller?.postMessage({ type: 'COUNT_WINDOWS' }, [port2])
          }),
      )
    expect(await windows()).toBe(1)
    const other = await context.newPage()
    await other.goto(`${server.address}/login`)
    expect(await windows()).toBe(2)
  })

  it('stay as they are when a captive portal answers in the place of a new build', async () => {
    const context = await aDevice(browser)
    const page = await secondVisit(context, server.address)
    server.release()
    server.portal = true
    const before = server.asked.length
    await update(page)
    await expect.poll(() => worker(page, 'installing'), { timeout: 15_000 }).toBe(false)
    expect(server.asked.slice(before).length).toBeGreaterThan(1)
    expect(await worker(page, 'waiting')).toBe(false)
    await context.setOffline(true)
    await page.goto(`${server.address}/login`)
    await page.getByRole('heading', { name: '老师登录' }).waitFor()
  })
})

describe('background sync', () => {
  it('brings what a closed phone had not sent to the server, by the cookie alone', async () => {
    const school = await aListeningSchool()
    const made = await school.lead.send('POST', 'records', {
      changes: [
        { kind: 'class', id: 'class-2024-2', version: 0, body: { entryYear: 2024, number: 2 } },
        {
          kind: 'student',
          id: 'student-zeng',
          version: 0,
          body: {
            name: '曾乐',
            pinyin: ['zēng', 'lè'],
            symbol: 'fish',
            memberships: [{ class: 'class-2024-2', seat: 7, from: '2026-09-01' }],
            consent: 'electronic',
          },
        },
      ],
    })
    expect(made.status).toBe(200)
    const context = await aDevice(browser, { width: 390, height: 844 })
    const page = await secondVisit(context, `${school.address}/login`)
    await page.getByLabel('登录名').fill('zhoumin')
    await page.getByLabel('密码', { exact: true }).fill(goodPassword)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.waitForURL('**/teacher/today')
    const database = `shanzhen-staff-${school.ids.lead}`
    let cursor: { number: number } | undefined
    await expect
      .poll(async () => (cursor = await readMeta(page, database, 'cursor').catch(() => undefined)), {
        timeout: 15_000,
      })
      .toBeTruthy()

    // The app is closed: what stays open is a picture of the same origin.
    await page.goto(`${school.address}/favicon.svg`)
    await writeAward(page, database, {
      staff: school.ids.lead,
      at: Math.floor(school.clock.now / 1000),
      basis: cursor?.number ?? 0,
    })
    expect(await countOf(page, database, 'acks')).toBe(0)
    await wakeForSync(context, page)
    await expect.poll(() => countOf(page, database, 'acks'), { timeout: 15_000 }).toBe(1)
    const { read } = school.services.database
    const facts = await read.selectFrom('fact').select(['type', 'author']).execute()
    expect(facts).toEqual([{ type: 'points.awarded.v1', author: school.ids.lead }])
  })
})

/** What Chromium does when the network is back. */
async function wakeForSync(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  const found = new Promise<string>((resolve) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations
      if (first) resolve(first.registrationId)
    }),
  )
  await session.send('ServiceWorker.enable')
  const origin = new URL(page.url()).origin
  const registrationId = await found
  await session.send('ServiceWorker.dispatchSyncEvent', {
    origin,
    registrationId,
    tag: 'shanzhen-push',
    lastChance: false,
  })
}

const readMeta = (page: Page, database: string, key: string): Promise<{ number: number } | undefined> =>
  page.evaluate(
    async ([name, wanted]) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open(name as string)
        open.onsuccess = () => resolve(open.result)
        open.onerror = () => reject(open.error as Error)
      })
      const get = db
        .transaction('meta')
        .objectStore('meta')
        .get(wanted as string)
      const row = await new Promise<{ value: { number: number } } | undefined>(
        (resolve) => (get.onsuccess = () => resolve(get.result)),
      )
      db.close()
      return row?.value
    },
    [database, key],
  )

const countOf = (page: Page, database: string, table: string): Promise<number> =>
  page.evaluate(
    async ([name, store]) => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const open = indexedDB.open(name as string)
        open.onsuccess = () => resolve(open.result)
      })
      const count = db
        .transaction(store as string)
        .objectStore(store as string)
        .count()
      const rows = await new Promise<number>((resolve) => (count.onsuccess = () => resolve(count.result)))
      db.close()
      return rows
    },
    [database, table],
  )

/** One award in the store, as the command writes it. */
const writeAward = (
  page: Page,
  database: string,
  { staff, at, basis }: { staff: string; at: number; basis: number },
): Promise<void> =>
  page.evaluate(
    async ([name, author, when, seen]) => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const open = indexedDB.open(name as string)
        open.onsuccess = () => resolve(open.result)
      })
      const transaction = db.transaction(['meta', 'own'], 'readwrite')
      const fact = {
        id: '01990000-0000-7000-8000-0000000000aa',
        type: 'points.awarded.v1',
        author: { kind: 'staff', id: author },
        assurance: 'session',
        basis: seen,
        occurredAt: when,
        clockOffset: 0,
        body: { student: 'student-zeng', colour: 'green', points: 2, label: '捡起纸屑' },
      }
      transaction.objectStore('own').add({ fact, stamp: {}, page: 'gone', monotonic: 1 })
      await new Promise((resolve) => (transaction.oncomplete = resolve))
      db.close()
    },
    [database, staff, at, basis] as const,
  )
