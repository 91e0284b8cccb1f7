/** What the lead, a child and a class teacher do from a round to the appointments, on the demo school's real screens. */
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { expect } from 'vitest'
import type { DemoServer } from './demo-server.ts'
import { findChromium } from './find-chromium.ts'
import { openOffice, pairInPage } from './http-office.ts'
import { recordsOf } from './journey.ts'

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: ['--disable-gpu', '--no-first-run', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })

export async function openPage(
  browser: Browser,
  width: number,
  height: number,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    ...{ viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
  })
  return { context, page: await context.newPage() }
}

export async function logIn(page: Page, server: DemoServer, login: string): Promise<void> {
  await page.goto(`${server.address}/login`)
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(server.password)
  await page.keyboard.press('Enter')
  await page.waitForURL(/teacher|office/, { timeout: 60_000 })
}

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first()
export const press = (page: Page, name: string | RegExp): Promise<void> => button(page, name).click()

/** One tap, and the short rest in which a wet hand's second one would not count. */
export async function tap(tablet: Page, what: Locator): Promise<void> {
  await what.click()
  await tablet.waitForTimeout(450)
}

/** At an address, with the server's time known in this page's own life: the machine that runs this is at another day. */
export async function openAt(page: Page, address: string): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/sync'), {
    timeout: 60_000,
  })
  await page.goto(address)
  await answered
  await page
    .getByText(/^已上传/)
    .first()
    .waitFor({ timeout: 60_000 })
}

/**
 * A class's tablet whose first load came from the network and whose second would not need it.
 *
 * @param shows the name of a button that stands once its records are there
 */
export async function pairedTablet(
  browser: Browser,
  server: DemoServer,
  id: string,
  shows: RegExp,
): Promise<{ context: BrowserContext; page: Page }> {
  const office = await openOffice(server.address, 'lead', server.password)
  const tablet = await openPage(browser, 1280, 800)
  await pairInPage(tablet.page, server.address, office, { id })
  const stands = () => button(tablet.page, shows).waitFor({ timeout: 60_000 })
  await stands()
  await tablet.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await tablet.page.reload()
  await stands()
  return tablet
}

export type Round = {
  readonly name: string
  readonly from?: string
  readonly to: string
  /** Places by post; every other post has the number it comes with, or none where `only` is set. */
  readonly seats: Readonly<Record<string, string>>
  readonly only?: true
}

export async function openRound(desk: Page, server: DemoServer, round: Round): Promise<void> {
  await openAt(desk, `${server.address}/office/recruitment`)
  await press(desk, '开新一轮')
  await desk.getByLabel('名称').fill(round.name)
  if (round.from) await desk.getByLabel('任期开始').fill(round.from)
  await desk.getByLabel('任期结束').fill(round.to)
  if (round.only) for (const field of await desk.locator('.form-section input').all()) await field.fill('0')
  for (const [post, seats] of Object.entries(round.seats)) {
    const field = desk.getByLabel(post, { exact: true })
    if ((await field.count()) > 0) await field.fill(seats)
  }
  await press(desk, '保存')
  await desk.getByRole('heading', { name: round.name }).waitFor()
}

/** A child's own tile, wherever it stands: its name is set with its reading between. */
export const tileOf = (page: Page, name: string): Locator =>
  page
    .getByRole('button')
    .filter({ hasText: new RegExp([...name].join('[\\s\\p{L}]*'), 'u') })
    .first()

/** A child of the tablet's class whom no post keeps busy in a window, so that nothing stands in the way of a new one. */
export async function childFreeIn(tablet: Page, window: string): Promise<string> {
  const appointments = await recordsOf(tablet, 'appointment')
  const busy = new Set(
    appointments
      .map(({ body }) => body as { student: string; windows: string[] })
      .filter(({ windows }) => windows.includes(window))
      .map(({ student }) => student),
  )
  const free = (await recordsOf(tablet, 'student')).find(({ id }) => !busy.has(id))
  if (!free) throw new Error('everybody is busy')
  return (free.body as { name: string }).name
}

/** 是我, or a second look at near names. */
export async function sayWho(tablet: Page): Promise<void> {
  const look = tablet.locator('.look-card').first()
  await button(tablet, '是我').or(look).first().waitFor()
  await tap(tablet, (await look.isVisible()) ? look : button(tablet, '是我'))
}

/** A child, or the first of the class, applies for the first posts on offer; it needs no network. */
export async function apply(
  tablet: Page,
  most: number,
  who?: string,
): Promise<{ child: string; posts: string[] }> {
  await tap(tablet, button(tablet, /岗位应聘/))
  await tap(tablet, who ? tileOf(tablet, who) : tablet.locator('.person-tile').first())
  await sayWho(tablet)
  const wishes = tablet.locator('button.wish')
  const names = (await wishes.locator('b').allInnerTexts()).slice(0, most)
  for (let index = 0; index < names.length; index += 1) await tap(tablet, wishes.nth(index))
  await tap(tablet, button(tablet, '下一步'))
  await tap(tablet, button(tablet, '我想帮助大家'))
  await tablet.getByRole('textbox').fill('我会早早地来')
  await tap(tablet, button(tablet, '交上去'))
  const said = await tablet.getByRole('heading', { name: /志愿记下了/ }).innerText()
  await tap(tablet, button(tablet, '知道了'))
  return { child: said.split('，')[0] ?? '', posts: names }
}

export async function addClassTeachersWord(phone: Page, server: DemoServer, child: string): Promise<string> {
  const word = '课间常常主动收拾图书角'
  await phone.goto(`${server.address}/teacher/recruitment`)
  await phone.locator('button.application').filter({ hasText: child }).click({ timeout: 60_000 })
  await phone.getByLabel('班主任的话').fill(word)
  await phone.getByText('推荐', { exact: true }).last().click()
  await press(phone, '记下')
  await phone.getByText('已留言').waitFor()
  return word
}

/** @returns the post that the proposal gave the child */
export async function arrange(desk: Page, child: string): Promise<string> {
  await desk.getByRole('radio', { name: '安排' }).click()
  await press(desk, '请系统提议')
  const row = desk.locator('tr').filter({ hasText: child })
  await expect.poll(() => row.locator('select').inputValue(), { timeout: 30_000 }).not.toBe('')
  const post = await row.locator('select option:checked').innerText()
  await press(desk, '保存安排')
  return post
}

export async function publishAndAppoint(desk: Page): Promise<void> {
  await desk.getByRole('radio', { name: '公示与聘任' }).click()
  await press(desk, '发布公示')
  await desk.getByText(/公示中，到/).waitFor({ timeout: 30_000 })
  await desk.getByLabel('意见内容').fill('他那天有社团')
  await press(desk, '记下')
  await desk.getByText('他那天有社团').waitFor()
  await press(desk, '聘任这些同学')
  await desk.getByRole('alertdialog').getByRole('button', { name: '聘任这些同学' }).click()
  await desk.getByText('已经聘任，可以在“岗位”里看到。').waitFor({ timeout: 30_000 })
}
