/**
 * A teacher's phone for the tests in a browser: the real screens on a real database that holds an invented school,
 * with no server behind it, at noon on 18 November 2026.
 */
import { createServer, type Server } from 'node:http'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { openBrowser } from '../../support/browser.ts'

export type Phone = Page & { readonly complaints: string[] }
export type Looks = {
  width?: number
  height?: number
  dark?: boolean
  at?: string
  as?: string
  locale?: 'zh' | 'en'
  /** Nothing waits to be sent. */
  sent?: boolean
}
export type Phones = {
  /** @param where an address such as /teacher/class */
  open(where: string, looks?: Looks): Promise<Phone>
  close(): Promise<void>
}

const noon = '2026-11-18T12:05:00+08:00'
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' }

export async function makePhones(): Promise<Phones> {
  const folder = mkdtempSync(join(tmpdir(), 'shanzhen-phone-'))
  await build({
    configFile: fileURLToPath(new URL('./preview/vite.config.ts', import.meta.url)),
    build: { outDir: folder, emptyOutDir: true },
  })
  const server = await serve(folder)
  const browser = await openBrowser()
  const { port } = server.address() as AddressInfo
  return {
    open: (where, looks = {}) => openPhone(browser, `http://127.0.0.1:${port}`, where, looks),
    close: async () => {
      await browser.close()
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Everything under /api is out of reach, as on a phone without network. */
function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://phone')
    if (pathname.startsWith('/api/')) return void response.writeHead(502).end()
    const asked = join(folder, decodeURIComponent(pathname))
    const file = existsSync(asked) && statSync(asked).isFile() ? asked : join(folder, 'index.html')
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    response.end(readFileSync(file))
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

async function openPhone(browser: Browser, address: string, where: string, looks: Looks): Promise<Phone> {
  const { width = 390, height = 844, dark = false, at = noon, as = 'staff-chen', locale = 'zh' } = looks
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: true,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    const isNetwork = /Failed to load resource|EventSource/.test(message.text())
    if (['error', 'warning'].includes(message.type()) && !isNetwork) complaints.push(message.text())
  })
  await page.clock.setFixedTime(new Date(at))
  await page.goto(`${address}${where}?as=${as}&locale=${locale}${looks.sent ? '&sent' : ''}`)
  return Object.assign(page, { complaints })
}
