/**
 * 值岗: a day at one post through the real screens on the real server. A child is excused, another is asked on the
 * phone and answers on the tablet without a network, an adult settles it; the substitute comes and leaves by a tap;
 * of who did not come an adult has a look. The live page at the desk shows all of it without being touched.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordBody } from '../../src/domain/records/record.schema.ts'
import { axeFinds } from '../support/axe.ts'
import { logIn, press, tap } from '../support/at-the-screens.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { type HttpOffice, openOffice, pairInPage } from '../support/http-office.ts'
import { recordsOf } from '../support/journey.ts'
import { keepPicture } from '../support/keep-picture.ts'

const aWhile = 300_000
const [day, classId, postId, lunch] = ['2026-11-18', 'class-2024-2', 'post-librarian', 'window-lunch']
let browser: Browser
let server: DemoServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startDemoServer(`${day}T11:20`, 0, { classesPerGrade: 2, weeks: 1 })
}, aWhile)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const faults: string[] = []
/** What axe finds on the way. */
async function picture(page: Page, name: string): Promise<void> {
  faults.push(...(await axeFinds(page)).map((fault) => `${name}: ${fault}`))
  await keepPicture(page, name)
}

type Child = { id: string; name: string }
type Cast = { excused: Child; helper: Child; missing: Child }

/** Two children of the class due at the post at lunch, a third who has it on another day; the post asks for 离岗. */
async function castPost(desk: Page, office: HttpOffice): Promise<Cast> {
  const [students, appointments, posts] = [
    await recordsOf(desk, 'student'),
    await recordsOf(desk, 'appointment'),
    await recordsOf(desk, 'post'),
  ]
  const busy = new Set(
    appointments
      .map(({ body }) => body as RecordBody<'appointment'>)
      .filter(({ windows }) => windows.includes(lunch))
      .map(({ student }) => student),
  )
  const [excused, helper, missing] = students
    .map(({ id, body }) => ({ id, ...(body as RecordBody<'student'>) }))
    .filter(({ memberships }) => memberships.some((one) => one.class === classId && one.to === undefined))
    .filter(({ id, consent }) => consent === 'electronic' && !busy.has(id))
  const post = posts.find(({ id }) => id === postId)
  if (!excused || !helper || !missing || !post)
    throw new Error(`the demo school has a library and children who are free: ${students.length}`)
  const due = (student: Child, weekdays: number[]) => ({
    ...{ kind: 'appointment', id: `day-${student.id}`, version: 0 },
    body: { student: student.id, post: postId, windows: [lunch], weekdays, from: '2026-11-01' },
  })
  await office.call('POST', 'records', {
    changes: [
      { kind: 'post', id: postId, version: post.version, body: { ...post.body, checkOut: true } },
      ...[due(excused, [3]), due(missing, [3]), due(helper, [5])],
    ],
  })
  return { excused, helper, missing }
}

const slotOf = (phone: Page, { name }: Child) =>
  phone.locator('button.slot').filter({ hasText: name }).first()
const tileOf = (tablet: Page, { name }: Child, kind: string) =>
  tablet
    .locator(kind)
    .filter({ hasText: new RegExp([...name].join('[\\s\\p{L}]*'), 'u') })
    .first()

async function excuseAndAsk(phone: Page, { excused, helper }: Cast): Promise<void> {
  await phone.goto(`${server.address}/teacher/today`)
  await phone.getByRole('radio', { name: /午间/ }).click({ timeout: 60_000 })
  await slotOf(phone, excused).click()
  await press(phone, '请假')
  await expect.poll(() => slotOf(phone, excused).innerText(), { timeout: 20_000 }).toContain('请假')
  await slotOf(phone, excused).click()
  await press(phone, '代岗')
  const row = phone.getByRole('radio', { name: new RegExp(helper.name) })
  const search = phone.getByLabel('找别的同学')
  await search.waitFor()
  if (!(await row.isVisible())) await search.fill(helper.name)
  await row.click()
  await picture(phone, 'phone-ask')
  await press(phone, '先问一问')
  await phone.getByText('等回答').waitFor()
  await picture(phone, 'phone-asked')
}

async function answerOffline(tablet: Page, context: BrowserContext, { helper }: Cast): Promise<void> {
  const asked = tileOf(tablet, helper, 'button.asked-child')
  await asked.waitFor({ timeout: 60_000 })
  await picture(tablet, 'tablet-asked')
  await context.setOffline(true)
  await tap(tablet, asked)
  await picture(tablet, 'tablet-question')
  await tap(tablet, tablet.getByRole('button', { name: '我愿意' }))
  await tablet.getByRole('heading', { name: `谢谢${helper.name}` }).waitFor()
  await picture(tablet, 'tablet-thanks')
  await tap(tablet, tablet.getByRole('button', { name: '知道了' }))
  await tablet.getByText('1 条待上传').first().waitFor()
  await context.setOffline(false)
}

