/** Every page at the sizes it is made for, in both languages: axe finds nothing and nothing runs over the edge. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { newSetUpToken } from '../../../src/server/auth/set-up-token.ts'
import { openBrowser } from '../../support/browser.ts'
import { axeFinds } from '../../support/axe.ts'
import { aDevice, aListeningSchool, anEmptyServer, closeAll } from './welcome-school.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser(['--host-resolver-rules=MAP school.test 127.0.0.1'])
})
afterEach(() => closeAll(browser), 30_000)
afterAll(() => browser.close())

const sizes = [
  [1440, 900],
  [1280, 800],
  [1024, 768],
  [390, 844],
  [360, 740],
] as const

const where = (page: Page) => `${page.url()} ${page.viewportSize()?.width}`

async function runsOver(page: Page): Promise<string[]> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  return over > 0 ? [`${where(page)}: ${over}px over the edge`] : []
}

async function look(address: string, ready: string): Promise<string[]> {
  const faults: string[] = []
  for (const language of ['zh', 'en']) {
    const context = await aDevice(browser)
    await context.addInitScript((locale) => localStorage.setItem('shanzhen.locale', locale), language)
    const page = await context.newPage()
    await page.goto(address)
    await page.locator(ready).first().waitFor()
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height })
      faults.push(...(await runsOver(page)))
    }
    faults.push(...(await axeFinds(page)).map((fault) => `${where(page)}: ${fault}`))
    await context.close()
  }
  return faults
}

it('the start', async () => {
  const { address } = await aListeningSchool()
  expect(await look(`${address}/start`, '.start-choices')).toEqual([])
})

it('logging in', async () => {
  const { address } = await aListeningSchool()
  expect(await look(`${address}/login`, '.login-form')).toEqual([])
})

it('pairing', async () => {
  const { address } = await aListeningSchool()
  expect(await look(`${address}/pair`, '.pair-code-card')).toEqual([])
})

it('the explanation of https', async () => {
  const { address } = await aListeningSchool()
  expect(await look(`${address.replace('localhost', 'school.test')}/pair`, '.needs-https')).toEqual([])
})

it('setting up, page by page', async () => {
  const server = await anEmptyServer()
  const token = await newSetUpToken(server.services)
  for (const [width, height] of [sizes[0], sizes[3]]) {
    const page = await (await aDevice(browser, { width, height })).newPage()
    await page.goto(`${server.address}/setup#${token}`)
    const next = page.getByRole('button', { name: '下一步' })
    await next.click()
    expect(await axeFinds(page)).toEqual([])
    await page.getByLabel('学校名称').fill('善真实验小学')
    await next.click()
    await page.getByRole('heading', { name: '调休上课' }).waitFor()
    expect(await axeFinds(page)).toEqual([])
    await next.click()
    await page.getByText('大队辅导员是另一位老师').click()
    expect(await axeFinds(page)).toEqual([])
  }
})
