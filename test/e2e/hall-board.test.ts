/**
 * The screen in the hall, on the real server: a new fact is on it by itself (how soon is printed), a pulled cable leaves
 * it as it was, it comes back by itself, and an hour without a touch leaves nothing behind.
 */
import type { Browser, CDPSession } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { must } from '../../src/domain/result.ts'
import { openBrowser } from '../support/browser.ts'
import { awardTo, openBoard, openClassPage, sums } from '../support/board-journey.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { type HttpOffice, openOffice } from '../support/http-office.ts'
import { aNetworkLine } from '../support/network-line.ts'

const aWhile = 240_000
let browser: Browser
let server: DemoServer
let office: HttpOffice
beforeAll(async () => {
  browser = await openBrowser()
  server = await startDemoServer('2026-11-18T11:48', 0, { classesPerGrade: 2, weeks: 2 })
  office = await openOffice(server.address, 'lead', server.password)
}, aWhile)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

type Kept = { heap: number; nodes: number; listeners: number }

/** What the page holds on to, garbage left out. */
async function keptBy(session: CDPSession): Promise<Kept> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
  return { heap: usedSize, nodes, listeners: jsEventListeners }
}

describe('the screen in the hall', () => {
  test(
    'shows a new award by itself, stands without a network, and comes back',
    async () => {
      const line = await aNetworkLine(server.address)
      const board = await openBoard(browser, server, office, {}, { address: line.address })
      const phone = await openClassPage(browser, server)
      const before = await sums(board)
      const committed = await awardTo(phone, 0)
      await expect.poll(() => sums(board), { interval: 20, timeout: 60_000 }).not.toEqual(before)
      const delay = Date.now() - committed
      console.log(`an award was on the board ${delay} ms after the phone heard of its commit`)

      await board.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      await line.pull()
      const shown = await sums(board)
      await board.reload()
      await board.getByText('没有网络').waitFor({ timeout: 60_000 })
      expect(await sums(board)).toEqual(shown)

      await awardTo(phone, 1)
      await line.plugIn()
      await expect.poll(() => sums(board), { timeout: 60_000 }).not.toEqual(shown)
      expect(await board.getByText('没有网络').count()).toBe(0)
    },
    aWhile,
  )

  test(
    'stands for an hour without a touch, shows what is new, and keeps no more than after the first minutes',
    async () => {
      const board = await openBoard(browser, server, office, {}, { fakeClock: true })
      const phone = await openClassPage(browser, server)
      const session = await board.context().newCDPSession(board)
      const pass = async (minutes: number) => {
        for (let minute = 0; minute < minutes; minute += 1) await board.clock.runFor(60_000)
      }
      let first: Kept | undefined
      for (let seat = 2; seat < 8; seat += 1) {
        const before = await sums(board)
        await awardTo(phone, seat)
        await expect.poll(() => sums(board), { timeout: 60_000 }).not.toEqual(before)
        await pass(10)
        first ??= await keptBy(session)
      }
      const { heap, nodes, listeners } = must(first, 'an hour has a first ten minutes')
      // Questions that are still under way keep something too, until they are answered; what has leaked stays.
      const left = async () => {
        const last = await keptBy(session)
        console.log(`kept after ten minutes ${JSON.stringify(first)}, after an hour ${JSON.stringify(last)}`)
        return {
          heap: last.heap > heap * 1.1 + 500_000,
          nodes: last.nodes > nodes * 1.1 + 50,
          listeners: last.listeners > listeners * 1.1 + 20,
        }
      }
      const nothing = { heap: false, nodes: false, listeners: false }
      await expect.poll(left, { interval: 1_000, timeout: 30_000 }).toEqual(nothing)
      expect(await sums(board)).toHaveLength(5)
    },
    aWhile,
  )
})
