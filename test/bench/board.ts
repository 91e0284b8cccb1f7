/**
 * The hall board's change animation in real Chromium at 1920 × 1080 without a graphics card: at the word of a commit
 * all five sums change, five petals grow and five numbers fade in. Counted are the frames the page gets during it;
 * beside it those of an empty page in the same browser.
 */
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { openBoard } from '../support/board-journey.ts'
import { startDemoServer } from '../support/demo-server.ts'
import { openOffice } from '../support/http-office.ts'
import { type Bench, type Figure, median, quantile } from './bench.ts'

/** As long as the longest animation lasts, and a little. */
const watched = 1000

export const boardBench: Bench = {
  name: 'board',
  title: 'The hall board while it changes, Chromium 1920 × 1080, no graphics card',
  run: ({ quick }) => benchBoard(quick ? 6 : 20),
}

async function benchBoard(rounds: number): Promise<Figure[]> {
  const server = await startDemoServer('2026-11-18T11:48', 0, { classesPerGrade: 4, weeks: 11 })
  const browser = await openBrowser()
  try {
    const office = await openOffice(server.address, 'lead', server.password)
    const board = await openBoard(browser, server, office, {}, { prepare: pretendCommits })
    const empty = await anEmptyPage(browser)
    const changing: number[][] = []
    const idle: number[][] = []
    for (let round = 0; round < rounds; round += 1) {
      changing.push(await framesDuring(board, watched, true))
      idle.push(await framesDuring(empty, watched, false))
      await board.waitForTimeout(300)
    }
    return figures(changing, idle)
  } finally {
    await browser.close()
    await server.stop()
  }
}

function figures(changing: readonly number[][], idle: readonly number[][]): Figure[] {
  const what = 'frames while the figures change'
  return [
    { what, ...rateOf(changing), bars: [{ atLeast: 58 }] },
    { what, who: 'an empty page', ...rateOf(idle) },
    {
      what: 'time between two frames, p95',
      value: quantile(changing.flat(), 0.95),
      unit: 'ms',
      detail: `p99 ${quantile(changing.flat(), 0.99).toFixed(1)}`,
    },
  ]
}

/** Milliseconds between frames, by round → frames a second, the median of the rounds. */
function rateOf(rounds: readonly number[][]): Pick<Figure, 'value' | 'unit' | 'detail'> {
  const rates = rounds.map((gaps) => (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0))
  const worst = Math.max(...rounds.flat()).toFixed(0)
  return {
    ...{ value: median(rates), unit: 'per s' },
    detail: `worst round ${Math.min(...rates).toFixed(1)}, worst gap ${worst} ms, n ${rounds.length}`,
  }
}

async function anEmptyPage(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
  await page.setContent('<main>60</main>')
  return page
}

/** Runs in the page, before it: a commit can be announced at will, and each answer has one point more per colour. */
function pretendCommits(): void {
  const own = globalThis as unknown as { announce: () => void; more: number }
  own.more = 0
  const Source = EventSource
  globalThis.EventSource = class extends Source {
    constructor(address: string | URL) {
      super(address)
      own.announce = () => void this.dispatchEvent(new Event('commit'))
    }
  }
  const plain = fetch
  globalThis.fetch = async (target, options) => {
    const answer = await plain(target, options)
    if (!String(target).endsWith('/board')) return answer
    const figures = (await answer.json()) as { points: Record<string, number> }
    own.more += 7
    for (const colour of Object.keys(figures.points))
      figures.points[colour] = (figures.points[colour] ?? 0) + own.more
    return new Response(JSON.stringify(figures), answer)
  }
}

/** @returns milliseconds between the frames that the page got */
async function framesDuring(page: Page, span: number, isChanging: boolean): Promise<number[]> {
  await page.bringToFront()
  return page.evaluate(
    async ([long, changes]) => {
      const { announce } = globalThis as unknown as { announce?: () => void }
      const sums = () => document.querySelector('.bloom')?.textContent
      const before = sums()
      if (changes) announce?.()
      while (changes && sums() === before) await new Promise((resolve) => setTimeout(resolve, 1))
      return new Promise<number[]>((resolve) => {
        const times: number[] = []
        const look = (now: number) => {
          times.push(now)
          if (now - (times[0] ?? now) < long) return void requestAnimationFrame(look)
          resolve(times.slice(1).map((time, index) => time - (times[index] ?? time)))
        }
        requestAnimationFrame(look)
      })
    },
    [span, isChanging] as const,
  )
}
