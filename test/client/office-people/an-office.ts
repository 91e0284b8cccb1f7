/** A school that nobody has been brought into yet, listening with its built client. */
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { aSchool } from '../../support/server.ts'
import type { OfficeSchool } from '../office/office-school.ts'

const builtClient = process.env['CLIENT_FOLDER'] ?? 'dist'

export const sample = (name: string) =>
  fileURLToPath(new URL(`../../support/samples/${name}`, import.meta.url))

export async function anEmptySchool(): Promise<OfficeSchool> {
  if (!existsSync(join(builtClient, 'index.html'))) throw new Error('the client is not built: npm run build')
  const school = await aSchool({ clientFolder: builtClient })
  await school.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = school.app.server.address() as AddressInfo
  return { ...school, address: `http://localhost:${port}` }
}

export const viewOf = async ({ services, school }: OfficeSchool) =>
  (await services.views.now(services.database.read, school)).view

/** Children at the school now, by class name. */
export async function childrenByClass(school: OfficeSchool): Promise<Record<string, number>> {
  const view = await viewOf(school)
  const day = '2026-09-07'
  const classes = [...view.classes.keys()].map(
    (id) => [view.className(id, day), view.studentsOfClass(id, day).length] as const,
  )
  return Object.fromEntries(classes.filter(([, count]) => count > 0))
}

/** Chooses a file; a machine that is busy with other things may need longer than the reader has. */
export async function chooseFile(
  page: Page,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.waitForSelector('.drop-zone')
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await page.setInputFiles('input[type=file]', file)
    await page.waitForSelector('.afterwards, .choose [role=alert] .inline-notice', { timeout: 60_000 })
    if (!(await page.getByText('文件读得太久').count())) return
  }
}

export const csv = (name: string, ...rows: readonly string[][]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.map((row) => row.join(',')).join('\n')),
})
