/**
 * Real Chromium. One browser, for journeys and looks; or profiles: each person's or tablet's browser with a disk of its
 * own, which can lose the network, be killed, and be started again on the same disk.
 */
import { mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from './find-chromium.ts'

export const screens = {
  tablet: { width: 1280, height: 800 },
  smallTablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
} as const

const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** Where the school is. */
const here = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' } as const

const browsers = new Set<Browser>()
const profiles = new Set<Profile>()

/** Every page that is open now, in whichever browser. */
export const openPages = (): Page[] =>
  [
    ...[...browsers].flatMap((browser) => browser.contexts()),
    ...[...profiles].map(({ context }) => context),
  ].flatMap((context) => context.pages())

/** A browser whose contexts share nothing. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...args, ...more] })
  browsers.add(browser)
  return browser.on('disconnected', () => browsers.delete(browser))
}

/** @param looks beside size and place, as Playwright's context takes them */
export async function openPage(
  browser: Browser,
  width: number,
  height: number,
  looks: { readonly reducedMotion?: 'reduce' } = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width, height }, ...here, ...looks })
  return { context, page: await context.newPage() }
}

export class Profile {
  readonly #folder = mkdtempSync(join(tmpdir(), 'shanzhen-profile-'))
  readonly #screen: keyof typeof screens
  #context: BrowserContext | undefined
  /** What the pages complained about: errors, and breaches of the content security policy. */
  readonly complaints: string[] = []

  constructor(screen: keyof typeof screens) {
    this.#screen = screen
  }

  async start(): Promise<Page> {
    const viewport = screens[this.#screen]
    const isTouch = this.#screen !== 'desktop'
    this.#context = await chromium.launchPersistentContext(this.#folder, {
      executablePath: findChromium(),
      headless: true,
      args,
      viewport,
      hasTouch: isTouch,
      ...here,
    })
    profiles.add(this)
    const page = this.#context.pages()[0] ?? (await this.#context.newPage())
    page.on('pageerror', (error) => this.complaints.push(String(error)))
    page.on('console', (message) => {
      if (
        message.type() === 'error' &&
        !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|Failed to load resource/.test(message.text())
      ) {
        this.complaints.push(message.text())
      }
    })
    return page
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error('the browser is not running')
    return this.#context
  }

  offline = (isOffline: boolean) => this.context.setOffline(isOffline)

  /** The whole browser, at once, as when the power goes. */
  async kill(): Promise<void> {
    const [, pid] = /-(\d+)$/.exec(readlinkSync(join(this.#folder, 'SingletonLock'))) ?? []
    process.kill(Number(pid), 'SIGKILL')
    await this.#context?.close().catch(() => undefined)
    rmSync(join(this.#folder, 'SingletonLock'), { force: true })
    this.#gone()
  }

  #gone(): void {
    profiles.delete(this)
    this.#context = undefined
  }

  async close(): Promise<void> {
    await this.#context?.close().catch(() => undefined)
    this.#gone()
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** The page's processor, so many times slower than this machine's: a cheap phone or an old tablet. */
export async function slowDown(page: Page, times: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: times })
}
