/** A journey that fails says what stood on every open screen: where nobody can look, a time-out alone tells nothing. */
import type { Page } from 'playwright-core'
import { beforeEach } from 'vitest'
import { openPages } from './browser.ts'

const mostCharacters = 1_500

beforeEach(({ onTestFailed }) => {
  onTestFailed(async () => {
    for (const page of openPages()) console.error(await whatStands(page))
  })
})

async function whatStands(page: Page): Promise<string> {
  const text = await page.innerText('body', { timeout: 2_000 }).catch((error: unknown) => String(error))
  return `--- ${page.url()}\n${text.replace(/\s*\n\s*/g, ' · ').slice(0, mostCharacters)}`
}
