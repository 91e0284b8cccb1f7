import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { overtakenBy } from '../../support/at-the-screens.ts'
import { openBrowser } from '../../support/browser.ts'
import { childOf } from '../../support/builders/index.ts'
import { logInAs } from '../../support/server.ts'
import { anOfficeSchool, type Looks, openOffice, standingRow } from '../office/office-school.ts'
import { faultsOf } from '../../support/axe.ts'
import { viewOf } from './an-office.ts'

const aWhile = 180_000
const ownClass = 'class-2024-2'
const today = '2026-09-07'
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, aWhile)
afterAll(() => browser.close())

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()
const pickClass = async (page: Page, name: string) =>
  page.locator('.class-picker').getByRole('button', { name }).click()

test(
  'a child’s reading is put right where it stands, and who opened the child is listed',
  async () => {
    const school = await anOfficeSchool()
    const page = await openOffice(browser, school, `/office/people?class=${ownClass}`)
    const child = childOf(ownClass, 3)
    const { name } = (await standingRow(school, 'student', child)).body as { name: string }
    await press(page, `打开${name}`)
    await page.getByText('这次打开已记入查看记录').waitFor()
    await page.locator('.access-list').getByText('周敏').waitFor()
    const log = await school.lead.send('GET', `access?student=${child}`)
    expect(log.body.entries).toMatchObject([{ staff: school.ids.lead, purpose: 'record' }])

    await press(page, '改读音')
    await page.getByLabel(`“${name.slice(0, 1)}”的读音`).fill('zeng 1')
    expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
    await page.getByLabel(`“${name.slice(0, 1)}”的读音`).fill('zeng1')
    await press(page, '保存')
    await expect
      .poll(
        async () => ((await standingRow(school, 'student', child)).body as { pinyin: string[] }).pinyin[0],
      )
      .toBe('zēng')
    await page.context().close()
  },
  aWhile,
)

