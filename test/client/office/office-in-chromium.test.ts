import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../../support/browser.ts'
import { faultsOf } from '../../support/axe.ts'
import { anOfficeSchool, type Looks, openOffice, standingRow } from './office-school.ts'

const aWhile = 120_000
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, aWhile)
afterAll(() => browser.close())

const aPlace = 'place-dining-hall'
const nameField = (page: Page) => page.getByLabel('场所名')

async function openPlace(page: Page): Promise<void> {
  await page.getByRole('button', { name: /善真食堂/ }).click()
  await page.waitForFunction(() =>
    [...document.querySelectorAll('input')].some((input) => input.value === '善真食堂'),
  )
}

describe('two people at one record', () => {
  test(
    'the second sees both contents, and nothing is overwritten unseen',
    async () => {
      const school = await anOfficeSchool()
      const page = await openOffice(browser, school, '/office/places')
      await openPlace(page)
      await nameField(page).fill('阳光食堂')
      const row = await standingRow(school, 'place', aPlace)
      const theirs = { ...row.body, name: '欢喜食堂', where: '新楼一楼' }
      const { kind, id, version } = row
      await school.lead.send('POST', 'records', { changes: [{ kind, id, version, body: theirs }] })

      await page.getByRole('button', { name: '保存' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.waitFor()
      expect(await dialog.locator('tbody tr').allInnerTexts()).toEqual([
        expect.stringMatching(/场所名\s+阳光食堂\s+欢喜食堂/),
        expect.stringMatching(/在哪里\s+校内食堂一楼\s+新楼一楼/),
      ])
      expect((await standingRow(school, 'place', aPlace)).body).toMatchObject({ name: '欢喜食堂' })

      await dialog.getByRole('button', { name: '用我填的' }).click()
      await dialog.waitFor({ state: 'hidden' })
      await expect
        .poll(async () => (await standingRow(school, 'place', aPlace)).body)
        .toMatchObject({
          name: '阳光食堂',
          where: '校内食堂一楼',
        })
      await page.context().close()
    },
    aWhile,
  )
})

describe('without the network', () => {
  test(
    'the office can be read, says that saving needs it, and keeps what was typed',
    async () => {
      const school = await anOfficeSchool()
      const page = await openOffice(browser, school, '/office/places')
      await openPlace(page)
      await page.context().setOffline(true)
      await nameField(page).fill('阳光食堂')
      await page.getByRole('button', { name: '保存' }).click()
      await page.getByText('现在连不上学校的服务器').waitFor()
      expect(await nameField(page).inputValue()).toBe('阳光食堂')

      await page.context().setOffline(false)
      await page.getByRole('button', { name: '保存' }).click()
      await expect
        .poll(async () => (await standingRow(school, 'place', aPlace)).body)
        .toMatchObject({ name: '阳光食堂' })
      await page.context().close()
    },
    aWhile,
  )

  test(
    'a changed form is not left without a question',
    async () => {
      const school = await anOfficeSchool()
      const page = await openOffice(browser, school, '/office/places')
      await openPlace(page)
      await nameField(page).fill('阳光食堂')
      await page.getByRole('link', { name: '校历' }).click()
      await page.getByRole('button', { name: '继续填' }).click()
      expect(await nameField(page).inputValue()).toBe('阳光食堂')
      await page.getByRole('link', { name: '校历' }).click()
      await page.getByRole('button', { name: '不保存，离开' }).click()
      await page.getByRole('heading', { level: 1, name: '校历' }).waitFor()
      await page.context().close()
    },
    aWhile,
  )
})

describe('pairing', () => {
  test(
    'a tablet that has the code waits for the word of the office, by its four digits',
    async () => {
      const school = await anOfficeSchool()
      const page = await openOffice(browser, school, '/office/devices')
      await page.getByRole('button', { name: '生成配对码' }).click()
      const code = (await page.locator('.code').innerText()).replace(/[^0-9A-Z]/g, '')
      expect(code).toHaveLength(8)
      const claimed = await school.send('POST', 'pair', { code, label: '教室平板' })
      const { match, ...claim } = claimed.body as { match: string; pairing: string; claim: string }
      await page.getByText(match).waitFor()
      expect((await school.send('POST', 'pair/collect', claim)).status).toBe(202)

      await page.getByRole('button', { name: '是它' }).click()
      await page.getByText(/已确认，平板正在取名单/).waitFor()
      expect((await school.send('POST', 'pair/collect', claim)).status).toBe(200)
      await page.getByText(/配好了/).waitFor()
      await page.getByRole('cell', { name: /平板/ }).first().waitFor()
      await page.context().close()
    },
    aWhile,
  )
})

describe('leaving', () => {
  const databases = (page: Page) =>
    page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
  const staffCookies = async (page: Page) =>
    (await page.context().cookies()).filter(({ name }) => name.includes('staff'))
  /** Records in the one store of this browser. */
  const names = (page: Page) =>
    page.evaluate(async () => {
      const name = (await indexedDB.databases())[0]?.name ?? ''
      const opening = indexedDB.open(name)
      const db = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result)
      })
      const counting = db.transaction('records').objectStore('records').count()
      const count = await new Promise<number>((resolve) => {
        counting.onsuccess = () => resolve(counting.result)
      })
      db.close()
      return count
    })
  /** In the page: no call of the API leaves it while the mark stands. */
  const cutByMark = () => {
    const { fetch: ask } = window
    window.fetch = (...call) =>
      localStorage.getItem('test.cut') && String(call[0]).startsWith('/api/')
        ? Promise.reject(new TypeError('cut'))
        : ask(...call)
  }

  test(
    'logging out leaves no names on the computer; without the network the session ends with the next contact, and takes nobody up before',
    async () => {
      const school = await anOfficeSchool()
      const page = await openOffice(browser, school, '/office/today')
      await page.addInitScript(cutByMark)
      await page.reload()
      await page.evaluate(() => localStorage.setItem('test.cut', 'yes'))
      await page.getByRole('button', { name: '账号：更多' }).click()
      await page.getByRole('menuitem', { name: '退出登录' }).click()
      await page.getByRole('button', { name: '退出', exact: true }).click()
      await page.waitForURL(/start/)
      await expect.poll(() => databases(page)).toEqual([])
      expect(await staffCookies(page)).toHaveLength(1)
      await page.goto(new URL('/office/people', page.url()).href)
      await page.getByRole('button', { name: /老师登录/ }).waitFor()

      await page.evaluate(() => localStorage.removeItem('test.cut'))
      await page.goto(new URL('/office/people', page.url()).href)
      await page.getByRole('button', { name: /老师登录/ }).waitFor()
      await expect.poll(() => staffCookies(page)).toEqual([])
      expect(new URL(page.url()).pathname).toBe('/start')
      await page.context().close()
    },
    aWhile,
  )

  test(
    'a session that the school has ended puts the names away and shows the login in place of the pages',
    async () => {
      const school = await anOfficeSchool()
      const page = await openOffice(browser, school, '/office/people')
      await page.context().clearCookies()
      await page.reload()
      await page.getByRole('heading', { name: '登录已经结束' }).waitFor()
      await expect.poll(() => names(page)).toBe(0)
      await page.getByRole('button', { name: '重新登录' }).click()
      await page.waitForURL(/login/)
      await page.context().close()
    },
    aWhile,
  )
})

