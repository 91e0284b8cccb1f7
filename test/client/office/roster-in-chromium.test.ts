/** The week's roster and the proposal engine in a real browser, under the server's own Content Security Policy. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Round } from '../../../src/domain/recruitment/round.ts'
import { someRound } from '../../domain/recruitment/a-round.ts'
import { axeFinds } from '../../support/axe.ts'
import { childOf, ownClass } from '../../support/builders/index.ts'
import { anOfficeSchool, openChromium, openOffice, standingRow } from './office-school.ts'

const builtClient = process.env['CLIENT_FOLDER'] ?? 'dist'
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(() => browser.close())

const appointment = `${childOf(ownClass, 1)}-at-post-library-desk`

it('a move on an appointment that somebody else has changed shows both, and overwrites nothing', async () => {
  const school = await anOfficeSchool()
  const page = await openOffice(browser, school, '/office/posts')
  await page.getByRole('radio', { name: '一周排班' }).or(page.getByText('一周排班')).first().click()
  const duty = page.locator('.person').first()
  await duty.click()
  const { kind, id, version, body } = await standingRow(school, 'appointment', appointment)
  const theirs = { ...body, weekdays: [1, 2] }
  const saved = await school.lead.send('POST', 'records', { changes: [{ kind, id, version, body: theirs }] })
  expect(saved.status).toBe(200)

  await page.getByRole('button', { name: '这个时段不再值' }).click()
  await page.getByRole('dialog').waitFor()
  expect((await standingRow(school, 'appointment', appointment)).body).toMatchObject({ weekdays: [1, 2] })
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
