/**
 * One post from 设岗 to 交接, on the real screens of the real server, without a network wherever a school would have
 * none: the child's application, check-in and words on the tablet, the teachers' attendance, countersign, evaluation
 * and nomination on the phone. What is decided at a desk is decided online.
 */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { button, logIn, openAt, pairedTablet, press, sayWho, tap, tileOf } from '../support/at-the-screens.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { axeFinds } from '../support/axe.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import {
  addClassTeachersWord,
  apply,
  arrange,
  childFreeIn,
  openRound,
  publishAndAppoint,
} from '../support/recruitment-journey.ts'

const aWhile = 420_000
const day = '2026-11-18'
const post = '植物角小管家'
const item = '文明用语与求助'
let browser: Browser
let server: DemoServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startDemoServer(`${day}T11:38`, 0, { classesPerGrade: 2, weeks: 1 })
}, aWhile)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const go = (page: Page, path: string) => openAt(page, `${server.address}${path}`)
/** A toast's words stand twice: to be seen and to be heard. */
const seen = (page: Page | Locator, text: string) => page.getByText(text).first().waitFor({ timeout: 60_000 })

/** Off the network while something is done, and back until nothing waits to be sent. */
async function offline(context: BrowserContext, what: () => Promise<void>): Promise<void> {
  await context.setOffline(true)
  await what()
  await context.setOffline(false)
}

/** 设岗 */
async function setUpPost(desk: Page): Promise<void> {
  await go(desk, '/office/posts')
  await press(desk, '新设岗位')
  await desk.getByLabel('岗位名').fill(post)
  await desk.getByLabel('地点').fill('二楼连廊')
  await desk.getByLabel('做什么（一条一句） 1').fill('给绿萝浇水')
  await desk.getByText('离岗时也在平板上点一下').click()
  await desk.locator('.editor').getByText('午间', { exact: true }).first().click()
  await desk.locator('.editor').getByText(item, { exact: true }).first().click()
  await press(desk, '保存')
  await desk.getByRole('heading', { name: post }).first().waitFor()
}

/** 培训: planned at the desk, ticked on a phone without a network. */
async function train(desk: Page, phone: Page, context: BrowserContext, child: string): Promise<void> {
  await go(desk, '/office/training')
  await press(desk, '安排一次培训')
  await desk.getByLabel('哪天').fill(day)
  await desk.locator('.editor').getByText(item, { exact: true }).click()
  await desk.locator('.editor').getByText(post, { exact: true }).click()
  await press(desk, '保存')
  await desk.getByRole('heading', { name: item }).first().waitFor()
  await go(phone, '/teacher/training')
  await phone.locator('button.go').filter({ hasText: item }).click({ timeout: 60_000 })
  await phone.locator('button.row').filter({ hasText: child }).waitFor({ timeout: 60_000 })
  await offline(context, async () => {
    await press(phone, '记下 1 人')
    await seen(phone, '1 人记好了')
  })
  await desk.locator('li').filter({ hasText: child }).getByText('通过').first().waitFor({ timeout: 60_000 })
}

/** 值岗, a word about it, 离岗. */
async function serve(tablet: Page, context: BrowserContext, child: string): Promise<string> {
  await tileOf(tablet, child).waitFor({ timeout: 60_000 })
  await context.setOffline(true)
  await tap(tablet, tileOf(tablet, child))
  await sayWho(tablet)
  await button(tablet, /撤销/).waitFor({ timeout: 15_000 })
  await tap(tablet, button(tablet, /五色/))
  await tap(tablet, button(tablet, '说一句'))
  await tap(tablet, button(tablet, /说说我自己/))
  await tap(tablet, button(tablet, post))
  await tap(tablet, button(tablet, /今天我准时到岗/))
  await tap(tablet, button(tablet, '给绿萝浇水'))
  const word = await tablet.getByRole('textbox').inputValue()
  expect(await axeFinds(tablet)).toEqual([])
  await tap(tablet, button(tablet, '交给老师'))
  await tablet.getByRole('heading', { name: `谢谢你，${child}` }).waitFor()
  await tap(tablet, button(tablet, '知道了'))
  await tap(tablet, tablet.locator('button.leaves').first())
  await tap(tablet, button(tablet, '离岗'))
  await tablet.getByRole('heading', { name: `${child}，辛苦了` }).waitFor()
  await context.setOffline(false)
  return word
}

