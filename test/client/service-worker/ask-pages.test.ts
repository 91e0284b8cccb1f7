import { expect, it } from 'vitest'
import { askPages } from '../../../src/client/service-worker/ask-pages.ts'

const page = (after: number | null) => {
  const seen = { asked: 0 }
  return {
    ...seen,
    postMessage(_message: unknown, [port]: Transferable[]) {
      this.asked += 1
      if (after !== null) setTimeout(() => (port as MessagePort).postMessage('tried'), after)
    },
  }
}

it('waits until every open page has tried', async () => {
  const pages = [page(10), page(60)]
  const start = performance.now()
  await askPages(pages, 5000)
  expect(pages.map(({ asked }) => asked)).toEqual([1, 1])
  expect(performance.now() - start).toBeGreaterThan(50)
})

it('does not wait long for a page where nobody is at home', async () => {
  const start = performance.now()
  await askPages([page(null)], 100)
  expect(performance.now() - start).toBeLessThan(2000)
})

it('does not wait at all when no page is open', async () => {
  await askPages([], 5000)
})