async function serve(tablet: Page, { helper, excused }: Cast): Promise<void> {
  await tablet.reload()
  const tile = tileOf(tablet, helper, 'button.due-tile')
  await tile.waitFor({ timeout: 60_000 })
  expect(await tileOf(tablet, excused, 'button.due-tile').count()).toBe(0)
  await tap(tablet, tile)
  const look = tablet.locator('.look-card').first()
  const yes = tablet.getByRole('button', { name: '是我', exact: true })
  await yes.or(look).first().waitFor()
  await tap(tablet, (await look.isVisible()) ? look : yes)
  await tablet.getByRole('heading', { name: `${helper.name}，你到岗了` }).waitFor()
  const own = tileOf(tablet, helper, 'button.leaves')
  await own.waitFor({ timeout: 20_000 })
  await picture(tablet, 'tablet-on-duty')
  await tap(tablet, own)
  await picture(tablet, 'tablet-leave')
  await tap(tablet, tablet.getByRole('button', { name: '离岗', exact: true }))
  await tablet.getByRole('heading', { name: `${helper.name}，辛苦了` }).waitFor()
  await picture(tablet, 'tablet-left')
}

test(
  'a day at a post, from the leave to the look at who did not come',
  async () => {
    const { page: desk } = await openPage(browser, 1440, 900)
    await logIn(desk, server, 'lead')
    await expect
      .poll(() => recordsOf(desk, 'post').then(({ length }) => length), { timeout: 60_000 })
      .toBeGreaterThan(5)
    const office = await openOffice(server.address, 'lead', server.password)
    const cast = await castPost(desk, office)
    const { context, page: tablet } = await openPage(browser, 1280, 800)
    await pairInPage(tablet, server.address, office, { id: 'tablet-2024-2' })
    await tablet.getByText('善真服务社').first().waitFor({ timeout: 60_000 })
    await tablet.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await tablet.reload()

    const { page: phone } = await openPage(browser, 390, 844)
    await logIn(phone, server, 'class')
    await excuseAndAsk(phone, cast)
    await answerOffline(tablet, context, cast)
    await phone.getByText('愿意', { exact: true }).waitFor({ timeout: 60_000 })
    await press(phone, '定下来')
    await phone.getByText(`${cast.helper.name}代岗，定下来了`, { exact: true }).waitFor()

    server.moveTo(`${day}T11:47`)
    await desk.goto(`${server.address}/office/live`)
    const live = ({ name }: Child) =>
      desk.locator('li').filter({ has: desk.locator('.who', { hasText: name }) })
    await expect.poll(() => live(cast.helper).innerText(), { timeout: 60_000 }).toContain('来代岗')
    await expect.poll(() => live(cast.excused).innerText()).toContain(`${cast.helper.name}代岗`)
    await serve(tablet, cast)
    await expect.poll(() => live(cast.helper).innerText(), { timeout: 60_000 }).toContain('已离岗')
    expect(await live(cast.missing).innerText()).toContain('还没到')
    await picture(desk, 'desk-live')

    server.moveTo(`${day}T13:10`)
    await phone.goto(`${server.address}/teacher/today`)
    const hole = phone.locator('.one').filter({ hasText: cast.missing.name }).filter({ hasText: '确实没来' })
    const more = phone.getByRole('button', { name: /^还有 \d+ 位$/ })
    await phone.getByRole('heading', { name: /请看一看/ }).waitFor({ timeout: 60_000 })
    if ((await hole.count()) === 0) await more.click()
    await picture(phone, 'phone-holes')
    await press(hole, '确实没来')
    await phone.getByText('1 人没来，已记下', { exact: true }).waitFor()
    await desk.reload()
    await desk.getByRole('radio', { name: /午间/ }).click()
    await expect.poll(() => live(cast.missing).innerText(), { timeout: 60_000 }).toContain('没来')
    await desk.goto(`${server.address}/office/today`)
    await desk.getByRole('heading', { name: /请看一看/ }).waitFor({ timeout: 60_000 })
    await picture(desk, 'desk-today')
    await phone.goto(`${server.address}/teacher/live`)
    await phone.getByText('已离岗').first().waitFor({ timeout: 60_000 })
    await picture(phone, 'phone-live')
    expect(faults).toEqual([])
  },
  aWhile,
)
