/** A school that listens, the built client before it, and Chromium contexts to look at it with. */
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { aSchool, startTestServer, type TestSchool, type TestServer } from '../../support/server.ts'

/** `npm test` builds it first. */
export const builtClient = process.env['CLIENT_FOLDER'] ?? 'dist'

async function listening<T extends TestServer>(server: T): Promise<T & { address: string }> {
  if (!existsSync(join(builtClient, 'index.html'))) throw new Error('the client is not built: npm run build')
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.app.server.address() as AddressInfo
  return { ...server, address: `http://localhost:${port}` }
}

export type ListeningSchool = TestSchool & { address: string }
export const aListeningSchool = async (): Promise<ListeningSchool> =>
  listening(await aSchool({ clientFolder: builtClient }))
export const anEmptyServer = async () => listening(await startTestServer({ clientFolder: builtClient }))

type Looks = { width?: number; height?: number; userAgent?: string; hasTouch?: boolean }

export const aDevice = (
  browser: Browser,
  { width = 1280, height = 800, ...rest }: Looks = {},
): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...rest })

export const closeAll = async (browser: Browser): Promise<void> => {
  for (const context of browser.contexts()) await context.close()
}

/** What a page complained about that is no network error. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|ERR_/.test(message.text()))
      complaints.push(message.text())
  })
  return complaints
}

/** A pairing that an office makes for a tablet at a post. */
export async function aPairing({ lead, services, school }: TestSchool, name = '图书馆平板') {
  const { view } = await services.views.now(services.database.read, school)
  const post = [...view.posts.keys()][0]
  const made = await lead.send('POST', 'pairings', { device: { name, use: 'place-tablet', posts: [post] } })
  return made.body as { id: string; code: string; secret: string; qr: string }
}

/** Who the browser thinks is at home; '' while a page is being replaced. */
export const identityIn = (page: Page): Promise<string> =>
  page.evaluate(() => localStorage.getItem('shanzhen.identity') ?? '').catch(() => '')
