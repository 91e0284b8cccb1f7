/** Pairing as it happens: the real server, the built client, a real browser. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../../support/browser.ts'
import {
  aDevice,
  aListeningSchool,
  aPairing,
  closeAll,
  complaintsOf,
  identityIn,
  type ListeningSchool,
} from './welcome-school.ts'
import { videoOfCode } from './video-of-code.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(() => closeAll(browser), 30_000)
afterAll(() => browser.close())

async function aTabletAt(school: ListeningSchool, path = '/pair'): Promise<Page> {
  const page = await (await aDevice(browser, { hasTouch: true })).newPage()
  await page.goto(school.address + path)
  return page
}
const type = async (page: Page, code: string) => {
  await page.getByLabel('配对码，8 位').fill(code)
}
const confirm = (school: ListeningSchool, id: string, match: string) =>
  school.lead.send('POST', `pairings/${id}/confirm`, { match })

describe('pairing a tablet', () => {
  it('by the eight characters: waits for 是它 with the same four digits, then is at home in the kiosk', async () => {
    const school = await aListeningSchool()
    const { id, code } = await aPairing(school)
    const page = await aTabletAt(school)
    const complaints = complaintsOf(page)
    await type(page, `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase())
    const match = (await page.locator('.pair-waiting .match b').textContent()) ?? ''
    expect(match).toMatch(/^\d{4}$/)
    const { body } = await school.lead.send('GET', 'pairings')
    expect(JSON.stringify(body)).toContain(match)
    expect((await confirm(school, id, match)).status).toBe(200)
    await page.getByRole('heading', { name: '配对好了' }).waitFor()
    await page.getByText('图书馆平板').waitFor()
    expect(JSON.parse(await identityIn(page))).toMatchObject({ kind: 'device' })
    expect(await page.evaluate(() => localStorage.getItem('shanzhen.persist'))).toContain('answer')
    await page.getByRole('button', { name: '开始使用' }).click()
    await page.waitForURL('**/kiosk')
    expect(complaints).toEqual([])
  })

  it('goes on waiting after a reload, with the same digits', async () => {
    const school = await aListeningSchool()
    const { id, code } = await aPairing(school)
    const page = await aTabletAt(school)
    await type(page, code)
    const match = (await page.locator('.pair-waiting .match b').textContent()) ?? ''
    await page.reload()
    expect(await page.locator('.pair-waiting .match b').textContent()).toBe(match)
    await confirm(school, id, match)
    await page.getByRole('heading', { name: '配对好了' }).waitFor()
  })

  it('asks again with the same claim when the answer to the code was lost', async () => {
    const school = await aListeningSchool()
    const { id, code } = await aPairing(school)
    const page = await aTabletAt(school)
    await page.route('**/api/v1/pair', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await type(page, code)
    await page.getByText('现在连不上学校的服务器').waitFor()
    await page.unroute('**/api/v1/pair')
    await type(page, code)
    const match = (await page.locator('.pair-waiting .match b').textContent()) ?? ''
    expect((await confirm(school, id, match)).status).toBe(200)
    await page.getByRole('heading', { name: '配对好了' }).waitFor()
  })

  it('says so when the code is wrong, and takes the next one', async () => {
    const school = await aListeningSchool()
    const { code } = await aPairing(school)
    const page = await aTabletAt(school)
    await type(page, '00000000')
    await page.getByText('配对码不对，或者已经用过').waitFor()
    expect(await page.getByLabel('配对码，8 位').inputValue()).toBe('')
    await type(page, code)
    await page.locator('.pair-waiting').waitFor()
  })

  it('says so when nobody confirmed in time', async () => {
    const school = await aListeningSchool()
    const { code } = await aPairing(school)
    const page = await aTabletAt(school)
    await type(page, code)
    await page.locator('.pair-waiting').waitFor()
    school.clock.advance(11 * 60)
    await page.getByText('电脑上没有点“是它”').waitFor()
  })

  it('reads the square on the office screen with the camera, under the content security policy', async () => {
    const school = await aListeningSchool()
    const { qr } = await aPairing(school)
    const folder = mkdtempSync(join(tmpdir(), 'shanzhen-camera-'))
    const film = join(folder, 'square.y4m')
    writeFileSync(film, videoOfCode(qr))
    const withCamera = await openBrowser([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ])
    try {
      const page = await (await aDevice(withCamera)).newPage()
      const complaints = complaintsOf(page)
      await page.goto(`${school.address}/pair`)
      await page.getByRole('button', { name: '打开镜头' }).click()
      await page.locator('.pair-waiting').waitFor()
      expect(complaints).toEqual([])
    } finally {
      await withCamera.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('says what to do when there is no camera', async () => {
    const school = await aListeningSchool()
    const page = await aTabletAt(school)
    await page.getByRole('button', { name: '打开镜头' }).click()
    await page.getByText(/没有找到镜头|没有让我们用镜头/).waitFor()
    await page.getByRole('button', { name: '打开镜头' }).waitFor()
  })

  it('shows how to install first in a Safari tab on an iPad, and pairs there only when asked to', async () => {
    const school = await aListeningSchool()
    const userAgent = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.4 Safari/605.1.15'
    const page = await (await aDevice(browser, { userAgent, hasTouch: true })).newPage()
    await page.addInitScript(() => Object.defineProperty(navigator, 'maxTouchPoints', { value: 5 }))
    await page.goto(`${school.address}/pair`)
    await page.getByRole('heading', { name: '先把善真装到桌面' }).waitFor()
    expect(await page.getByLabel('配对码，8 位').count()).toBe(0)
    await page.getByRole('button', { name: '仍在这里配对' }).click()
    await page.getByLabel('配对码，8 位').waitFor()
  })
})
