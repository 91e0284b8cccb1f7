/**
 * 应聘, from the round to the appointment, through the real screens on the real server: the lead opens it, a child
 * applies on a tablet without a network, the class teacher adds a word, the lead arranges, publishes and appoints.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIn, pairedTablet } from '../support/at-the-screens.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import {
  addClassTeachersWord,
  apply,
  arrange,
  openRound,
  publishAndAppoint,
} from '../support/recruitment-journey.ts'

const aWhile = 240_000
let browser: Browser
let server: DemoServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startDemoServer('2026-11-18T10:20', 0, { classesPerGrade: 2, weeks: 1 })
}, aWhile)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

test(
  'a round goes from its opening to the appointments, and a child applies without a network',
  async () => {
    const { page: desk } = await openPage(browser, 1440, 900)
    await logIn(desk, server, 'lead')
    await openRound(desk, server, {
      ...{ name: '下半学期应聘', to: '2027-01-15' },
      seats: { 校门礼仪岗: '2', 图书馆小馆员岗: '1' },
    })

    const { context, page: tablet } = await pairedTablet(browser, server, 'tablet-2024-2', /岗位应聘/)
    await context.setOffline(true)
    const { child, posts } = await apply(tablet, 2)
    await tablet.getByText('1 条待上传').first().waitFor()
    await context.setOffline(false)

    const { page: phone } = await openPage(browser, 390, 844)
    await logIn(phone, server, 'class')
    const word = await addClassTeachersWord(phone, server, child)

    await desk.getByText(word).waitFor({ timeout: 60_000 })
    expect(posts).toContain(await arrange(desk, child))
    await publishAndAppoint(desk)
  },
  aWhile,
)
