/**
 * A class trip without a network, through the real screens: the lead plans it from a template, a child signs up on the
 * tablet, the class teacher ticks the guardians' consent, goes off, takes attendance, gives points and stamps, comes
 * back; then the office knows.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LedgerFact } from '../../src/domain/facts/ledger.ts'
import { button, logIn, sayWho, tap } from '../support/at-the-screens.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { openOffice, pairInPage } from '../support/http-office.ts'
import { storeOf } from '../support/journey.ts'
import { aNetworkLine, type NetworkLine } from '../support/network-line.ts'

const aWhile = 240_000
const trip = '寻红色印迹：新四军纪念馆寻访'
let browser: Browser
let server: DemoServer
let line: NetworkLine
beforeAll(async () => {
  browser = await openBrowser()
  server = await startDemoServer('2026-11-18T13:20', 0, { classesPerGrade: 2, weeks: 1 })
  line = await aNetworkLine(server.address)
}, aWhile)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function open(width: number, height: number): Promise<Page> {
  const { page } = await openPage(browser, width, height)
  page.setDefaultTimeout(15_000)
  return page
}

/** The memorial's visit of the templates, for grade 3 and today, led by the class teacher. */
async function planTrip(desk: Page, leader: string): Promise<void> {
  await desk.goto(`${server.address}/office/activities`)
  await button(desk, '新活动').click()
  const templates = desk.getByLabel('从模板开始')
  const option = templates.locator('option').filter({ hasText: trip })
  await templates.selectOption((await option.getAttribute('value')) ?? '')
  expect(await desk.getByLabel('名称').inputValue()).toBe(trip)
  const grades = desk.getByRole('group', { name: '年级' })
  for (const grade of ['四年级', '五年级', '三年级'])
    await grades.getByRole('button', { name: grade, exact: true }).click()
  await desk.getByText('带队老师', { exact: true }).first().click()
  await desk
    .getByRole('group', { name: '带队老师' })
    .getByRole('button', { name: leader, exact: true })
    .click()
  await desk.getByLabel(/^日期/).fill('2026-11-18 13:00-15:30')
  await desk.getByLabel('从', { exact: true }).fill('2026-11-16')
  await desk.getByLabel('到', { exact: true }).fill('2026-11-18')
  await desk.getByLabel('最多几人（不填就不限）').fill('3')
  await desk.getByLabel('状态').selectOption('open')
  await button(desk, '保存').click()
  await desk.getByRole('heading', { name: trip }).waitFor({ timeout: 30_000 })
}

/** @returns the child's name */
async function signUpOnTablet(tablet: Page, which: number): Promise<string> {
  await tap(tablet, button(tablet, /活动报名/))
  await tap(tablet, tablet.locator('.person-tile').nth(which))
  await sayWho(tablet)
  await tap(tablet, button(tablet, new RegExp(trip)))
  const said = await tablet.getByRole('heading', { name: /报好名了|候补/ }).innerText()
  await tap(tablet, button(tablet, '知道了'))
  return said.split('，')[0] ?? ''
}

async function goToActivity(phone: Page): Promise<void> {
  await phone.goto(`${line.address}/teacher/activities`)
  await phone.getByRole('button', { name: new RegExp(trip) }).click({ timeout: 60_000 })
}

test(
  'a class goes on a trip without a network, and nothing of it is lost or counted twice',
  async () => {
    const desk = await open(1440, 900)
    await logIn(desk, server, 'lead')
    const phone = await open(390, 844)
    await logIn(phone, { ...server, address: line.address }, 'class')
    await phone.goto(`${line.address}/teacher/me`)
    const heading = phone.locator('h1').first()
    await expect.poll(() => heading.innerText(), { timeout: 60_000 }).not.toBe('我的')
    const [leader = ''] = (await heading.innerText()).split('\n')
    await planTrip(desk, leader)

    const office = await openOffice(server.address, 'lead', server.password)
    const tablet = await open(1280, 800)
    await pairInPage(tablet, server.address, office, { id: 'tablet-2024-2' })
    await button(tablet, /活动报名/).waitFor({ timeout: 60_000 })
    const child = await signUpOnTablet(tablet, 0)

    await goToActivity(phone)
    await phone.getByRole('radio', { name: '报名' }).click()
    const row = phone.locator('.row').filter({ hasText: child })
    await row.getByText('已报名').waitFor({ timeout: 60_000 })
    const classmates = phone.locator('.row').filter({ hasText: '三(2)班' }).filter({ hasText: '没报名' })
    const all = await classmates.count()
    for (const more of [1, 2, 3]) {
      await classmates.first().locator('input').first().click()
      await expect.poll(() => classmates.count()).toBe(all - more)
    }
    // The fourth waits for a place, and nobody is sent away.
    await phone.getByText('3 人有位置，1 人候补').waitFor()
    await phone.getByRole('radio', { name: '到场' }).click()
    await phone.getByText('没有看到监护人同意，不能外出').waitFor()
    await phone.getByRole('radio', { name: '报名' }).click()
    await phone.locator('.chip').filter({ hasText: '还差同意' }).click()
    await button(phone, /的回执都看到了/).click()
    await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await phone.getByText('已上传').first().waitFor({ timeout: 60_000 })

    await goToActivity(phone)
    await phone.getByRole('radio', { name: '到场' }).click()
    await line.pull()
    await phone.getByRole('radio', { name: '点没到的' }).click()
    await phone.locator('.kid').nth(2).click()
    await button(phone, '其余 2 人都到了').click()
    await button(phone, /给到场的 2 人各加 \d 分/).click()
    await button(phone, /给到场的 2 人盖章/).click()
    await phone.getByText('到场的都加过分了').waitFor()
    await phone.reload()
    await phone.getByText('到 2 · 没到 1').waitFor({ timeout: 30_000 })
    await phone
      .getByText(/7 条待上传/)
      .first()
      .waitFor()

    await line.plugIn()
    await phone.getByText('已上传').first().waitFor({ timeout: 120_000 })
    await desk.getByText(/到场 2/).waitFor({ timeout: 60_000 })
    const ledger = await factsOfActivity()
    expect(ledger['activity.attended.v1']).toBe(3)
    expect(ledger['points.awarded.v2']).toBe(2)
  },
  aWhile,
)

/** What the office's own copy holds of today, by type. */
async function factsOfActivity(): Promise<Record<string, number>> {
  const page = await open(1440, 900)
  await logIn(page, server, 'lead')
  await page.goto(`${server.address}/office/activities`)
  await page.getByText(trip).first().waitFor({ timeout: 60_000 })
  await page.waitForTimeout(1500)
  const { ledger = [] } = await storeOf(page)
  const counts: Record<string, number> = {}
  for (const { fact, stamp } of ledger as LedgerFact[])
    if (stamp.schoolDay === '2026-11-18') counts[fact.type] = (counts[fact.type] ?? 0) + 1
  return counts
}
