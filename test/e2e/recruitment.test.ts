/**
 * 应聘, from the round to the appointment, through the real screens on the real server: the lead opens it, a child
 * applies on a tablet without a network, the class teacher adds a word, the lead arranges, publishes and appoints.
 */
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { findChromium } from '../support/find-chromium.ts'
import { openOffice, pairInPage } from '../support/http-office.ts'

const aWhile = 240_000
let browser: Browser
let server: DemoServer
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--disable-gpu', '--no-first-run', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
  server = await startDemoServer('2026-11-18T10:20', 0, { classesPerGrade: 2, weeks: 1 })
}, aWhile)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function open(width: number, height: number): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    ...{ viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
  })
  return { context, page: await context.newPage() }
}
async function logIn(page: Page, login: string): Promise<void> {
  await page.goto(`${server.address}/login`)
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(server.password)
  await page.keyboard.press('Enter')
  await page.waitForURL(/teacher|office/, { timeout: 60_000 })
}
const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
    .first()
    .click()

async function openRound(desk: Page): Promise<void> {
  await desk.goto(`${server.address}/office/recruitment`)
  await press(desk, '开新一轮')
  await desk.getByLabel('名称').fill('下半学期应聘')
  await desk.getByLabel('任期结束').fill('2027-01-15')
  for (const [post, seats] of [
    ['校门礼仪岗', '2'],
    ['图书馆小馆员岗', '1'],
  ] as const) {
    const field = desk.getByLabel(post, { exact: true })
    if ((await field.count()) > 0) await field.fill(seats)
  }
  await press(desk, '保存')
  await desk.getByRole('heading', { name: '下半学期应聘' }).waitFor()
}

/** @returns the child's name and the first wish */
/** One tap, and the short rest in which a wet hand's second one would not count. */
async function tap(tablet: Page, what: Locator): Promise<void> {
  await what.click()
  await tablet.waitForTimeout(450)
}

async function apply(tablet: Page): Promise<{ child: string; posts: string[] }> {
  const button = (name: string | RegExp) => tablet.getByRole('button', { name, exact: true }).first()
  await tap(tablet, button(/岗位应聘/))
  await tap(tablet, tablet.locator('.person-tile').first())
  const look = tablet.locator('.look-card').first()
  await button('是我').or(look).first().waitFor()
  await tap(tablet, (await look.isVisible()) ? look : button('是我'))
  const wishes = tablet.locator('button.wish')
  const names = await wishes.locator('b').allInnerTexts()
  await tap(tablet, wishes.first())
  await tap(tablet, wishes.nth(1))
  await tap(tablet, button('下一步'))
  await tap(tablet, button('我想帮助大家'))
  await tablet.getByRole('textbox').fill('我会早早地来')
  await tap(tablet, button('交上去'))
  const said = await tablet.getByRole('heading', { name: /志愿记下了/ }).innerText()
  return { child: said.split('，')[0] ?? '', posts: names.slice(0, 2) }
}

test(
  'a round goes from its opening to the appointments, and a child applies without a network',
  async () => {
    const { page: desk } = await open(1440, 900)
    await logIn(desk, 'lead')
    await openRound(desk)

    const office = await openOffice(server.address, 'lead', server.password)
    const { context, page: tablet } = await open(1280, 800)
    await pairInPage(tablet, server.address, office, { id: 'tablet-2024-2' })
    await tablet.getByRole('button', { name: /岗位应聘/ }).waitFor({ timeout: 60_000 })
    await tablet.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await tablet.reload()
    await tablet.getByRole('button', { name: /岗位应聘/ }).waitFor({ timeout: 60_000 })
    await context.setOffline(true)
    const { child, posts } = await apply(tablet)
    await tablet.getByText('1 条待上传').first().waitFor()
    await context.setOffline(false)

    const { page: phone } = await open(390, 844)
    await logIn(phone, 'class')
    await phone.goto(`${server.address}/teacher/recruitment`)
    await phone.locator('button.application').filter({ hasText: child }).click({ timeout: 60_000 })
    await phone.getByLabel('班主任的话').fill('课间常常主动收拾图书角')
    await phone.getByText('推荐', { exact: true }).last().click()
    await press(phone, '记下')
    await phone.getByText('已留言').waitFor()

    await desk.getByText('课间常常主动收拾图书角').waitFor({ timeout: 60_000 })
    await desk.getByRole('radio', { name: '安排' }).click()
    await press(desk, '请系统提议')
    const row = desk.locator('tr').filter({ hasText: child })
    await expect.poll(() => row.locator('select').inputValue(), { timeout: 30_000 }).not.toBe('')
    expect(posts).toContain(await row.locator('select option:checked').innerText())
    await press(desk, '保存安排')
    await desk.getByRole('radio', { name: '公示与聘任' }).click()
    await press(desk, '发布公示')
    await desk.getByText(/公示中，到/).waitFor({ timeout: 30_000 })
    await desk.getByLabel('意见内容').fill('他那天有社团')
    await press(desk, '记下')
    await desk.getByText('他那天有社团').waitFor()
    await press(desk, '聘任这些同学')
    await desk.getByRole('alertdialog').getByRole('button', { name: '聘任这些同学' }).click()
    await desk.getByText('已经聘任，可以在“岗位”里看到。').waitFor({ timeout: 30_000 })
  },
  aWhile,
)
