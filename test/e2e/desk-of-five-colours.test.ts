/** At the lead's desk: the year's plan on A3 and A4 as the printer gets it; what the starting content still offers. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { button, logIn, openAt, press } from '../support/at-the-screens.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { axeFinds } from '../support/axe.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { recordsOf } from '../support/journey.ts'
import { keepPicture } from '../support/keep-picture.ts'

const aWhile = 240_000
let browser: Browser
let server: DemoServer
let desk: Page
beforeAll(async () => {
  browser = await openBrowser()
  const size = { classesPerGrade: 1, weeks: 1, fiveColours: true } as const
  server = await startDemoServer('2026-11-18T10:40', 0, size)
  desk = (await openPage(browser, 1440, 900)).page
  await logIn(desk, server, 'lead')
}, aWhile)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** Pages of a PDF with their size in millimetres. */
const sheets = (pdf: Buffer) =>
  [...pdf.toString('latin1').matchAll(/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, width, height]) =>
    [width, height].map((points) => Math.round((Number(points) * 25.4) / 72)),
  )

test.each([
  ['A4', [297, 210]],
  ['A3', [420, 297]],
])(
  'the year’s plan is one page across on %s',
  async (paper, size) => {
    await openAt(desk, `${server.address}/office/activities`)
    await desk.evaluate(() => (window.print = () => undefined))
    await press(desk, new RegExp(`打印.*${paper}$`))
    await desk.locator('.plan').waitFor({ state: 'attached' })
    expect(sheets(await desk.pdf({ preferCSSPageSize: true }))).toEqual([size])
  },
  aWhile,
)

test(
  'a place without task cards is offered those of the starting content, and keeps everything else',
  async () => {
    await openAt(desk, `${server.address}/office/places`)
    const library = async () => (await recordsOf(desk, 'place')).find(({ id }) => id === 'place-library')
    const before = await library()
    const { taskCards, ...body } = (before?.body ?? {}) as { taskCards?: object }
    const status = await desk.evaluate(
      async (change) => {
        const headers = { 'content-type': 'application/json', 'x-shanzhen-as': 'staff' }
        const sent = { method: 'POST', headers, body: JSON.stringify({ changes: [change] }) }
        return (await fetch('/api/v1/records', sent)).status
      },
      { kind: 'place', id: 'place-library', version: before?.version, body },
    )
    expect(status).toBe(200)
    await openAt(desk, `${server.address}/office/places`)
    await desk.getByText('还有 1 个起步内容可以加进来').waitFor({ timeout: 30_000 })
    await press(desk, '看一看')
    await press(desk, /任务卡$/)
    expect(await axeFinds(desk)).toEqual([])
    await keepPicture(desk, 'starter')
    await press(desk, '加进来 1 个')
    await desk.getByText('加进来 1 个，可以修改或停用。').waitFor({ timeout: 30_000 })
    await expect
      .poll(async () => (await library())?.body, { timeout: 30_000 })
      .toEqual({ ...body, taskCards })
    expect(await button(desk, '看一看').count()).toBe(0)
  },
  aWhile,
)
