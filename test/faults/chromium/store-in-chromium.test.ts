/**
 * The real store in real Chromium: the browser is killed, its disk is full, its storage is cleared, its tabs freeze.
 * The page has no screens; its requests go to a real server process through the test, which can hold them.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { Profile } from '../../support/browser.ts'
import { aSchoolFolder, ledgerOf, type SchoolFolder, startOn } from '../../support/school-process.ts'
import type { DevicePage } from './device-page.ts'

const home = 'https://school.test'
const aWhile = 120_000
let bundle = ''
let folder: SchoolFolder
let address = ''
let profile: Profile
/** Requests of these pages are never answered. */
let frozen: Page | null

beforeAll(async () => {
  const entry = new URL('./device-page.ts', import.meta.url).pathname
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'device-page' } },
  })
  const output = (Array.isArray(made) ? made : [made])[0] as { output: Array<{ code?: string }> }
  bundle = output.output[0]?.code ?? ''
}, aWhile)

beforeEach(async () => {
  frozen = null
  folder = await aSchoolFolder()
  address = (await startOn(folder)).address
  profile = new Profile('phone')
  await profile.start()
  await carry(profile.context)
}, aWhile)
afterEach(() => profile.close())

async function carry(context: BrowserContext): Promise<void> {
  await context.route(`${home}/**`, async (route) => {
    const request = route.request()
    const { pathname } = new URL(request.url())
    if (pathname === '/page.js') return route.fulfill({ contentType: 'text/javascript', body: bundle })
    if (pathname !== '/api/v1/sync')
      return route.fulfill({
        contentType: 'text/html',
        body: '<script type="module" src="/page.js"></script>',
      })
    if (frozen && request.frame().page() === frozen) return
    const answer = await fetch(`${address}/api/v1/sync`, {
      method: 'POST',
      headers: {
        ...sentHeaders(request.headers()),
        cookie: `__Host-sz-staff=${folder.tokens.get('teacher-one')}`,
        'sec-fetch-site': 'same-origin',
      },
      body: new Uint8Array(request.postDataBuffer() ?? []),
    })
    const body = Buffer.from(await answer.arrayBuffer())
    const headers = { 'content-type': 'application/json; charset=utf-8', 'x-shanzhen': '1' }
    await route.fulfill({ status: answer.status, headers, body })
  })
}

const sentHeaders = (headers: Record<string, string>) =>
  Object.fromEntries(
    ['content-type', 'content-encoding', 'x-shanzhen-as', 'x-shanzhen-id']
      .filter((name) => headers[name] !== undefined)
      .map((name) => [name, headers[name] ?? '']),
  )

async function aTab(): Promise<Page> {
  const page = await profile.context.newPage()
  await page.goto(`${home}/`)
  await page.waitForFunction(() => 'device' in globalThis)
  await call(page, 'open')
  return page
}

/** Calls one of the page's functions. */
const call = <K extends keyof DevicePage>(page: Page, name: K, argument?: unknown) =>
  page.evaluate(
    ([method, given]) =>
      (globalThis as unknown as { device: Record<string, (given: unknown) => unknown> }).device[
        method as string
      ]?.(given),
    [name, argument],
  ) as Promise<Awaited<ReturnType<DevicePage[K]>>>

test(
  'the browser is killed right after the tick: the fact is there, and arrives once',
  { timeout: aWhile },
  async () => {
    let page = await aTab()
    expect(await call(page, 'sync')).toBe('done')
    const ticked: string[] = []
    for (let round = 0; round < (process.env['FAULTS'] === 'all' ? 10 : 3); round += 1) {
      ticked.push(...(await call(page, 'award', `第${round}次`)))
      await profile.kill()
      await profile.start()
      await carry(profile.context)
      page = await aTab()
      expect(await call(page, 'own')).toEqual(expect.arrayContaining(ticked))
    }
    expect(await call(page, 'sync')).toBe('done')
    expect(ledgerOf(folder).sort()).toEqual(ticked.sort())
  },
)

test(
  'the disk is full: what was ticked is there, what was not is not, and with room again all goes on',
  { timeout: aWhile },
  async () => {
    const page = await aTab()
    expect(await call(page, 'sync')).toBe('done')
    const ticked = [...(await call(page, 'award', '先写的'))]
    const session = await profile.context.newCDPSession(page)
    await session.send('Storage.overrideQuotaForOrigin', { origin: home, quotaSize: 3_000_000 })
    await call(page, 'fillCache', 6).catch(() => undefined)
    let refused = 0
    for (let index = 0; index < 60; index += 1) {
      const written = await call(page, 'award', '满了'.repeat(90)).catch(() => null)
      if (written) ticked.push(...written)
      else refused += 1
    }
    expect([...(await call(page, 'own'))].sort()).toEqual([...ticked].sort())
    await session.send('Storage.overrideQuotaForOrigin', { origin: home })
    ticked.push(...(await call(page, 'award', `后写的，满了 ${refused} 次`)))
    expect(await call(page, 'sync')).toBe('done')
    expect(ledgerOf(folder).sort()).toEqual(ticked.sort())
  },
)

test(
  'the storage is cleared: another install, everything that had arrived comes back',
  { timeout: aWhile },
  async () => {
    const page = await aTab()
    const before = await call(page, 'open')
    expect(await call(page, 'sync')).toBe('done')
    const arrived = await call(page, 'award', '已经上传')
    expect(await call(page, 'sync')).toBe('done')
    const session = await profile.context.newCDPSession(page)
    await session.send('Storage.clearDataForOrigin', { origin: home, storageTypes: 'indexeddb' })
    await page.close()
    const again = await aTab()
    expect(await call(again, 'open')).not.toBe(before)
    expect(await call(again, 'sync')).toBe('done')
    const later = await call(again, 'award', '清空以后')
    expect(await call(again, 'sync')).toBe('done')
    expect(ledgerOf(folder)).toEqual([...arrived, ...later])
  },
)

test.each([2, 4])(
  '%i tabs, one of them frozen in the middle of a sync: the others bring everything, once',
  { timeout: aWhile },
  async (count) => {
    const tabs: Page[] = []
    for (let index = 0; index < count; index += 1) tabs.push(await aTab())
    const [first, ...others] = tabs as [Page, ...Page[]]
    expect(await call(first, 'sync')).toBe('done')
    frozen = first
    const ticked: string[] = []
    for (const [index, tab] of tabs.entries()) ticked.push(...(await call(tab, 'award', `第${index}页`)))
    void call(first, 'sync').catch(() => undefined)
    await first.waitForTimeout(300)
    for (let patience = 0; patience < 10; patience += 1) {
      for (const tab of others) await call(tab, 'sync')
      if (ledgerOf(folder).length === ticked.length) break
    }
    expect(ledgerOf(folder).sort()).toEqual([...ticked].sort())
    expect(await call(others[0] ?? first, 'unsent')).toBe(0)
  },
)

test('what is written while somebody else syncs goes out right after', { timeout: aWhile }, async () => {
  const page = await aTab()
  expect(await call(page, 'sync')).toBe('done')
  await call(page, 'holdLock', 2000)
  const ticked = await call(page, 'award', '升旗')
  await call(page, 'ask')
  await page.waitForTimeout(200)
  expect(await call(page, 'unsent')).toBe(1)
  await expect.poll(() => ledgerOf(folder), { timeout: 10_000 }).toEqual(ticked)
})
