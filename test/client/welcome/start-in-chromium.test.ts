/** Coming in: set-up, logging in, and what happens when the browser has forgotten who it belongs to. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newSetUpToken } from '../../../src/server/auth/set-up-token.ts'
import { openBrowser } from '../../support/browser.ts'
import { goodPassword } from '../../support/server.ts'
import {
  aDevice,
  aListeningSchool,
  anEmptyServer,
  aPairing,
  closeAll,
  complaintsOf,
  identityIn,
  type ListeningSchool,
} from './welcome-school.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser(['--host-resolver-rules=MAP school.test 127.0.0.1'])
})
afterEach(() => closeAll(browser), 30_000)
afterAll(() => browser.close())

const phone = { width: 390, height: 844, hasTouch: true }
const desktop = { width: 1440, height: 900 }

async function open(address: string, looks: Parameters<typeof aDevice>[1]): Promise<Page> {
  const page = await (await aDevice(browser, looks)).newPage()
  await page.goto(address)
  return page
}
async function logIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
/**
 * As a machine that restores its disk, or a browser that was cleared of everything but its cookies. From a page of
 * the same origin that is not the app: an open app would notice that its database goes.
 */
async function wipe(page: Page): Promise<void> {
  await page.goto(new URL('/favicon.svg', page.url()).href)
  await page.evaluate(async () => {
    localStorage.clear()
    sessionStorage.clear()
    for (const { name } of await indexedDB.databases()) {
      const gone = indexedDB.deleteDatabase(name ?? '')
      await new Promise((resolve) => (gone.onsuccess = resolve))
    }
  })
}

describe('setting up the school', () => {
  it('by the link: school, term with its holidays, two accounts, and on to the lists, logged in', async () => {
    const server = await anEmptyServer()
    const token = await newSetUpToken(server.services)
    const page = await open(`${server.address}/setup#${token}`, desktop)
    const complaints = complaintsOf(page)
    const next = page.getByRole('button', { name: '下一步' })
    await next.click()
    await page.getByText('请填写。').waitFor()
    await page.getByLabel('学校名称').fill('善真实验小学')
    await next.click()
    await page.getByRole('heading', { name: '调休上课' }).waitFor()
    await page.getByRole('button', { name: '加一个调休日' }).click()
    await next.click()
    await page.getByText('请选按星期几上课。').waitFor()
    await page.locator('.make-up-rows li').last().getByRole('button').click()
    await next.click()
    await page.getByText('大队辅导员是另一位老师').click()
    for (const [index, name, login, password] of [
      [0, '林海涛', 'linhaitao', goodPassword],
      [1, '周敏', 'zhoumin', 'zhoumin88'],
    ] as const) {
      const own = page.locator('fieldset').nth(index)
      await own.getByLabel('姓名').fill(name)
      await own.getByLabel('登录名').fill(login)
      await own.getByLabel('密码', { exact: true }).fill(password)
      await own.getByLabel('再输一遍密码').fill(password)
    }
    await next.click()
    await page.getByRole('button', { name: '建好学校' }).click()
    await page.getByText('密码里不要用姓名、登录名或学校名。').waitFor()
    const lead = page.locator('fieldset').nth(1)
    await lead.getByLabel('密码', { exact: true }).fill(goodPassword)
    await lead.getByLabel('再输一遍密码').fill(goodPassword)
    await next.click()
    await page.getByRole('button', { name: '建好学校' }).click()
    await page.getByRole('heading', { name: '学校建好了' }).waitFor()
    await page.getByRole('button', { name: '导入名单' }).click()
    await page.waitForURL('**/office/import')
    expect(JSON.parse(await identityIn(page))).toMatchObject({ kind: 'staff' })
    expect(complaints).toEqual([])

    await page.goto(`${server.address}/setup#${token}`)
    await page.getByText('学校已经设置好了').waitFor()
  })

  it('says so when the link is not the right one, and takes a pasted one', async () => {
    const server = await anEmptyServer()
    const token = await newSetUpToken(server.services)
    const page = await open(`${server.address}/setup#not-this-one`, phone)
    await page.getByText('这个链接不对，或者已经用过').waitFor()
    await page.getByLabel('链接').fill(`${server.address}/setup#${token}`)
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByRole('heading', { name: '您的学校' }).waitFor()
  })

  it('tells who opens an empty server without the link where to find it', async () => {
    const server = await anEmptyServer()
    const page = await open(server.address, phone)
    await page.getByText('这台服务器还没有设置学校').waitFor()
  })
})

