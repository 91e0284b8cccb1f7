/**
 * The screen in the hall, on the real server: a new fact is on it within a second of its commit, a pulled cable leaves
 * it as it was, it comes back by itself, and ten minutes without a touch leave nothing behind.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { findChromium } from '../support/find-chromium.ts'
import { type HttpOffice, openOffice, pairInPage } from '../support/http-office.ts'
import { aNetworkLine } from '../support/network-line.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const aWhile = 240_000
let browser: Browser
let server: DemoServer
let office: HttpOffice
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--disable-gpu', '--no-first-run', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
  server = await startDemoServer('2026-11-18T11:48', 0, { classesPerGrade: 2, weeks: 2 })
  office = await openOffice(server.address, 'lead', server.password)
}, aWhile)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

type Size = { width: number; height: number }
const hall: Size = { width: 1920, height: 1080 }

type Opening = { size?: Size; address?: string; fakeClock?: boolean }

async function openBoard(device: object, opening: Opening = {}): Promise<Page> {
  const { size = hall, address = server.address, fakeClock = false } = opening
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  if (fakeClock) await page.clock.install()
  await pairInPage(page, address, office, device)
  await page.waitForURL(/\/board$/, { timeout: 60_000 })
  await page
    .getByText('五色花开')
    .or(page.getByText(/班的花/))
    .waitFor({ timeout: 60_000 })
  return page
}

/** A teacher awards a child; the answer to the sync that brings it is the server's commit. */
async function award(phone: Page, seat: number): Promise<number> {
  await phone.locator('button.kid').nth(seat).click()
  await phone.getByRole('button', { name: /加分/ }).first().click()
  const sheet = phone.getByRole('dialog')
  await sheet.waitFor()
  await phone.waitForTimeout(400)
  const committed = phone.waitForResponse((response) => response.url().endsWith('/api/v1/sync'))
  await sheet.getByRole('button').filter({ hasText: /\+\d/ }).first().click()
  await committed
  return Date.now()
}

const sums = (page: Page) => page.locator('.bloom .sum').allInnerTexts()

async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    type Found = { violations: Array<{ id: string; nodes: Array<{ target: string[] }> }> }
    const { axe: own } = window as unknown as { axe: { run: () => Promise<Found> } }
    const { violations } = await own.run()
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`))
  })
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number }
  return usedSize
}

describe('the screen in the hall', () => {
  test(
    'shows a new award within a second of its commit, stands without a network, and comes back by itself',
    async () => {
      const line = await aNetworkLine(server.address)
      const board = await openBoard({ name: '大厅屏', use: 'board' }, { address: line.address })
      const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
      await phone.goto(`${server.address}/login`)
      await phone.getByLabel('登录名').fill('class')
      await phone.getByLabel('密码', { exact: true }).fill(server.password)
      await phone.keyboard.press('Enter')
      await phone.waitForURL(/teacher/)
      await phone.goto(`${server.address}/teacher/class`)
      const before = await sums(board)
      const committed = await award(phone, 0)
      await expect.poll(() => sums(board), { interval: 20, timeout: 10_000 }).not.toEqual(before)
      const delay = Date.now() - committed
      console.log(`an award was on the board ${delay} ms after the phone heard of its commit`)
      expect(delay).toBeLessThan(1000)

      await board.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      await line.pull()
      const shown = await sums(board)
      await board.reload()
      await board.getByText('没有网络').waitFor({ timeout: 60_000 })
      expect(await sums(board)).toEqual(shown)

      await award(phone, 1)
      await line.plugIn()
      await expect.poll(() => sums(board), { timeout: 60_000 }).not.toEqual(shown)
      expect(await board.getByText('没有网络').count()).toBe(0)
    },
    aWhile,
  )

  test(
    'stands for ten minutes without a touch, and keeps no more memory at the end than after the first',
    async () => {
      const board = await openBoard({ name: '大厅屏二', use: 'board' }, { fakeClock: true })
      const session = await board.context().newCDPSession(board)
      await board.clock.runFor(60_000)
      const first = await heapOf(session)
      for (let minute = 0; minute < 10; minute += 1) await board.clock.runFor(60_000)
      const last = await heapOf(session)
      console.log(`heap ${Math.round(first / 1000)} kB, ten minutes later ${Math.round(last / 1000)} kB`)
      expect(last).toBeLessThan(first * 1.1 + 500_000)
      expect(await sums(board)).toHaveLength(5)
    },
    aWhile,
  )

  test.each([
    ['across', hall],
    ['upright', { width: 1080, height: 1920 }],
    ['in 4K', { width: 3840, height: 2160 }],
  ])(
    'fits the screen %s, and axe finds nothing',
    async (name, size) => {
      const board = await openBoard({ name: `大厅屏 ${name}`, use: 'board' }, { size })
      expect(await faultsOf(board)).toEqual([])
      const over = await board.evaluate(
        () =>
          [...document.querySelectorAll('.stage > *, .stage .card')].filter((element) => {
            const { right, bottom } = element.getBoundingClientRect()
            return (
              right > innerWidth + 1 ||
              bottom > innerHeight + 1 ||
              element.scrollWidth > element.clientWidth + 1
            )
          }).length,
      )
      expect(over).toBe(0)
      if (process.env['PICTURES'])
        await board.screenshot({ path: `${process.env['PICTURES']}/board-${size.width}.png` })
    },
    aWhile,
  )

  test(
    'in a classroom shows the own class',
    async () => {
      const board = await openBoard({ name: '教室屏', use: 'board', class: 'class-2024-2' })
      expect(await board.getByRole('heading', { name: '三(2)班的花' }).count()).toBe(1)
    },
    aWhile,
  )
})
