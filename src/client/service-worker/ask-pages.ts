/**
 * Before the worker pushes by itself it asks the open pages: the page that wrote a fact has the clock that can tell
 * its true time, and a page in the background may have slept through the network's return.
 */
import { pushTag } from './push-tag.ts'

const patience = 5000

type Page = { postMessage: (message: unknown, transfer: Transferable[]) => void }

/** Ends when every page has tried, or soon after: a page where nobody is at home never answers. */
export async function askPages(pages: readonly Page[], wait: number = patience): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, wait)))
  await Promise.race([Promise.all(pages.map(tried)), enough])
  clearTimeout(timer)
}

function tried(page: Page): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    page.postMessage({ type: pushTag }, [port2])
  })
}
