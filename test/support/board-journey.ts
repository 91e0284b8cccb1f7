/** A screen in the hall or in a classroom, paired with the demo school, and what a person standing before it sees. */
import type { Browser, Page } from 'playwright-core'
import { logIn } from './at-the-screens.ts'
import type { DemoServer } from './demo-server.ts'
import { type HttpOffice, pairInPage } from './http-office.ts'

export type Size = { width: number; height: number }
export const hall: Size = { width: 1920, height: 1080 }

/**
 * `address`: the server as this screen reaches it. `fakeClock`: hours pass at the test's word. `prepare` runs in the
 * page before anything of it.
 */
export type Opening = { size?: Size; address?: string; fakeClock?: boolean; prepare?: () => void }

export async function openBoard(
  browser: Browser,
  server: DemoServer,
  office: HttpOffice,
  device: object,
  opening: Opening = {},
): Promise<Page> {
  const { size = hall, address = server.address, fakeClock = false, prepare } = opening
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  if (prepare) await context.addInitScript(prepare)
  const page = await context.newPage()
  if (fakeClock) await page.clock.install()
  await pairInPage(page, address, office, { name: '屏', use: 'board', ...device })
  await page.waitForURL(/\/board$/, { timeout: 60_000 })
  await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 60_000 })
  await page.locator('.bloom').waitFor({ timeout: 60_000 })
  return page
}

export const sums = (board: Page): Promise<string[]> => board.locator('.bloom .sum').allInnerTexts()

/** Until what has just changed has come to rest. */
export async function atRest(board: Page): Promise<void> {
  await board.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  )
}

/** Words and pictures that reach over the screen's edge or out of their card. */
export const cutOff = (board: Page): Promise<string[]> =>
  board.evaluate(() => {
    const isInside = (inner: DOMRect, outer: { left: number; top: number; right: number; bottom: number }) =>
      inner.left >= outer.left - 1 &&
      inner.top >= outer.top - 1 &&
      inner.right <= outer.right + 1 &&
      inner.bottom <= outer.bottom + 1
    const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
    const parts = [...document.querySelectorAll('.stage *')].filter(
      (part) => part.tagName === 'svg' || [...part.childNodes].some(({ nodeType }) => nodeType === 3),
    )
    return parts
      .filter((part) => part.parentElement?.closest('svg') === null && part.getClientRects().length > 0)
      .filter((part) => {
        const own = part.getBoundingClientRect()
        const card = part.closest('.panel')?.getBoundingClientRect() ?? screen
        return !isInside(own, card) || !isInside(own, screen)
      })
      .map(({ tagName, textContent }) => `${tagName} ${textContent?.trim().slice(0, 40) ?? ''}`)
  })

/** A class teacher's phone at the own class. */
export async function openClassPage(browser: Browser, server: DemoServer): Promise<Page> {
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  await logIn(phone, server, 'class')
  await phone.goto(`${server.address}/teacher/class`)
  return phone
}

/** A teacher awards a child. @returns when the answer came to the sync that brought it: the server has committed */
export async function awardTo(phone: Page, seat: number): Promise<number> {
  await phone.locator('button.kid').nth(seat).click()
  await phone.getByRole('button', { name: /加分/ }).first().click()
  const sheet = phone.getByRole('dialog')
  await sheet.waitFor()
  await phone.waitForTimeout(400)
  const committed = phone.waitForResponse((response) => response.url().endsWith('/api/v1/sync'))
  await sheet.getByRole('button').filter({ hasText: /\+\d/ }).first().click()
  await committed
  return Date.now()
}
