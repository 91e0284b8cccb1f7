/** What the office adds to a post's day: a class's lessons, training items and dimensions, who takes turns. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serverHeader } from '../../../src/domain/protocol/sync.ts'
import { openBrowser } from '../../support/browser.ts'
import { axeFinds } from '../../support/axe.ts'
import { aClass, childOf, ownClass } from '../../support/builders/index.ts'
import { anOfficeSchool, type OfficeSchool, openOffice, standingRow } from './office-school.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
async function change(school: OfficeSchool, changes: object[]): Promise<void> {
  const saved = await school.lead.send('POST', 'records', { changes })
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
}

it('a class’s PE is written once, copied to the parallel class, and clashes in the roster', async () => {
  const school = await anOfficeSchool()
  const { kind, id, body } = aClass('class-2024-3')
  await change(school, [{ kind, id, version: 0, body }])
  const page = await openOffice(browser, school, `/office/people?class=${ownClass}`)
  await press(page, '全班的课')
  for (const day of ['周一', '周二', '周三', '周四', '周五'])
    await page.getByLabel(`${day} 晨间`, { exact: true }).fill('体育')
  await page.getByText('三(3)班', { exact: true }).last().click()
  expect(await axeFinds(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect((await standingRow(school, 'class', ownClass)).body).toMatchObject({ busy: { length: 5 } })
  expect((await standingRow(school, 'class', id)).body).toMatchObject({ busy: { length: 5 } })

  await page.goto(`${school.address}/office/posts`)
  await page.getByText('一周排班').first().click()
  await page.locator('.roster-desk table').waitFor()
  await page.getByText(/\d+ 处冲突/).waitFor()
})

it('a school that lacks a training item takes it over, changes it, and retires it', async () => {
  const school = await anOfficeSchool()
  const page = await openOffice(browser, school, '/office/posts')
  const item = { name: '温室浇水', content: ['看一看土'], validFor: 'term' }
  // As if this server's starting content had grown since the school was set up.
  const records = [{ kind: 'training-item', id: 'training-greenhouse', body: item }]
  await page.evaluate(
    ([body = '', ours = '']) => {
      const real = window.fetch.bind(window)
      const headers = { 'content-type': 'application/json', [ours]: '1' }
      window.fetch = (input, init) =>
        String(input).includes('/starter')
          ? Promise.resolve(new Response(body, { headers }))
          : real(input, init)
    },
    [JSON.stringify({ records }), serverHeader],
  )
  await page.getByText('培训与评价', { exact: true }).first().click()
  await page.getByText('还有 1 个起步内容可以加进来').waitFor()
  await press(page, '看一看')
  expect(await axeFinds(page)).toEqual([])
  await press(page, '全选')
  await press(page, '加进来 1 个')
  await page.getByText('加进来 1 个，可以修改或停用。').waitFor()
  const bodyNow = async () => (await standingRow(school, 'training-item', 'training-greenhouse')).body
  expect(await bodyNow()).toEqual(item)

  await page.getByRole('button', { name: '温室浇水', exact: true }).click()
  await page.getByLabel('怎样算学会').fill('做给老师看一遍')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect.poll(bodyNow).toMatchObject({ howChecked: '做给老师看一遍' })
  await press(page, '停用')
  await page.getByRole('button', { name: '恢复使用' }).waitFor()
  expect(await bodyNow()).toHaveProperty('retiredOn')
  expect(await axeFinds(page)).toEqual([])
})

it('turns at a post that somebody else has changed are dealt anew and shown, and overwrite nothing unseen', async () => {
  const school = await anOfficeSchool()
  const own = await standingRow(school, 'appointment', `${childOf(ownClass, 1)}-at-post-library-desk`)
  const body = own.body as { post: string }
  const second = { ...body, student: childOf(ownClass, 2) }
  await change(school, [{ kind: 'appointment', id: 'second-of-the-post', version: 0, body: second }])
  const page = await openOffice(browser, school, `/office/posts?post=${body.post}`)
  await press(page, '分组轮流')
  await page.getByLabel('几个小组').fill('2')
  await page.getByText(/第 2 组 1 人/).waitFor()
  await change(school, [
    { kind: 'appointment', id: own.id, version: own.version, body: { ...body, weekdays: [2] } },
  ])
  await press(page, '就这样轮流')
  await page.getByText('已按现在的同学重新分好').waitFor()
  expect((await standingRow(school, 'appointment', own.id)).body).toMatchObject({ weekdays: [2] })
  await press(page, '就这样轮流')
  await page.getByText('已按现在的同学重新分好').waitFor({ state: 'hidden' })
  expect((await standingRow(school, 'appointment', own.id)).body).toHaveProperty('to')
})
