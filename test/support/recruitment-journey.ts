/** What the lead, a child and a class teacher do from a round to the appointments, on the demo school's real screens. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { button, openAt, press, sayWho, tap, tileOf } from './at-the-screens.ts'
import type { DemoServer } from './demo-server.ts'
import { recordsOf } from './journey.ts'

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
