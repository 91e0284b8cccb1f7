/** A colleague's account is ended while the phone and the desk are open: the names go, what was not sent stays. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { press, logIn, openAt } from '../support/at-the-screens.ts'
import { axeFinds } from '../support/axe.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { type HttpOffice, openOffice } from '../support/http-office.ts'
import { recordsOf } from '../support/journey.ts'
import { keepPicture } from '../support/keep-picture.ts'
import { aNetworkLine, type NetworkLine } from '../support/network-line.ts'

const aWhile = 240_000
let browser: Browser
let server: DemoServer
let line: NetworkLine
let admin: HttpOffice
beforeAll(async () => {
  browser = await openBrowser()
  server = await startDemoServer('2026-11-18T10:40', 0, { classesPerGrade: 2, weeks: 1 })
  line = await aNetworkLine(server.address)
  admin = await openOffice(server.address, 'admin', server.password)
}, aWhile)
afterAll(async () => {
  await browser.close()
  await line.pull()
  await server.stop()
})

const staffOf = (page: Page) =>
  page.evaluate(() => (JSON.parse(localStorage.getItem('shanzhen.identity') ?? '{}') as { id: string }).id)

async function saysSo(page: Page, picture: string): Promise<void> {
  await page.getByRole('heading', { name: '登录已经结束' }).waitFor({ timeout: 60_000 })
  expect(await recordsOf(page, 'student')).toEqual([])
  expect(await axeFinds(page)).toEqual([])
  await keepPicture(page, picture)
}

test(
  'on the phone: the award that was given without a network is there after the next login',
  async () => {
    const { page: phone } = await openPage(browser, 390, 844)
    await logIn(phone, { ...server, address: line.address }, 'class')
    await openAt(phone, `${line.address}/teacher/class/class-2024-2`)
    const id = await staffOf(phone)
    await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await line.pull()
    await phone.locator('.kids > li').filter({ hasNotText: '纸质' }).locator('button').first().click()
    await press(phone, '为 1 人加分')
    await phone.locator('[role=dialog] button.pre').first().click()
    await phone
      .getByText(/1 条待上传/)
      .first()
      .waitFor()
    await admin.call('POST', `accounts/${id}/disable`)
    await line.plugIn()
    await saysSo(phone, 'signed-out-phone')
    await phone.getByText('还有 1 条没上传').waitFor()
    await admin.call('POST', `accounts/${id}/enable`)
    await press(phone, '重新登录')
    await phone.getByLabel('登录名').fill('class')
    await phone.getByLabel('密码', { exact: true }).fill(server.password)
    await phone.keyboard.press('Enter')
    await phone
      .getByText(/^已上传/)
      .first()
      .waitFor({ timeout: 60_000 })
    expect((await recordsOf(phone, 'student')).length).toBeGreaterThan(0)
  },
  aWhile,
)

test(
  'at the desk: no name is left',
  async () => {
    const { page: desk } = await openPage(browser, 1440, 900)
    await logIn(desk, server, 'lead')
    await openAt(desk, `${server.address}/office/people`)
    await admin.call('POST', `accounts/${await staffOf(desk)}/disable`)
    await saysSo(desk, 'signed-out-desk')
  },
  aWhile,
)
