/** 小组, on the teacher's phone: kept from two classes, then awarded at once without a network. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { button, logIn, openAt, press } from '../support/at-the-screens.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { axeFinds } from '../support/axe.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { keepPicture } from '../support/keep-picture.ts'
import { aNetworkLine, type NetworkLine } from '../support/network-line.ts'

const aWhile = 240_000
let browser: Browser
let server: DemoServer
let line: NetworkLine
beforeAll(async () => {
  browser = await openBrowser()
  server = await startDemoServer('2026-11-18T10:40', 0, { classesPerGrade: 2, weeks: 1 })
  line = await aNetworkLine(server.address)
}, aWhile)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** Children of a class on electronic record, by their tiles. */
async function choose(phone: Page, classId: string, which: readonly number[]): Promise<void> {
  await openAt(phone, `${line.address}/teacher/class/${classId}`)
  const tiles = phone.locator('.kids > li').filter({ hasNotText: '纸质' }).locator('button')
  for (const one of which) await tiles.nth(one).click()
  await press(phone, '更多')
  await press(phone, /存成小组/)
}

test(
  'a teacher keeps a choir of two classes and awards it with its own button, the cable pulled',
  async () => {
    const { page: phone } = await openPage(browser, 390, 844)
    await logIn(phone, { ...server, address: line.address }, 'class')
    await choose(phone, 'class-2024-2', [0, 1])
    await phone.getByLabel('新小组的名字').fill('合唱队')
    expect(await axeFinds(phone)).toEqual([])
    await press(phone, '新建小组')
    await phone.getByLabel('新小组的名字').waitFor({ state: 'hidden', timeout: 30_000 })
    await choose(phone, 'class-2023-1', [0])
    await press(phone, /^合唱队 · 现在 2 人/)
    await phone.getByLabel('新小组的名字').waitFor({ state: 'hidden', timeout: 30_000 })

    await openAt(phone, `${line.address}/teacher/today`)
    const row = button(phone, /^给合唱队加分\s*3 人/)
    await row.waitFor({ timeout: 30_000 })
    await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await line.pull()
    await row.click()
    await phone.getByRole('dialog').getByText('为 3 人加分').waitFor()
    await keepPicture(phone, 'group-award')
    await phone.locator('[role=dialog] button.pre').first().click()
    await phone
      .getByText(/3 条待上传/)
      .first()
      .waitFor({ timeout: 30_000 })
    await line.plugIn()
    await phone
      .getByText(/^已上传/)
      .first()
      .waitFor({ timeout: 120_000 })

    await press(phone, '管理合唱队')
    await phone.locator('.members li').first().waitFor()
    expect(await axeFinds(phone)).toEqual([])
    await keepPicture(phone, 'group-sheet')
    await phone
      .getByRole('button', { name: /移出小组$/ })
      .first()
      .click()
    await expect.poll(() => phone.locator('.members li').count(), { timeout: 30_000 }).toBe(2)
  },
  aWhile,
)
