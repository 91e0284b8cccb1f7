/** The week's roster and the proposal engine in a real browser, under the server's own Content Security Policy. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Round } from '../../../src/domain/recruitment/round.ts'
import { someRound } from '../../domain/recruitment/a-round.ts'
import { openBrowser } from '../../support/browser.ts'
import { axeFinds } from '../../support/axe.ts'
import { childOf, ownClass } from '../../support/builders/index.ts'
import { anOfficeSchool, type OfficeSchool, openOffice, standingRow } from './office-school.ts'

const builtClient = process.env['CLIENT_FOLDER'] ?? 'dist'
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const appointment = `${childOf(ownClass, 1)}-at-post-library-desk`

/** The roster with the child's Monday chosen; meanwhile somebody else saves the appointment with these days. */
async function chosenWhileOthersSave(weekdays: number[]): Promise<{ school: OfficeSchool; page: Page }> {
  const school = await anOfficeSchool()
  const page = await openOffice(browser, school, '/office/posts')
  await page.getByRole('radio', { name: '一周排班' }).or(page.getByText('一周排班')).first().click()
  await page.locator('.person').first().click()
  await page.getByRole('button', { name: '这个时段不再值' }).waitFor()
  const { kind, id, version, body } = await standingRow(school, 'appointment', appointment)
  const changes = [{ kind, id, version, body: { ...body, weekdays } }]
  expect((await school.lead.send('POST', 'records', { changes })).status).toBe(200)
  return { school, page }
}
/** The days on which the child serves from this Monday on. */
async function daysNow({ services, school }: OfficeSchool): Promise<number[]> {
  const { view } = await services.views.now(services.database.read, school)
  const own = view.appointments.filter(({ to }) => to === undefined || to >= '2026-09-07')
  return own.flatMap(({ weekdays }) => weekdays).sort()
}

it('what two people changed on different days is put together, and nobody is asked', async () => {
  const { school, page } = await chosenWhileOthersSave([1, 2])
  await page.getByRole('button', { name: '这个时段不再值' }).click()
  await page.getByText('两边的改动已经合在一起').waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await daysNow(school)).toEqual([2])
})

it('the same duty that two people moved is asked about, with the child’s name and what each wants', async () => {
  const { school, page } = await chosenWhileOthersSave([3, 4])
  const own = page.locator('.roster-desk tbody tr', { has: page.locator('.person') }).first()
  await own.locator('td').nth(1).locator('.missing').click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  expect(await dialog.textContent()).toMatch(/原来周一.*周二.*您排的.*这次不值.*现在的/)
  expect(await axeFinds(page)).toEqual([])
  expect(await daysNow(school)).toEqual([3, 4])
  await dialog.getByRole('radio', { name: '周二' }).click()
  await dialog.getByRole('button', { name: '就这样合并保存' }).click()
  await page.getByText('两边的改动已经合在一起').waitFor()
  expect(await daysNow(school)).toEqual([2, 3, 4])
})

it('the roster and the certificates have nothing that axe finds', async () => {
  const school = await anOfficeSchool()
  const page = await openOffice(browser, school, '/office/posts')
  await page.getByText('一周排班').first().click()
  await page.waitForSelector('.roster-desk table')
  expect(await axeFinds(page)).toEqual([])
  await page.goto(`${school.address}/office/papers`)
  await page.waitForSelector('.paper-side .certificate')
  expect(await axeFinds(page)).toEqual([])
})

it('the engine answers for 300 children on 200 posts beside the page, and no other script may be a worker', async () => {
  const school = await anOfficeSchool()
  const page = await openOffice(browser, school, '/office/posts')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const file = readdirSync(join(builtClient, 'assets')).find((name) => name.startsWith('proposal-worker-'))
  const round = someRound({ posts: 200, places: 3, applicants: 300, pairs: 20, strictShare: 50 }, 1)
  const answer = await page.evaluate(
    async ([address, asked]) => {
      const worker = new Worker(address, { type: 'module' })
      let steps = 0
      const placed = await new Promise<number>((resolve, reject) => {
        worker.onerror = () => reject(new Error('the worker does not run'))
        worker.onmessage = ({ data }) => {
          if ('proposal' in data) resolve(data.proposal.arrangement.size)
          else steps += 1
        }
        worker.postMessage(asked)
      })
      const refused = (() => {
        try {
          new Worker('/assets/index.js').terminate()
          return false
        } catch {
          return true
        }
      })()
      return { placed, steps, refused }
    },
    [`/assets/${file}`, round] as [string, Round],
  )
  expect(answer.placed).toBeGreaterThan(100)
  expect(answer.steps).toBeGreaterThan(10)
  expect(answer.refused).toBe(true)
})
