/**
 * A child of six who cannot read yet looks at the own colours on the class tablet: shows the card to a reader that
 * types, sees flower, stamps and medals as pictures, and has the page read aloud by the tablet's own voice.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { findChromium } from '../support/find-chromium.ts'
import { type HttpOffice, openOffice, pairInPage } from '../support/http-office.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const aWhile = 240_000
const code = '0123456789ABCDEF'
let browser: Browser
let server: DemoServer
let office: HttpOffice
let child: { id: string; name: string }
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--disable-gpu', '--no-first-run', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
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

async function openTablet(hasVoice: boolean): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: { width: 1280, height: 800 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
  })
  if (hasVoice) await context.addInitScript(aLocalVoice)
  const page = await context.newPage()
  await pairInPage(page, server.address, office, { id: classId.replace('class', 'tablet') })
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

async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    type Found = { violations: Array<{ id: string; nodes: Array<{ target: string[] }> }> }
    const { axe: own } = window as unknown as { axe: { run: () => Promise<Found> } }
    const { violations } = await own.run()
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`))
  })
}
const picture = async (page: Page, name: string) => {
  const folder = process.env['PICTURES']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
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
      expect(await faultsOf(tablet)).toEqual([])
      await picture(tablet, 'passport')
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
      expect(await faultsOf(tablet)).toEqual([])
      const wide = await tablet.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      expect(wide).toBe(false)
      await picture(tablet, 'medals')
    },
    aWhile,
  )
})
