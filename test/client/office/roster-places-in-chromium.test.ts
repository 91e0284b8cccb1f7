/** The roster changed by hand in a real browser: dragged by mouse and by finger, and filled by two people at once. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { overtakenBy } from '../../support/at-the-screens.ts'
import { openBrowser } from '../../support/browser.ts'
import { axeFinds } from '../../support/axe.ts'
import { anAppointment, childOf, otherClass, ownClass } from '../../support/builders/index.ts'
import { aTeacher } from '../../support/server.ts'
import { anOfficeSchool, type OfficeSchool, openOffice, standingRow } from './office-school.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const [lin, chen] = [childOf(ownClass, 1), childOf(otherClass, 2)]
const own = `${lin}-at-post-library-desk`

/** A post with one place a duty, and 林 there on Mondays alone; the week's roster is open. */
async function aRosterWithOnePlaceFree() {
  const school = await anOfficeSchool()
  const appointment = await standingRow(school, 'appointment', own)
  const { post } = appointment.body as { post: string }
  const row = await standingRow(school, 'post', post)
  const quota = { perDuty: 1, rotationGroups: 2, appointments: 2 }
  const changes = [
    { ...nameOf(row), body: { ...row.body, quota } },
    { ...nameOf(appointment), body: { ...appointment.body, weekdays: [1] } },
  ]
  expect((await school.lead.send('POST', 'records', { changes })).status).toBe(200)
  const page = await openOffice(browser, school, '/office/posts')
  await page.getByText('一周排班').first().click()
  await page.locator('.person').first().waitFor()
  const cells = page.locator('.roster-desk td', { has: page.locator('.person') })
  const line = page.locator(`[data-row="${await cells.first().getAttribute('data-row')}"]`)
  return { school, page, post, name: line.locator('.person'), tuesday: line.nth(1) }
}
const nameOf = ({ kind, id, version }: { kind: string; id: string; version: number }) => ({
  kind,
  id,
  version,
})

async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await place.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  return { x: x + width / 2, y: y + height / 2 }
}
/** Who serves on which days from this Monday on. */
async function rosterOf({ services, school }: OfficeSchool, post: string): Promise<Record<string, number[]>> {
  const { view } = await services.views.now(services.database.read, school)
  const now = view.appointments.filter((one) => one.post === post && (one.to ?? '9') >= '2026-09-07')
  return Object.fromEntries(now.map(({ student, weekdays }) => [student, [...weekdays]]))
}
/** Over the open place, and still held. */
async function dragOver(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await middleOf(from), await middleOf(to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 20, start.y + 4, { steps: 3 })
  await page.mouse.move(end.x, end.y, { steps: 6 })
}

it('a name is dragged to an open place with the mouse; nothing else moves meanwhile, and it is one save', async () => {
  const { school, page, post, name, tuesday } = await aRosterWithOnePlaceFree()
  const before = await tuesday.boundingBox()
  const saves: string[] = []
  page.on('request', (request) => request.url().endsWith('/records') && saves.push(request.method()))
  await dragOver(page, name, tuesday.locator('.missing'))
  expect(await page.locator('.dragged-name').textContent()).toContain('换到周二')
  expect(await tuesday.boundingBox()).toEqual(before)
  expect(await page.locator('.missing.over').count()).toBe(1)
  expect(saves).toEqual([])
  await page.mouse.up()
  await tuesday.locator('.person').waitFor()
  expect(await rosterOf(school, post)).toEqual({ [lin]: [2] })
  expect(saves).toEqual(['POST'])
  expect(await page.locator('.dragged-name').count()).toBe(0)
  expect(await page.getByRole('button', { name: '这个时段不再值' }).count()).toBe(0)
})

it('it is said while dragging what the child has at that time already', async () => {
  const { school, page, name, tuesday } = await aRosterWithOnePlaceFree()
  const { view } = await school.services.views.now(school.services.database.read, school.school)
  const { body } = await standingRow(school, 'appointment', own)
  const { windows, post: here } = body as { windows: string[]; post: string }
  const elsewhere = [...view.posts.values()].find(({ id }) => id !== here)
  const second = anAppointment(lin, elsewhere?.id ?? '', { windows, weekdays: [2] })
  const changes = [{ ...nameOf(second), version: 0, body: second.body }]
  expect((await school.lead.send('POST', 'records', { changes })).status).toBe(200)
  await page.locator('.person').nth(1).waitFor()
  await dragOver(page, name, tuesday.locator('.missing'))
  expect(await page.locator('.dragged-name').textContent()).toContain(`同一时段还排在${elsewhere?.name}`)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await page.locator('.dragged-name').count()).toBe(0)
  const standing = await standingRow(school, 'appointment', own)
  expect((standing.body as { weekdays: number[] }).weekdays).toEqual([1])
})

