/**
 * A child of six who cannot read yet looks at the own colours on the class tablet: shows the card to a reader that
 * types, sees flower, stamps and medals as pictures, turns the passport back, and has the page read aloud by the
 * tablet's own voice. The class gathers for a goal that its teacher has set.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logIn, openAt, press } from '../support/at-the-screens.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { axeFinds } from '../support/axe.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { type HttpOffice, openOffice, pairInPage } from '../support/http-office.ts'
import { keepPicture } from '../support/keep-picture.ts'

const aWhile = 240_000
const code = '0123456789ABCDEF'
let browser: Browser
let server: DemoServer
let office: HttpOffice
let child: { id: string; name: string }
beforeAll(async () => {
  browser = await openBrowser()
  server = await startDemoServer('2026-11-18T10:20', 0, { classesPerGrade: 2, weeks: 2 })
  office = await openOffice(server.address, 'lead', server.password)
  child = firstGrader()
  await office.call('POST', 'records', {
    changes: [
      { kind: 'card', id: 'card-first', version: 0, body: { student: child.id, code, issued: '2026-09-01' } },
    ],
  })
}, aWhile)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const classId = 'class-2026-1'
function firstGrader(): { id: string; name: string } {
  const rows = server.demo.people.changes.flatMap(({ kind, id, body }) => {
    const own = body as { name?: string; consent?: string; memberships?: Array<{ class: string }> }
    return kind === 'student' && own.consent === 'electronic' && own.memberships?.[0]?.class === classId
      ? [{ id, name: own.name ?? '' }]
      : []
  })
  const [first] = rows
  if (!first) throw new Error('the demo school has a first grade')
  return first
}

/** What a voice of the tablet would say is kept instead. */
const aLocalVoice = () => {
  const spoken: string[] = []
  const voice = { name: 'Tingting', lang: 'zh-CN', localService: true, default: true, voiceURI: 'local' }
  class Utterance {
    text: string
    constructor(text: string) {
      this.text = text
    }
  }
  const engine = {
    getVoices: () => [voice],
    speak: ({ text }: Utterance) => spoken.push(text),
    cancel: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }
  Object.assign(window, { spoken, SpeechSynthesisUtterance: Utterance })
  Object.defineProperty(window, 'speechSynthesis', { value: engine, configurable: true })
}

/** A term before this one, and the child in its class since then. */
const earlierTerm = {
  ...{ kind: 'term', id: 'term-2025-2', version: 0 },
  body: { name: '2025 学年第二学期', schoolYear: 2025, firstDay: '2026-02-24', lastDay: '2026-07-03' },
}
function comingEarlier(): unknown {
  const own = server.demo.people.changes.find(({ kind, id }) => kind === 'student' && id === child.id)
  const body = own?.body as { memberships: Array<{ from: string }> }
  const memberships = body.memberships.map((one) => ({ ...one, from: '2026-02-24' }))
  return { kind: 'student', id: child.id, version: 1, body: { ...body, memberships } }
}

/** 三(2)班, whose class teacher logs in as `class`. */
const classOfTeacher = 'class-2024-2'

async function openTablet(hasVoice: boolean, ofClass = classId): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: { width: 1280, height: 800 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
  })
  if (hasVoice) await context.addInitScript(aLocalVoice)
  const page = await context.newPage()
  await pairInPage(page, server.address, office, { id: ofClass.replace('class', 'tablet') })
  await page.getByRole('button', { name: /我的五色/ }).waitFor({ timeout: 60_000 })
  return page
}

/** 我的五色, then the card at a reader that types as fast as it can. */
async function showCard(tablet: Page): Promise<void> {
  await tablet.getByRole('button', { name: /我的五色/ }).click()
  await tablet.waitForTimeout(600)
  await tablet.getByRole('button', { name: '扫卡' }).click()
  await tablet.waitForTimeout(600)
  await tablet.keyboard.type(`SZC1.${code}`)
  await tablet.keyboard.press('Enter')
  await tablet.getByText('善真护照').first().waitFor({ timeout: 30_000 })
}

