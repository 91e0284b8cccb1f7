/**
 * 校园地图, through the real screens: the lead uploads the school's picture and puts places on it, by hand and by
 * keyboard; the tablet and the teacher's phone have it after one contact, and still with the cable pulled; a child taps
 * a place there, a teacher reads its task cards. Removed, it goes from everywhere.
 */
import { type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { button, logIn, openAt, press, tap } from '../support/at-the-screens.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { axeFinds } from '../support/axe.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { openOffice, pairInPage } from '../support/http-office.ts'
import { recordsOf, storeOf } from '../support/journey.ts'
import { keepPicture } from '../support/keep-picture.ts'
import { aNetworkLine, type NetworkLine } from '../support/network-line.ts'

const aWhile = 240_000
const library = '图书馆红色书架'
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

/** A plan of a campus as a school may have it: a PNG, larger than it needs to be. */
async function aPlan(context: BrowserContext): Promise<Buffer> {
  const page = await context.newPage()
  await page.setViewportSize({ width: 2400, height: 1500 })
  await page.setContent(
    `<body style="margin:0;background:#e9efdc"><div style="margin:300px;height:600px;background:#d8c9a8"></div>`,
  )
  const plan = await page.screenshot()
  await page.close()
  return plan
}

const upload = (desk: Page, name: string, buffer: Buffer) =>
  desk.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer })
const spot = (page: Page, name: string) => page.locator('.map-spot').filter({ hasText: name })
const pointOf = async (page: Page, name: string) =>
  (await recordsOf(page, 'place'))
    .map(({ body }) => body as { name: string; mapPoint?: { x: number; y: number } })
    .find((place) => place.name === name)?.mapPoint

const kept = async (page: Page) => (await storeOf(page))['pictures']?.length

async function aPhoneWithTheMap(): Promise<Page> {
  const { page: phone } = await openPage(browser, 390, 844)
  await logIn(phone, { ...server, address: line.address }, 'class')
  await openAt(phone, `${line.address}/teacher/places`)
  await expect.poll(() => kept(phone), { timeout: 30_000 }).toBe(1)
  await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  return phone
}

async function readsTaskCards(phone: Page): Promise<void> {
  await phone.reload()
  await spot(phone, library).click()
  const sheet = phone.getByRole('dialog', { name: library })
  await sheet.getByRole('region', { name: '任务卡' }).waitFor()
  const forFirstGrade = await sheet.getByRole('listitem').allInnerTexts()
  await sheet.getByRole('radio', { name: '三年级以上' }).click()
  expect(await sheet.getByRole('listitem').allInnerTexts()).not.toEqual(forFirstGrade)
  expect(await axeFinds(phone)).toEqual([])
  await keepPicture(phone, 'campus-phone')
  await phone.keyboard.press('Escape')
  await phone.getByRole('radio', { name: '按类找' }).click()
  await button(phone, /善真食堂/).waitFor()
  expect(await axeFinds(phone)).toEqual([])
}

test(
  'the lead puts places on the own picture, and a child finds one there with the cable pulled',
  async () => {
    const { context, page: desk } = await openPage(browser, 1440, 900)
    await logIn(desk, server, 'lead')
    await openAt(desk, `${server.address}/office/places`)
    await desk.getByRole('radio', { name: '校园地图' }).click()

    await upload(desk, '平面图.png', Buffer.from('%PDF-1.7 this is no picture'))
    await desk.getByText('这不是 PNG、JPEG 或 WebP 图片。').waitFor()
    await upload(desk, '平面图.png', await aPlan(context))
    await desk.getByText('保存好了，平板和手机下一次联网就有。').waitFor({ timeout: 30_000 })
    const map = desk.locator('.campus-map')
    await map.waitFor({ timeout: 30_000 })

    const takeOff = desk.getByRole('button', { name: `取下 ${library}` })
    if (await takeOff.isVisible()) await takeOff.click()
    await button(desk, `放到图上 ${library}`).click()
    await expect.poll(() => desk.evaluate(() => document.activeElement?.className)).toContain('map-spot')
    for (let step = 0; step < 10; step += 1) await desk.keyboard.press('ArrowLeft')
    await desk.keyboard.press('Shift+ArrowUp')
    await spot(map as unknown as Page, library)
      .getByText(library)
      .waitFor()
    await press(desk, /^保存 \d+ 处改动/)
    await expect.poll(() => pointOf(desk, library), { timeout: 30_000 }).toEqual({ x: 400, y: 498 })

    const dragged = await spot(desk, library).boundingBox()
    const box = await map.boundingBox()
    if (!dragged || !box) throw new Error('the map is shown')
    await desk.mouse.move(dragged.x + 26, dragged.y + 26)
    await desk.mouse.down()
    await desk.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.3, { steps: 4 })
    await desk.mouse.up()
    await press(desk, /^保存 \d+ 处改动/)
    await expect.poll(() => pointOf(desk, library), { timeout: 30_000 }).toEqual({ x: 700, y: 300 })
    expect(await axeFinds(desk)).toEqual([])
    await keepPicture(desk, 'campus-office')

    const { page: tablet } = await openPage(browser, 1280, 800)
    const office = await openOffice(server.address, 'lead', server.password)
    await pairInPage(tablet, line.address, office, { id: 'tablet-2024-2' })
    await button(tablet, /场馆盖章/).waitFor({ timeout: 60_000 })
    await tablet.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await tablet.reload()
    await expect.poll(() => kept(tablet), { timeout: 30_000 }).toBe(1)
    const phone = await aPhoneWithTheMap()
    await line.pull()
    await tablet.reload()
    await readsTaskCards(phone)

    // Without the server this page goes by the machine's own clock, which is at another day.
    await tap(tablet, button(tablet, /^不知道/))
    await tap(tablet, button(tablet, /场馆盖章/))
    await tap(tablet, tablet.locator('.person-tile').first())
    const shown = tablet.locator('.campus-map img')
    const look = tablet.locator('.look-card').first()
    await look.or(shown).first().waitFor()
    if (await look.isVisible()) await tap(tablet, look)
    await shown.waitFor()
    const drawn = () => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)
    await expect.poll(drawn).toBe(1600)
    const target = spot(tablet, library)
    const size = await target.locator('.disc').boundingBox()
    expect([size?.width, size?.height]).toEqual([64, 64])
    await tablet.waitForTimeout(700)
    await tap(tablet, target)
    await tablet.getByRole('heading', { name: library }).waitFor()
    expect(await axeFinds(tablet)).toEqual([])
    await keepPicture(tablet, 'campus-tablet')
    await tap(tablet, button(tablet, '我去过这里'))
    await tablet.getByRole('heading', { name: /记下了/ }).waitFor()
    expect(
      await tablet
        .locator('.map-spot')
        .filter({ hasText: /心理|卫生|医务/ })
        .count(),
    ).toBe(0)

    await press(desk, '去掉这张图')
    await button(desk, '取消').click()
    await map.waitFor()
    await press(desk, '去掉这张图')
    await desk.getByRole('alertdialog').getByRole('button', { name: '去掉这张图' }).click()
    await desk.getByText('用学校自己的图').waitFor()
    await line.plugIn()
    await phone.reload()
    await expect.poll(() => kept(phone), { timeout: 60_000 }).toBe(0)
    await phone.getByText('失物招领驿站').waitFor()
    expect(await phone.getByRole('radio', { name: '校园地图' }).count()).toBe(0)
  },
  aWhile,
)
