/** A stream that was turned away, as by a proxy while the server starts again, is opened again without a reload. */
import type { Browser, Response } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIn } from '../../support/at-the-screens.ts'
import { openBrowser } from '../../support/browser.ts'
import { type DemoServer, startDemoServer } from '../../support/demo-server.ts'

const aWhile = 240_000
let browser: Browser
let server: DemoServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startDemoServer('2026-11-18T10:40', 0, { classesPerGrade: 1, weeks: 1 })
}, aWhile)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

test(
  'a phone whose stream was answered with 503 hears live again within half a minute',
  async () => {
    const context = await browser.newContext({ serviceWorkers: 'block', locale: 'zh-CN' })
    const phone = await context.newPage()
    let isUp = false
    let refused = 0
    await phone.route('**/api/v1/live*', async (route) => {
      if (isUp) return route.continue()
      refused += 1
      await route.fulfill({ status: 503 })
    })
    await phone.clock.install()
    await logIn(phone, server, 'class')
    await expect.poll(() => refused, { timeout: 60_000 }).toBe(1)
    isUp = true
    const isHeard = (answer: Response) => answer.url().includes('/api/v1/live') && answer.status() === 200
    const heard = phone.waitForResponse(isHeard, { timeout: 90_000 })
    await phone.clock.fastForward(31_000)
    await heard
    await context.close()
  },
  aWhile,
)