describe('a child of six and the passport', () => {
  test(
    'has it read aloud by the voice of the tablet, with the own name and what comes next',
    async () => {
      const tablet = await openTablet(true)
      await showCard(tablet)
      await tablet.getByRole('button', { name: '读给我听' }).click()
      const said = await tablet.evaluate(() => (window as unknown as { spoken: string[] }).spoken.join(''))
      expect(said).toContain(child.name)
      expect(said).toMatch(/护照上盖了\d+枚章/)
      expect(await axeFinds(tablet)).toEqual([])
      await keepPicture(tablet, 'passport')
    },
    aWhile,
  )

  test(
    'sees the own medals as pictures, the next of each colour with what is missing',
    async () => {
      const tablet = await openTablet(false)
      await showCard(tablet)
      expect(await tablet.getByRole('button', { name: '读给我听' }).count()).toBe(0)
      await tablet.getByRole('radio', { name: /我的奖章/ }).click()
      const medals = tablet.locator('.medals .row')
      expect(await medals.count()).toBe(5)
      expect(await tablet.locator('.medals svg.medal[role=img]').count()).toBe(20)
      expect(
        await tablet
          .locator('.medals .name')
          .filter({ hasText: /^再 \d+ 分$/ })
          .count(),
      ).toBeGreaterThan(0)
      expect(await axeFinds(tablet)).toEqual([])
      const wide = await tablet.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      expect(wide).toBe(false)
      await keepPicture(tablet, 'medals')
    },
    aWhile,
  )

  test(
    'turns the passport back with a large arrow and is told where the older pages are',
    async () => {
      const tablet = await openTablet(true)
      await showCard(tablet)
      const back = tablet.getByRole('button', { name: '往前翻' })
      expect(await back.isHidden()).toBe(true)
      await office.call('POST', 'records', { changes: [earlierTerm, comingEarlier()] })
      await back.waitFor({ timeout: 60_000 })
      const size = await back.boundingBox()
      expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(72)
      await tablet.waitForTimeout(450)
      await back.click()
      await tablet.getByText('这几页收在成长护照里').waitFor()
      await keepPicture(tablet, 'earlier')
      await tablet.waitForTimeout(450)
      await tablet.getByRole('button', { name: '读给我听' }).click()
      const said = await tablet.evaluate(() => (window as unknown as { spoken: string[] }).spoken.join(''))
      expect(said).toContain('请班主任打开')
      expect(await axeFinds(tablet)).toEqual([])
      await tablet.waitForTimeout(450)
      await tablet.getByRole('button', { name: '往后翻' }).click()
      await tablet.getByText('善真护照').first().waitFor()
    },
    aWhile,
  )
})

describe('a class goal', () => {
  test(
    'is set on the phone of the class teacher and stands on the tablet of the class',
    async () => {
      const { page: phone } = await openPage(browser, 390, 844)
      await logIn(phone, server, 'class')
      await openAt(phone, `${server.address}/teacher/class`)
      await press(phone, '定一个班级目标')
      await phone.getByText('全班一起攒，平板和班级屏都看得到；不列谁多谁少。').waitFor()
      await phone.waitForTimeout(600)
      await keepPicture(phone, 'goal-sheet')
      expect(await axeFinds(phone)).toEqual([])
      await press(phone, '定下来')
      await phone.getByText('一起做：攒五色').waitFor({ timeout: 30_000 })
      await phone.waitForTimeout(600)
      await keepPicture(phone, 'goal-phone')
      const tablet = await openTablet(false, classOfTeacher)
      await tablet.getByRole('button', { name: /我的五色/ }).click()
      await tablet.getByText('一起做：攒五色').waitFor({ timeout: 30_000 })
      await tablet.waitForTimeout(600)
      expect(await axeFinds(tablet)).toEqual([])
      await keepPicture(tablet, 'goal-tablet')
    },
    aWhile,
  )
})

describe('a star medal', () => {
  test(
    'is proposed with its reasons on the lead’s desk, within the share of the class',
    async () => {
      const { page: desk } = await openPage(browser, 1440, 900)
      await logIn(desk, server, 'lead')
      await openAt(desk, `${server.address}/office/honours`)
      await desk.getByRole('radio', { name: '星级章' }).click()
      await desk.getByText(/位同学，按 30% 最多 \d+ 位/).waitFor({ timeout: 60_000 })
      expect(await desk.getByText(/五种颜色都到了第 \d 级|还没到第 1 级/).count()).toBeGreaterThan(0)
      await desk.waitForTimeout(400)
      await keepPicture(desk, 'stars')
      expect(await axeFinds(desk)).toEqual([])
    },
    aWhile,
  )
})
