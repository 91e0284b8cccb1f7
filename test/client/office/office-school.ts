/** A school that listens with its built client, two classes of children, and the office's browser on it. */
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { RecordChange } from '../../../src/client/api/records.ts'
import { aClassOf, anAppointment, childOf, ownClass, otherClass } from '../../support/builders/index.ts'
import { aSchool, goodPassword, type TestSchool } from '../../support/server.ts'

/** `npm test` builds it first. */
const builtClient = process.env['CLIENT_FOLDER'] ?? 'dist'

export type OfficeSchool = TestSchool & { address: string }

export async function anOfficeSchool(): Promise<OfficeSchool> {
  if (!existsSync(join(builtClient, 'index.html'))) throw new Error('the client is not built: npm run build')
  const school = await aSchool({ clientFolder: builtClient })
  const rows = [
    ...aClassOf(12, ownClass),
    ...aClassOf(8, otherClass),
    anAppointment(childOf(ownClass, 1), 'post-library-desk'),
  ]
  const posts = await postsOf(school)
  const changes = rows.map(({ kind, id, body }) => {
    const own = kind === 'appointment' ? { ...body, post: posts[0] ?? '' } : body
    return { kind, id, version: 0, body: own } as RecordChange
  })
  const answer = await school.lead.send('POST', 'records', { changes })
  if (answer.status !== 200) throw new Error(`no children: ${JSON.stringify(answer.body)}`)
  await school.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = school.app.server.address() as AddressInfo
  return { ...school, address: `http://localhost:${port}` }
}

const viewOf = async ({ services, school }: TestSchool) =>
  (await services.views.now(services.database.read, school)).view
const postsOf = async (school: TestSchool) => [...(await viewOf(school)).posts.keys()]

/** A record as the server has it: for the second person in a conflict, and for looking at what was saved. */
export async function standingRow(school: TestSchool, kind: string, id: string) {
  const { rows } = await school.services.views.now(school.services.database.read, school.school)
  const row = rows.find((candidate) => candidate.kind === kind && candidate.id === id)
  if (!row) throw new Error(`no ${kind} ${id}`)
  return row
}

export type Looks = { width?: number; height?: number; locale?: 'zh' | 'en'; login?: string }

/** Logged in, at an office page, with its records there. */
export async function openOffice(
  browser: Browser,
  { address }: OfficeSchool,
  path: string,
  { width = 1440, height = 900, locale = 'zh', login = 'zhoumin' }: Looks = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(`${address}/login`)
  await page.evaluate(
    async ([name, password, language]) => {
      const answer = await fetch('/api/v1/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: name, password }),
      })
      const { staff } = (await answer.json()) as { staff: { id: string } }
      localStorage.setItem('shanzhen.identity', JSON.stringify({ kind: 'staff', id: staff.id }))
      localStorage.setItem('shanzhen.locale', language)
    },
    [login, goodPassword, locale] as const,
  )
  await page.goto(`${address}${path}`)
  await page.waitForSelector('h1')
  await page.waitForSelector('.page-card, .post-list, .place-list')
  return page
}
