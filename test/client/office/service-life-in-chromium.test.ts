/** Notices, training, honours and handover at the office's desk: decided, published, planned, written, and clean. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../../support/browser.ts'
import { axeFinds } from '../../support/axe.ts'
import { anOfficeSchool, openOffice, type OfficeSchool } from './office-school.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const faultsOf = async (page: Page, place: string) =>
  (await axeFinds(page)).map((fault) => `${place}: ${fault}`)
const recordsOf = async ({ services, school }: OfficeSchool, kind: string) => {
  const { rows } = await services.views.now(services.database.read, school)
  return rows.filter((row) => row.kind === kind).map(({ body }) => body)
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

it('a notice is written, gets an outcome and is taken down; it stays in the file', async () => {
  const school = await anOfficeSchool()
  const page = await openOffice(browser, school, '/office/posts')
  await page.goto(`${school.address}/office/notices`)
  await press(page, '写一则公示')
  await page.getByLabel('标题').fill('服务社开放日')
  await page.getByLabel('内容').fill('周五下午，欢迎来看。')
  expect(await faultsOf(page, 'notice, written')).toEqual([])
  await press(page, '发布公示')
  await page.getByRole('heading', { name: '服务社开放日' }).waitFor()
  await page.getByRole('textbox', { name: '结果' }).fill('来了六十位同学')
  await press(page, '保存结果')
  await page.getByText('结果保存好了').waitFor()
  await press(page, '撤下公示')
  await page.getByRole('alertdialog').getByRole('button', { name: '撤下公示' }).click()
  await page.getByText('已撤下').first().waitFor()
  expect(await faultsOf(page, 'notice')).toEqual([])
  const today = expect.stringMatching(/^\d{4}-/)
  expect(await recordsOf(school, 'notice')).toMatchObject([
    { title: '服务社开放日', outcome: '来了六十位同学', withdrawnOn: today },
  ])
})

it('a star whom the rule does not propose is decided by a person, with a reason, and published at once', async () => {
  const school = await anOfficeSchool()
  const page = await openOffice(browser, school, '/office/posts')
  await page.goto(`${school.address}/office/honours`)
  await page.locator('tbody label').first().click()
  await page.getByText('请在理由里写清楚为什么').waitFor()
  expect(await faultsOf(page, 'honours')).toEqual([])
  const decide = page.getByRole('button', { name: '评定 1 位并公示' })
  expect(await decide.isDisabled()).toBe(true)
  await page.getByLabel(/^理由/).fill('每次都把书按书标放好')
  await decide.click()
  await page.getByText('评定好了').waitFor()
  const [honour] = await recordsOf(school, 'honour')
  const [notice] = await recordsOf(school, 'notice')
  expect(honour).toMatchObject({ name: '岗位之星', reason: '每次都把书按书标放好' })
  expect(notice).toMatchObject({ kind: 'honours', onBoard: true, lines: [{ text: '每次都把书按书标放好' }] })
  expect(await faultsOf(page, 'honours, decided')).toEqual([])
})

it('a session is planned, a post is handed over and a paper withdrawn', async () => {
  const school = await anOfficeSchool()
  const page = await openOffice(browser, school, '/office/posts')
  await page.goto(`${school.address}/office/training`)
  await press(page, '安排一次培训')
  await page
    .locator('.editor fieldset button, .editor fieldset label')
    .filter({ hasText: '文明用语' })
    .first()
    .click()
  expect(await faultsOf(page, 'session, planned')).toEqual([])
  await press(page, '保存')
  await page.getByText('要来的同学').waitFor()
  expect(await faultsOf(page, 'session')).toEqual([])
  expect(await recordsOf(school, 'training-session')).toHaveLength(1)

  await page.goto(`${school.address}/office/handover`)
  await page.getByLabel('感谢的话').fill('谢谢你们早早地来')
  expect(await faultsOf(page, 'handover, written')).toEqual([])
  await press(page, '交接好了')
  await page.getByRole('button', { name: '重新打开' }).waitFor()
  expect(await faultsOf(page, 'handover, closed')).toEqual([])
  expect(await recordsOf(school, 'handover')).toMatchObject([{ thanks: '谢谢你们早早地来' }])

  await page.goto(`${school.address}/office/papers`)
  await page.getByLabel('纸上的编号').fill('sz-2026-k7q2m4')
  await press(page, '收回')
  await page.getByText('SZ-2026-K7Q2M4').waitFor()
  expect(await faultsOf(page, 'papers')).toEqual([])
  expect(await recordsOf(school, 'withdrawn-paper')).toMatchObject([{ number: 'SZ-2026-K7Q2M4' }])
})
