/** What axe-core finds on a page, as `rule target`, and whether anything is wider than the window. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Found = { violations: Array<{ id: string; nodes: Array<{ target: string[] }> }> }

export async function axeFinds(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: run } = window as unknown as { axe: { run: () => Promise<Found> } }
    const { violations } = await run.run()
    const wide = document.documentElement.scrollWidth > innerWidth ? [`wider than ${innerWidth}`] : []
    return [
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`)),
      ...wide,
    ]
  })
}