it('a finger drags after a short hold, and without one the page is scrolled and nobody moved', async () => {
  const { school, page, post, name, tuesday } = await aRosterWithOnePlaceFree()
  const cdp = await page.context().newCDPSession(page)
  const [from, to] = [await middleOf(name), await middleOf(tuesday.locator('.missing'))]
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] })
  await touch('touchStart', from)
  await page.locator('.dragged-name').waitFor()
  await touch('touchMove', { x: from.x + 30, y: from.y })
  await touch('touchMove', to)
  await page.locator('.missing.over').waitFor()
  await touch('touchEnd')
  await tuesday.locator('.person').waitFor()
  expect(await rosterOf(school, post)).toEqual({ [lin]: [2] })
  await touch('touchStart', to)
  await touch('touchMove', { x: to.x - 30, y: to.y })
  await touch('touchMove', from)
  await page.waitForTimeout(400)
  expect(await page.locator('.dragged-name').count()).toBe(0)
  await touch('touchEnd')
  expect(await rosterOf(school, post)).toEqual({ [lin]: [2] })
})

/** Another lead, at another desk, puts 陈 on Tuesday. */
async function theirsOnTuesday(school: OfficeSchool, post: string): Promise<void> {
  const other = await aTeacher(school, 'other-lead', { role: 'programme-lead' })
  const { windows } = (await standingRow(school, 'appointment', own)).body as { windows: string[] }
  const theirs = anAppointment(chen, post, { windows, weekdays: [2] })
  const changes = [{ ...nameOf(theirs), version: 0, body: theirs.body }]
  expect((await other.send('POST', 'records', { changes })).status).toBe(200)
}

it('two people fill one place: the second hears who is there now, and puts that child aside', async () => {
  const { school, page, post, name, tuesday } = await aRosterWithOnePlaceFree()
  await dragOver(page, name, tuesday.locator('.missing'))
  await overtakenBy(page, () => theirsOnTuesday(school, post))
  await page.mouse.up()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  const view = (await school.services.views.now(school.services.database.read, school.school)).view
  const [mine, theirs] = [view.students.get(lin)?.name ?? '', view.students.get(chen)?.name ?? '']
  expect(await dialog.textContent()).toMatch(new RegExp(`周二.*other-lead刚排了${theirs}.*${mine}.*都排`))
  expect(await axeFinds(page)).toEqual([])
  expect(await rosterOf(school, post)).toEqual({ [lin]: [1], [chen]: [2] })
  await dialog.getByRole('radio', { name: mine }).click()
  await dialog.getByRole('button', { name: '就这样保存' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await rosterOf(school, post)).toEqual({ [lin]: [2] })
})

it('or gives up the own child, who then stays where it was; or keeps both where the post has places for both', async () => {
  for (const [answer, roster] of [
    ['留着对方排的', { [lin]: [1], [chen]: [2] }],
    ['都排', { [lin]: [2], [chen]: [2] }],
  ] as const) {
    const { school, page, post, name, tuesday } = await aRosterWithOnePlaceFree()
    await dragOver(page, name, tuesday.locator('.missing'))
    await overtakenBy(page, () => theirsOnTuesday(school, post))
    await page.mouse.up()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: answer }).click()
    await dialog.getByRole('button', { name: '就这样保存' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await rosterOf(school, post)).toEqual(roster)
  }
})

it('a child who is being appointed in the form to a place that was free is asked about as well', async () => {
  const { school, page, post, tuesday } = await aRosterWithOnePlaceFree()
  await tuesday.locator('.missing').click()
  const form = page.getByRole('dialog')
  await form
    .getByRole('combobox')
    .or(form.locator('input[type=search], input[type=text]'))
    .first()
    .fill('三2')
  await form.locator('.student-picker button, [role=option]').nth(4).click()
  await overtakenBy(page, () => theirsOnTuesday(school, post))
  await form.getByRole('button', { name: /安排$/ }).click()
  const question = page.getByRole('dialog', { name: '这个位置别人刚刚排了人' })
  await question.waitFor()
  await question.getByRole('button', { name: '就这样保存' }).click()
  await form.waitFor({ state: 'detached' })
  expect(await rosterOf(school, post)).toEqual({ [lin]: [1], [chen]: [2] })
})