/** 老师确认, 评价, 提名 */
async function attend(phone: Page, context: BrowserContext, child: string, word: string): Promise<void> {
  await go(phone, '/teacher/words')
  await phone.locator('button.go').filter({ hasText: word }).waitFor({ timeout: 60_000 })
  expect(await axeFinds(phone)).toEqual([])
  await offline(context, async () => {
    await phone.locator('button.go').filter({ hasText: word }).click()
    await press(phone, '留下')
    await seen(phone, '这句话留下了')
    await press(phone, '提名岗位之星')
    await choose(phone, '哪位同学', child)
    await choose(phone, '哪个岗位', post)
    await phone.getByLabel('具体做了什么').fill('每天记得给绿萝浇水')
    await press(phone, '提名')
    await seen(phone, `提名了${child}`)
  })
}
async function choose(phone: Page, label: string, text: string): Promise<void> {
  const options = await phone.getByLabel(label).locator('option').allInnerTexts()
  await phone.getByLabel(label).selectOption({ label: options.find((own) => own.includes(text)) ?? '' })
}

/** 评优 and its 公示 */
async function honour(desk: Page, child: string): Promise<void> {
  await go(desk, '/office/honours')
  await desk.getByLabel('岗位', { exact: true }).selectOption({ label: post })
  const row = desk.locator('tbody tr').filter({ hasText: child })
  await seen(row, '每天记得给绿萝浇水')
  await row.locator('label').first().click()
  await row.getByLabel(/^理由/).fill('每天记得给绿萝浇水')
  await press(desk, '评定 1 位并公示')
  await seen(desk, '评定好了')
  await go(desk, '/office/notices')
  await desk.getByRole('heading', { name: '岗位之星公示' }).first().waitFor()
  await go(desk, '/office/papers?kind=honour')
  await desk.locator('tbody tr').filter({ hasText: child }).waitFor()
}

/** 交接 */
async function handOver(desk: Page): Promise<void> {
  await go(desk, '/office/handover')
  await desk.getByRole('navigation', { name: '岗位' }).getByRole('button', { name: post }).click()
  await seen(desk, '下一任还没定')
  await press(desk, '写进清单')
  await desk.getByLabel('感谢的话').fill('谢谢你照顾了一学期的绿萝')
  await press(desk, '交接好了')
  await seen(desk, '谢谢你照顾了一学期的绿萝')
  await button(desk, '重新打开').waitFor({ timeout: 30_000 })
}

test(
  'a post is set up, recruited for, trained for, served, praised, honoured and handed over',
  async () => {
    const { page: desk } = await openPage(browser, 1440, 900)
    await logIn(desk, server, 'lead')
    await setUpPost(desk)
    const seats = { [post]: '1' }
    await openRound(desk, server, { name: '植物角', from: day, to: '2027-01-15', seats, only: true })

    const paired = await pairedTablet(browser, server, 'tablet-2024-2', /岗位应聘/)
    const { context: tabletNetwork, page: tablet } = paired
    await tabletNetwork.setOffline(true)
    const child = await childFreeIn(tablet, 'window-lunch')
    await apply(tablet, 1, child)
    await tabletNetwork.setOffline(false)
    const { context: phoneNetwork, page: phone } = await openPage(browser, 390, 844)
    await logIn(phone, server, 'class')
    const said = await addClassTeachersWord(phone, server, child)
    await seen(desk, said)
    expect(await arrange(desk, child)).toBe(post)
    await publishAndAppoint(desk)

    const { context: leadNetwork, page: leadPhone } = await openPage(browser, 390, 844)
    await logIn(leadPhone, server, 'lead')
    await train(desk, leadPhone, leadNetwork, child)
    const word = await serve(tablet, tabletNetwork, child)
    expect(word).toBe('今天我准时到岗，给绿萝浇水，都做好了。')
    await attend(phone, phoneNetwork, child, word)
    await honour(desk, child)
    await handOver(desk)
  },
  aWhile,
)
