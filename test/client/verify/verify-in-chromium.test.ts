/** 证书核验 on a phone: without a login, without a network the second time, forged and strange codes told apart. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../../support/browser.ts'
import { childOf, ownClass } from '../../support/builders/index.ts'
import { anOfficeSchool, type OfficeSchool } from '../office/office-school.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** A phone that was never here, and the code of a paper of the school. */
async function aPhone(): Promise<{ school: OfficeSchool; page: Page; code: string }> {
  const school = await anOfficeSchool()
  const asked = { kind: 'appointment', id: `${childOf(ownClass, 1)}-at-post-library-desk` }
  const answer = await school.lead.send('POST', 'papers', { papers: [asked] })
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  return { school, page: await context.newPage(), code: String(answer.body.papers[0].code) }
}

async function says({ school, page }: { school: OfficeSchool; page: Page }, of: string): Promise<string> {
  await page.goto('about:blank')
  await page.goto(`${school.address}/verify#${of}`)
  await page.waitForSelector('h2')
  return page.locator('main').innerText()
}

it('a genuine paper shows its lines, and nobody has logged in', async () => {
  const phone = await aPhone()
  const { page, code } = phone
  const text = await says(phone, code)
  expect(text).toContain('是本校发的，内容没有改过')
  expect(text).toContain('2026-09-01 起')
  expect(await page.locator('dl dt').count()).toBe(7)
})

it('an altered one, another school’s and no code at all are refused in plain words', async () => {
  const phone = await aPhone()
  const { code } = phone
  const [payload = '', keyId = '', signature = ''] = code.split('.')
  expect(await says(phone, [payload, keyId, signature.replace(/^../, 'AA')].join('.'))).toContain(
    '内容和学校发的不一样',
  )
  const strange = await says(phone, [payload, 'another1', signature].join('.'))
  expect(strange).toContain('不是本校发的')
  expect(strange).not.toContain('2026-09-01')
  expect(await says(phone, '')).toContain('没有读到证书的码')
})

it('the phone checks again without a network', async () => {
  const phone = await aPhone()
  const { page, code } = phone
  await says(phone, code)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.context().setOffline(true)
  const text = await says(phone, code)
  expect(text).toContain('是本校发的，内容没有改过')
  expect(text).toContain('只核了签名')
  await page.context().setOffline(false)
})

it('a paper that was taken back says so with a network, and afterwards without one', async () => {
  const phone = await aPhone()
  const { school, page, code } = phone
  expect(await says(phone, code)).toContain('没有收回')
  const number = await page.locator('dd').last().innerText()
  const body = { number, on: '2026-09-08' }
  const changes = [{ kind: 'withdrawn-paper', id: number.toLowerCase(), version: 0, body }]
  expect((await school.lead.send('POST', 'records', { changes })).status).toBe(200)
  expect(await says(phone, code)).toContain('学校已经收回，不再有效')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.context().setOffline(true)
  expect(await says(phone, code)).toContain('学校已经收回，不再有效')
  await page.context().setOffline(false)
})

it('no address that a browser sends holds the code', async () => {
  const phone = await aPhone()
  const { page, code } = phone
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await says(phone, code)
  const addresses = sent.map((one) => one.replace(/#.*$/, ''))
  expect(addresses.some((address) => address.includes(code.slice(0, 40)))).toBe(false)
})
