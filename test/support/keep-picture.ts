/** For looking at: `PICTURES` names the folder into which a journey's screens go; without it nothing is written. */
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'

export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.waitForTimeout(700)
  await page.screenshot({ path: `${folder}/${name}.png` })
}