describe('the desk', () => {
  const pages = ['today', 'posts', 'places', 'calendar', 'devices']

  test.each<[string, Looks]>([
    ['1440 × 900', {}],
    [
      '1280 × 800, in English, for the computer teacher',
      { width: 1280, height: 800, locale: 'en', login: 'linhaitao' },
    ],
    ['1024 × 768', { width: 1024, height: 768 }],
  ])(
    'is accessible, fits and is large enough to read at %s',
    async (_name, looks) => {
      const school = await anOfficeSchool()
      const page = await openOffice(browser, school, '/office/today', looks)
      const faults: string[] = []
      for (const place of pages) {
        await page.goto(`${school.address}/office/${place}`)
        await page.waitForSelector('.page-card, .post-list, .place-list')
        await page.waitForTimeout(400)
        faults.push(...(await faultsOf(page, place)))
      }
      expect(faults).toEqual([])
      await page.context().close()
    },
    aWhile,
  )

  test(
    'so are its forms and dialogs',
    async () => {
      const school = await anOfficeSchool()
      const page = await openOffice(browser, school, '/office/posts')
      const faults: string[] = []
      const look = async (place: string) => {
        await page.waitForTimeout(300)
        faults.push(...(await faultsOf(page, place)))
      }
      const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
      const back = () => page.keyboard.press('Escape')

      await press(/缺 \d+ 人，添加/)
      await page.getByRole('combobox').fill('三2')
      await look('finding a child')
      await page.getByRole('option').first().click()
      await look('appointing')
      await back()
      await press('不保存，离开')
      await press('部门')
      await look('departments')
      await back()
      await press('改岗位资料')
      await look('a post')
      await page.getByRole('radio', { name: '值岗时段' }).click()
      await look('windows')
      await page.goto(`${school.address}/office/calendar`)
      await press('加学期')
      await look('a term')
      await back()
      await press('这天有活动')
      await look('an event')
      await page.goto(`${school.address}/office/devices`)
      await press('生成配对码')
      await page.waitForSelector('.code')
      await look('a code')
      await press(/^集中配对/)
      await look('many codes')
      await back()
      await press('账号：更多')
      await look('the account menu')
      expect(faults).toEqual([])
      await page.context().close()
    },
    aWhile,
  )
})
