/** What everybody does at a screen, whatever the journey is about: opens it, logs in, presses, taps, says who it is. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { openPage } from './browser.ts'
import { openOffice, pairInPage } from './http-office.ts'

/** A school that listens; one password opens every account. */
export type School = { readonly address: string; readonly password: string }

export async function logIn(page: Page, school: School, login: string): Promise<void> {
  await page.goto(`${school.address}/login`)
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(school.password)
  await page.keyboard.press('Enter')
  await page.waitForURL(/teacher|office/, { timeout: 60_000 })
}

export const button = (page: Page | Locator, name: string | RegExp): Locator =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first()
export const press = (page: Page | Locator, name: string | RegExp): Promise<void> =>
  button(page, name).click()

/** One tap, and the short rest in which a wet hand's second one would not count. */
export async function tap(tablet: Page, what: Locator): Promise<void> {
  await what.click()
  await tablet.waitForTimeout(450)
}

/** At an address, with the server's time known in this page's own life: the machine that runs this is at another day. */
export async function openAt(page: Page, address: string): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/sync'), {
    timeout: 60_000,
  })
  await page.goto(address)
  await answered
  await page
    .getByText(/^已上传/)
    .first()
    .waitFor({ timeout: 60_000 })
}

/**
 * A class's tablet whose first load came from the network and whose second would not need it.
 *
 * @param shows the name of a button that stands once its records are there
 */
export async function pairedTablet(
  browser: Browser,
  school: School,
  id: string,
  shows: RegExp,
): Promise<{ context: BrowserContext; page: Page }> {
  const office = await openOffice(school.address, 'lead', school.password)
  const tablet = await openPage(browser, 1280, 800)
  await pairInPage(tablet.page, school.address, office, { id })
  const stands = () => button(tablet.page, shows).waitFor({ timeout: 60_000 })
  await stands()
  await tablet.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await tablet.page.reload()
  await stands()
  return tablet
}

/** A child's own tile, wherever it stands: its name is set with its reading between. */
export const tileOf = (page: Page, name: string): Locator =>
  page
    .getByRole('button')
    .filter({ hasText: new RegExp([...name].join('[\\s\\p{L}]*'), 'u') })
    .first()

/** 是我, or a second look at near names. */
export async function sayWho(tablet: Page): Promise<void> {
  const look = tablet.locator('.look-card').first()
  await button(tablet, '是我').or(look).first().waitFor()
  await tap(tablet, (await look.isVisible()) ? look : button(tablet, '是我'))
}

/** Somebody else is quicker by the moment in which this page's next change is on its way: nobody heard of it before. */
export async function overtakenBy(page: Page, change: () => Promise<unknown>): Promise<void> {
  let isOvertaken = false
  await page.route('**/api/v1/records', async (route) => {
    if (!isOvertaken) await change()
    isOvertaken = true
    await route.continue()
  })
}