describe('logging in', () => {
  it('leads the programme lead to the office on a wide screen, and to the teachers’ screens on a phone', async () => {
    const school = await aListeningSchool()
    const wide = await open(`${school.address}/login`, desktop)
    await logIn(wide, 'ZhouMin ', goodPassword)
    await wide.waitForURL('**/office/today')
    const small = await open(`${school.address}/login`, phone)
    await logIn(small, 'zhoumin', goodPassword)
    await small.waitForURL('**/teacher/today')
  })

  it('leads to the address that was asked for, and never to another site', async () => {
    const school = await aListeningSchool()
    const page = await open(`${school.address}/teacher/records`, phone)
    await page.getByRole('button', { name: /老师登录/ }).click()
    await logIn(page, 'zhoumin', goodPassword)
    await page.waitForURL('**/teacher/records')
    const tricked = await open(`${school.address}/login?to=//evil.example/teacher`, phone)
    await logIn(tricked, 'zhoumin', goodPassword)
    await tricked.waitForURL(`${school.address}/teacher/today`)
  })

  it('keeps what was typed when it is wrong, then counts the delay down', async () => {
    const school = await aListeningSchool()
    const page = await open(`${school.address}/login`, phone)
    for (let i = 0; i < 3; i += 1) {
      await logIn(page, 'zhoumin', 'wrong-password')
      await page.getByText(/登录名或密码不对|试得有点快/).waitFor()
    }
    await page.getByText(/请等 \d+ 秒再试/).waitFor()
    expect(await page.getByRole('button', { name: /秒后可以再试/ }).isDisabled()).toBe(true)
    expect(await page.getByLabel('登录名').inputValue()).toBe('zhoumin')
    school.clock.advance(60)
    await page.getByRole('button', { name: '登录', exact: true }).waitFor({ timeout: 15_000 })
    await logIn(page, 'zhoumin', goodPassword)
    await page.waitForURL('**/teacher/today')
  })

  it('makes a first password one’s own before anything else, also after a reload', async () => {
    const school = await aListeningSchool()
    const { body } = await school.admin.send('POST', `accounts/${school.ids.lead}/reset`)
    const first = JSON.stringify(body).match(/"password":"([^"]+)"/)?.[1] ?? ''
    const page = await open(`${school.address}/login`, phone)
    await logIn(page, 'zhoumin', first)
    await page.getByRole('heading', { name: '换一个自己的密码' }).waitFor()
    expect(await identityIn(page)).toBe('')
    await page.getByLabel('新密码', { exact: true }).fill('12345678')
    await page.getByLabel('再输一遍新密码').fill('12345678')
    await page.getByRole('button', { name: '换好，进去' }).click()
    await page.getByText('这个密码太常见').waitFor()
    await page.goto(`${school.address}/start`)
    await page.getByLabel('现在的密码').fill(first)
    await page.getByLabel('新密码', { exact: true }).fill('yu-guo-tian-qing-5')
    await page.getByLabel('再输一遍新密码').fill('yu-guo-tian-qing-5')
    await page.getByRole('button', { name: '换好，进去' }).click()
    await page.waitForURL('**/teacher/today')
  })

  it('is explained, not offered, where the address is not https', async () => {
    const school = await aListeningSchool()
    const page = await open(school.address.replace('localhost', 'school.test') + '/login', phone)
    await page.getByRole('heading', { name: '请换一个网址打开' }).waitFor()
    expect(await page.getByLabel('密码').count()).toBe(0)
    await page.goto(school.address.replace('localhost', 'school.test') + '/pair')
    await page.getByRole('heading', { name: '请换一个网址打开' }).waitFor()
  })
})

describe('a tablet that was killed before its browser had written who it is', () => {
  it('goes on as itself, by the store on its disk', async () => {
    const school = await aListeningSchool()
    const { id, code } = await aPairing(school)
    const page = await open(`${school.address}/pair`, { hasTouch: true })
    await page.getByLabel('配对码，8 位').fill(code)
    await page.locator('.pair-waiting').waitFor()
    await school.lead.send('POST', `pairings/${id}/confirm`, {})
    await page.getByRole('button', { name: '开始使用' }).click()
    await page.waitForURL('**/kiosk')
    const before = await identityIn(page)
    const stores = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    await expect.poll(stores).toContain(`shanzhen-device-${(JSON.parse(before) as { id: string }).id}`)
    await page.evaluate(() => localStorage.clear())
    await page.goto(`${school.address}/kiosk`)
    await expect.poll(() => identityIn(page)).toBe(before)
    expect(new URL(page.url()).pathname).toBe('/kiosk')
  })
})

