/**
 * Every address of the phone and the office, taken from the router, so that a new one is looked at as well: at the sizes
 * it is made for, in a school in the middle of its term and in one that has just begun. Axe finds nothing, nothing
 * runs over the edge, no English is left over, and no page is a dead end.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RouteRecordRaw } from 'vue-router'
import { routes } from '../../src/client/router.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { logIn } from '../support/at-the-screens.ts'
import { axeFinds } from '../support/axe.ts'
import { startDemoServer } from '../support/demo-server.ts'
import { goodPassword } from '../support/server.ts'
import { anEmptySchool } from './office-people/an-office.ts'

const aWhile = 400_000
const day = '2026-11-18'
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, aWhile)
afterAll(() => browser.close())

/** An address with a name in it leads to one of many: the journeys go there. */
const pathsUnder = (area: string): string[] => {
  const children = routes.find(({ path }) => path === area)?.children ?? []
  const isPlain = ({ path, redirect }: RouteRecordRaw) => redirect === undefined && !/:\w+$/.test(path)
  return children.filter(isPlain).map(({ path }) => `${area}/${path.replace(/\/:.*/, '')}`)
}

type Visit = { address: string; login: string; password: string; width: number; height: number }

async function open({ address, login, password, width, height }: Visit): Promise<Page> {
  const { page } = await openPage(browser, width, height, { reducedMotion: 'reduce' })
  await logIn(page, { address, password }, login)
  return page
}

async function faultsAt(page: Page, path: string): Promise<string[]> {
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/sync'), {
    timeout: 60_000,
  })
  await page.goto(new URL(path, page.url()).href)
  await answered
  await page.locator('main').first().waitFor()
  await page.waitForTimeout(500)
  const faults = [...(await axeFinds(page)), ...(await page.evaluate(leftOver, [...allowed, ...logins]))]
  return faults.map((fault) => `${path}: ${fault}`)
}

/** Formats, keys, languages that are called so, and how the people of these schools log in. */
const allowed = [
  'Excel',
  'xlsx',
  'JPEG',
  'WebP',
  'https',
  'http',
  'localhost',
  'Enter',
  'English',
  'linhaitao',
  'zhoumin',
]
const logins = ['admin', 'lead', 'class', 'subject', 'duty', 'mentor']

/** In the page: words of another language, and a page on which nothing can be done. Syllables of a name are short. */
function leftOver(known: readonly string[]): string[] {
  const main = document.querySelector('main')
  const latin = document.body.innerText.match(/\p{Script=Latin}+/gu) ?? []
  const words = latin.filter((word) => /^([A-Za-z]{4,}|NaN)$/.test(word) && !known.includes(word))
  const ways = [...(main?.querySelectorAll('a, button, input, select, textarea') ?? [])]
  return [
    ...words.map((word) => `English: ${word}`),
    ...((main?.innerText.trim().length ?? 0) < 4 ? ['nothing on it'] : []),
    ...(ways.length === 0 ? ['no next step'] : []),
  ]
}

async function visitAll(visit: Visit, area: string): Promise<string[]> {
  const page = await open(visit)
  const faults: string[] = []
  for (const path of pathsUnder(area)) faults.push(...(await faultsAt(page, path)))
  await page.context().close()
  return faults
}

const sizes = [
  ['/office', 'lead', 1440, 900],
  ['/office', 'lead', 1280, 800],
  ['/teacher', 'class', 390, 844],
] as const

test(
  'in the middle of a term every page of the office and the phone is in order',
  async () => {
    const server = await startDemoServer(`${day}T11:48`, 0, { classesPerGrade: 2, weeks: 2 })
    const faults: string[] = []
    for (const [area, login, width, height] of sizes) {
      const visit = { address: server.address, password: server.password, login, width, height }
      faults.push(...(await visitAll(visit, area)))
    }
    expect(pathsUnder('/office').length).toBeGreaterThan(20)
    expect(faults).toEqual([])
    await server.stop()
  },
  aWhile,
)

test(
  'in a school that has just begun every page of the office and the phone says what to do next',
  async () => {
    const { address } = await anEmptySchool()
    const faults: string[] = []
    for (const [area, , width, height] of sizes.slice(1)) {
      faults.push(
        ...(await visitAll({ address, login: 'zhoumin', password: goodPassword, width, height }, area)),
      )
    }
    expect(faults).toEqual([])
  },
  aWhile,
)