test(
  'a child changes class from a day on, leaves, and comes back',
  async () => {
    const school = await anOfficeSchool()
    const page = await openOffice(
      browser,
      school,
      `/office/people?class=${ownClass}&student=${childOf(ownClass, 4)}`,
    )
    const child = childOf(ownClass, 4)
    await press(page, '转班')
    await page.getByLabel('转到').selectOption('四(1)班')
    await page.getByLabel('座号').fill('2')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '转班' }).click()
    await dialog.getByText(/这个座号现在是/).waitFor()
    await page.getByLabel('座号').fill('30')
    await dialog.getByRole('button', { name: '转班' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect((await viewOf(school)).classOn(child, today)).toBe('class-2023-1')
    expect((await viewOf(school)).classOn(child, '2026-09-06')).toBe(ownClass)

    await press(page, '离校')
    await press(page, '标为离校')
    await dialog.waitFor({ state: 'hidden' })
    expect((await viewOf(school)).classOn(child, today)).toBeUndefined()
    await press(page, '回到学校')
    await page.getByLabel('转到').selectOption('四(1)班')
    await dialog.getByRole('button', { name: '回到学校' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect((await viewOf(school)).classOn(child, today)).toBe('class-2023-1')
    await page.context().close()
  },
  aWhile,
)

test(
  'consent is changed for several at once, taken back, and kept when somebody else was quicker',
  async () => {
    const school = await anOfficeSchool()
    const page = await openOffice(browser, school, `/office/consent?class=${ownClass}`)
    // What somebody else does comes with the next sync alone.
    await page.route('**/api/v1/live**', (route) => route.abort())
    await page.reload()
    const consentOf = async (seat: number) =>
      ((await standingRow(school, 'student', childOf(ownClass, seat))).body as { consent: string }).consent
    const boxes = page.locator('.children .check-box')
    for (const at of [0, 1, 2]) await boxes.nth(at).click()
    await page.locator('.bulk').getByRole('button', { name: '纸质' }).click()
    await page.getByText('3 人改成纸质护照', { exact: true }).waitFor()
    expect(await Promise.all([1, 2, 3, 4].map(consentOf))).toEqual(['paper', 'paper', 'paper', 'electronic'])
    await press(page, /^撤销/)
    await expect
      .poll(() => Promise.all([1, 2, 3].map(consentOf)))
      .toEqual(['electronic', 'electronic', 'electronic'])

    await page.context().setOffline(true)
    await page.locator('.children li').nth(3).getByRole('radio', { name: '纸质' }).click()
    await page.getByText('1 人还没有保存').waitFor()
    await page.context().setOffline(false)
    await press(page, '再试一次')
    await expect.poll(() => consentOf(4)).toBe('paper')

    const { kind, id, version, body } = await standingRow(school, 'student', childOf(ownClass, 5))
    const changes = [{ kind, id, version, body: { ...body, studentNo: '777' } }]
    await overtakenBy(page, () => school.lead.send('POST', 'records', { changes }))
    await page.locator('.children li').nth(4).getByRole('radio', { name: '纸质' }).click()
    await page.getByText('别人刚刚也改了这一条').waitFor()
    await press(page, '用我填的')
    await expect.poll(() => consentOf(5)).toBe('paper')
    expect((await standingRow(school, 'student', childOf(ownClass, 5))).body).toMatchObject({
      studentNo: '777',
    })
    await page.context().close()
  },
  aWhile,
)

test(
  'cards are made for a class, and a replaced one is dead',
  async () => {
    const school = await anOfficeSchool()
    const page = await openOffice(browser, school, `/office/cards?class=${ownClass}`)
    const cards = async () => (await viewOf(school)).cards
    await press(page, '给 12 人发卡')
    await page.getByRole('button', { name: '打印 12 张' }).waitFor()
    const before = await cards()
    expect(new Set(before.map(({ code }) => code)).size).toBe(12)
    const row = page.locator('tbody tr').first()
    await row.getByRole('button').click()
    await page.getByRole('alertdialog').getByRole('button', { name: '换卡' }).click()
    await page.getByRole('alertdialog').waitFor({ state: 'hidden' })
    const after = await cards()
    expect(after).toHaveLength(12)
    expect(after.filter(({ code }) => !before.some((card) => card.code === code))).toHaveLength(1)
    await page.context().close()
  },
  aWhile,
)

test(
  'somebody gets a role and an account, and both end',
  async () => {
    const school = await anOfficeSchool()
    const page = await openOffice(browser, school, '/office/staff', { login: 'linhaitao' })
    await press(page, '添加教职工')
    await page.getByLabel('姓名', { exact: true }).fill('梁老师')
    await page.getByRole('dialog').getByRole('button', { name: '添加' }).click()
    await press(page, '添加职务')
    await page.getByLabel('带哪个班').selectOption('三(2)班')
    await page.getByRole('dialog').getByRole('button', { name: '添加' }).click()
    await page.locator('.staff-roles').getByText('班主任 三(2)班').waitFor()
    await press(page, '建账号')
    await page.getByRole('heading', { name: '首次密码' }).waitFor()
    const [, login = '', password = ''] = await page
      .locator('.page-card', { hasText: '只显示这一次' })
      .locator('tbody td')
      .allInnerTexts()
    expect(login).toBe('lianglaoshi')
    const teacher = await logInAs(school, login, password)
    await press(page, '收好了')
    await press(page, '离开')

    await press(page, '停用')
    await page.getByRole('alertdialog').getByRole('button', { name: '停用' }).click()
    await page.locator('.staff-account').getByText('已停用').waitFor()
    expect((await teacher.send('GET', 'session')).body.staff).toBeUndefined()
    await press(page, '停任：班主任 三(2)班')
    await page.getByRole('alertdialog').getByRole('button', { name: '停任' }).click()
    await page.locator('.staff-roles').getByText('没有职务').waitFor()
    await page.context().close()
  },
  aWhile,
)

test.each<[string, Looks]>([
  ['1440 × 900', {}],
  ['1280 × 800', { width: 1280, height: 800 }],
  ['1280 × 800, in English', { width: 1280, height: 800, locale: 'en' }],
])(
  'every page about people is accessible, fits and is large enough to read at %s',
  async (_name, looks) => {
    const school = await anOfficeSchool()
    const page = await openOffice(browser, school, '/office/people', looks)
    const faults: string[] = []
    for (const place of [
      `people?class=${ownClass}&student=${childOf(ownClass, 1)}`,
      'import',
      'staff',
      `consent?class=${ownClass}`,
      `cards?class=${ownClass}`,
    ]) {
      await page.goto(`${school.address}/office/${place}`)
      await page.waitForSelector('.page-card')
      await page.waitForTimeout(500)
      if (place === 'staff') await page.locator('.data-table button').first().click()
      faults.push(...(await faultsOf(page, place)))
    }
    expect(faults).toEqual([])
    await page.context().close()
  },
  aWhile,
)

test('a class is picked from the left', { timeout: aWhile }, async () => {
  const school = await anOfficeSchool()
  const page = await openOffice(browser, school, '/office/people')
  await pickClass(page, '四(1)')
  await page.getByRole('heading', { name: '四(1)班 8 人' }).waitFor()
  await page.context().close()
})

test(
  'a child is erased by law only once the name has been typed, and is gone from the list at once',
  async () => {
    const school = await anOfficeSchool()
    const child = childOf(ownClass, 5)
    const page = await openOffice(browser, school, `/office/people?class=${ownClass}&student=${child}`)
    const { name } = (await standingRow(school, 'student', child)).body as { name: string }
    await press(page, '依法删除')
    await page.getByText('服务器上的备份里还有').waitFor()
    const picture = process.env['PICTURE_FOLDER']
    if (picture) await page.screenshot({ path: `${picture}/erase.png` })
    expect(await faultsOf(page, 'erasing')).toEqual([])
    await page.getByLabel(`输入“${name}”确认`).fill('别的名字')
    await press(page, '全部删除')
    await page.getByText('和花名册里的名字不一样').waitFor()
    await page.getByLabel(`输入“${name}”确认`).fill(name)
    await press(page, '全部删除')
    await expect.poll(() => page.getByRole('button', { name: `打开${name}`, exact: true }).count()).toBe(0)
    expect((await viewOf(school)).students.has(child)).toBe(false)
    await page.context().close()
  },
  aWhile,
)