describe('a browser whose store was wiped while its cookie stayed', () => {
  async function aWipedTablet(school: ListeningSchool): Promise<Page> {
    const { id, code } = await aPairing(school)
    const page = await open(`${school.address}/pair`, { hasTouch: true })
    await page.getByLabel('配对码，8 位').fill(code)
    await page.locator('.pair-waiting').waitFor()
    await school.lead.send('POST', `pairings/${id}/confirm`, {})
    await page.getByRole('button', { name: '开始使用' }).click()
    await page.waitForURL('**/kiosk')
    await wipe(page)
    await page.goto(`${school.address}/`)
    return page
  }

  it('is told so on a tablet, and the tablet goes on as itself', async () => {
    const school = await aListeningSchool()
    const page = await aWipedTablet(school)
    await page.getByText('这台设备不记得学校了').waitFor()
    await page.getByText('不是您操作错了').waitFor()
    await page.getByRole('button', { name: '继续使用' }).click()
    await page.waitForURL('**/kiosk')
    expect(JSON.parse(await identityIn(page))).toMatchObject({ kind: 'device' })
  })

  it('pairs again when the office has unpaired the tablet meanwhile', async () => {
    const school = await aListeningSchool()
    const page = await aWipedTablet(school)
    await page.getByText('这台设备不记得学校了').waitFor()
    const { view } = await school.services.views.now(school.services.database.read, school.school)
    await school.lead.send('POST', `devices/${[...view.devices.keys()][0]}/unpair`)
    await page.reload()
    await page.getByText('这台设备已停用').waitFor()
    await page.getByRole('button', { name: '重新配对' }).click()
    await page.getByLabel('配对码，8 位').waitFor()
  })

  it('simply goes on for a teacher', async () => {
    const school = await aListeningSchool()
    const page = await open(`${school.address}/login`, phone)
    await logIn(page, 'zhoumin', goodPassword)
    await page.waitForURL('**/teacher/today')
    await wipe(page)
    await page.goto(`${school.address}/teacher/records`)
    await page.waitForURL('**/teacher/records')
    await page.locator('main').waitFor()
    await expect.poll(() => identityIn(page)).toContain(school.ids.lead)
  })
})

it('offers nothing that cannot work when the server is out of reach', async () => {
  const school = await aListeningSchool()
  const page = await (await aDevice(browser, phone)).newPage()
  await page.route('**/api/**', (route) => route.abort())
  await page.goto(school.address)
  await page.getByText('现在连不上学校的服务器').waitFor()
})

it('says what to do when the browser does not let it open its store', async () => {
  const school = await aListeningSchool()
  const page = await (await aDevice(browser, phone)).newPage()
  await page.addInitScript(() => {
    localStorage.setItem('shanzhen.identity', JSON.stringify({ kind: 'staff', id: 'somebody' }))
    IDBFactory.prototype.open = () => {
      throw new DOMException('no storage for this page', 'SecurityError')
    }
  })
  await page.goto(`${school.address}/teacher/today`)
  await page.getByText('本机的记录现在打不开').waitFor()
  await page.getByText('请用普通窗口打开').waitFor()
  await page.getByRole('button', { name: '再试一次' }).waitFor()
})

describe('opened inside a chat app', () => {
  it.each([
    ['微信', 'MicroMessenger/8.0.42'],
    ['企业微信', 'wxwork/4.1.22 MicroMessenger/7.0.1'],
    ['钉钉', 'AliApp(DingTalk/7.0.50)'],
    ['QQ', 'QQ/8.9.80.661'],
  ])('shows the way out of %s, whatever was opened, and keeps nothing', async (app, mark) => {
    const school = await aListeningSchool()
    const userAgent = `Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 ${mark}`
    for (const path of ['/login?to=/office/import', '/kiosk']) {
      const page = await open(school.address + path, { ...phone, userAgent })
      await page.getByText(`您现在是在${app}里打开的`).waitFor()
      expect(await page.locator('input').count()).toBe(0)
      expect(page.url()).toBe(school.address + path)
      const kept = await page.evaluate(async () => [
        (await indexedDB.databases()).length,
        (await navigator.serviceWorker.getRegistrations()).length,
      ])
      expect(kept).toEqual([0, 0])
    }
  })

  it('copies the address that was opened', async () => {
    const school = await aListeningSchool()
    const userAgent =
      'Mozilla/5.0 (Linux; Android 13) Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.42'
    const context = await aDevice(browser, { ...phone, userAgent })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const page = await context.newPage()
    await page.goto(`${school.address}/pair`)
    await page.getByRole('button', { name: '复制网址' }).click()
    await page.getByRole('button', { name: '网址复制好了' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${school.address}/pair`)
  })
})
