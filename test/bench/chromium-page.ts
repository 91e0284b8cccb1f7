/** A page in a Chromium of its own, on a disk of its own, with the instruments the benchmarks read. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { findChromium } from '../support/find-chromium.ts'
import type { PageBench } from './pages/page-bench.ts'

export type Traffic = { up: number; down: number }

export class ChromiumPage {
  readonly #folder = mkdtempSync(join(tmpdir(), 'shanzhen-profile-'))
  #context: BrowserContext | undefined
  #cdp: CDPSession | undefined
  #page: Page | undefined
  readonly traffic: Traffic = { up: 0, down: 0 }
  readonly complaints: string[] = []

  async open(address: string, slower = 1): Promise<this> {
    this.#context = await chromium.launchPersistentContext(this.#folder, {
      executablePath: findChromium(),
      args: [
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--enable-precise-memory-info',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    })
    this.#page = this.#context.pages()[0] ?? (await this.#context.newPage())
    this.#page.on('pageerror', (error) => this.complaints.push(String(error)))
    this.#cdp = await this.#context.newCDPSession(this.#page)
    await this.#cdp.send('Emulation.setCPUThrottlingRate', { rate: slower })
    await this.#page.goto(address)
    return this
  }

  /** Without a network nothing written goes out before it is asked for. */
  offline = (isOffline: boolean) => this.#context?.setOffline(isOffline)

  /** Counts bodies sent and everything received from now on. */
  async countTraffic(): Promise<void> {
    Object.assign(this.traffic, { up: 0, down: 0 })
    this.#cdp?.on('Network.loadingFinished', ({ encodedDataLength }) => {
      this.traffic.down += encodedDataLength
    })
    this.#cdp?.on('Network.requestWillBeSentExtraInfo', ({ headers }) => {
      this.traffic.up += Number(headers['Content-Length'] ?? headers['content-length'] ?? 0)
    })
    await this.#cdp?.send('Network.enable')
  }

  /** Calls one function of the page's bench. */
  async call<K extends keyof PageBench>(
    name: K,
    ...given: Parameters<PageBench[K]>
  ): Promise<Awaited<ReturnType<PageBench[K]>>> {
    const done = this.#page?.evaluate(
      ([wanted, args]) =>
        (globalThis as unknown as { bench: Record<string, (...all: unknown[]) => unknown> }).bench[
          wanted as string
        ]?.(...(args as unknown[])),
      [name, given] as const,
    )
    return (await inTime(name, done)) as Awaited<ReturnType<PageBench[K]>>
  }

  /** Milliseconds. */
  longestTask = () =>
    this.#page?.evaluate(() => (globalThis as unknown as { longestTask: () => number }).longestTask()) ??
    Promise.resolve(NaN)

  /** Looks at the heap ten times a second; the highest it saw, in megabytes, when stopped. */
  watchHeap(): () => number {
    let highest = 0
    const timer = setInterval(() => {
      void this.#cdp?.send('Runtime.getHeapUsage').then(
        ({ usedSize }) => (highest = Math.max(highest, usedSize)),
        () => undefined,
      )
    }, 100)
    return () => {
      clearInterval(timer)
      return highest / 1e6
    }
  }

  /** Ends the browser, keeps its disk. */
  async close(): Promise<void> {
    await this.#context?.close()
  }

  /** Bytes of the databases on the disk, the browser being closed. */
  storedBytes = () => bytesUnder(join(this.#folder, 'Default', 'IndexedDB'))

  async remove(): Promise<void> {
    await this.#context?.close().catch(() => undefined)
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

const longestCall = 600_000

/** A page that never answers ends the run with its name instead of holding it up. */
async function inTime<T>(name: string, work: Promise<T> | undefined): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name}: no answer of the page`)), longestCall)
  })
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer))
}

function bytesUnder(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
