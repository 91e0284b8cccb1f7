/** What is wrong with a page as it stands: for axe-core, at the edge of the window, or with the size of its type. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** One line for each fault: axe's `rule target`, what is wider than the window, text under twelve pixels. */
export async function axeFinds(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations, passes } = await (
      globalThis as unknown as { axe: typeof import('axe-core') }
    ).axe.run()
    const hasText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()) &&
      element.getClientRects().length > 0 &&
      // What is printed or stamped is not read on the screen.
      !element.closest('svg, .student-card')
    const isSmall = (element: Element) => {
      const size = parseFloat(getComputedStyle(element).fontSize)
      // Of no size at all: for those who listen.
      return size > 0 && size < 12 && hasText(element)
    }
    return [
      ...(passes.length === 0 ? ['axe saw nothing'] : []),
      ...violations.flatMap(({ id, nodes }) =>
        nodes
          .slice(0, 3)
          .map(({ target, failureSummary }) => `${id} ${String(target)} ${failureSummary ?? ''}`),
      ),
      ...(document.documentElement.scrollWidth > innerWidth ? [`wider than ${innerWidth}`] : []),
      ...[...document.querySelectorAll('body *')]
        .filter(isSmall)
        .map((element) => `small: ${element.textContent ?? ''}`),
    ]
  })
}

/** The same, each with the place that the reader of a failed test looks for. */
export const faultsOf = async (page: Page, place: string): Promise<string[]> =>
  (await axeFinds(page)).map((fault) => `${place}: ${fault}`)
