/** `npm run pictures`: the README's pictures, from the real screens of the demo school at a lunch on a Wednesday. */
import type { Page } from 'playwright-core'
import { logIn } from './at-the-screens.ts'
import { openBrowser, openPage } from './browser.ts'
import { startDemoServer } from './demo-server.ts'
import { openOffice, pairInPage } from './http-office.ts'

const server = await startDemoServer('2026-11-18T11:41', 0, { fiveColours: true })
const browser = await openBrowser()
const open = async (width: number, height: number): Promise<Page> =>
  (await openPage(browser, width, height)).page
const keep = async (page: Page, name: string) => {
  await page.waitForTimeout(2500)
  await page.screenshot({ path: `docs/pictures/${name}.png` })
}
const office = await openOffice(server.address, 'lead', server.password)
const tablet = await open(1280, 800)
await pairInPage(tablet, server.address, office, { id: 'tablet-2024-2' })
await tablet.getByText('午间值岗').waitFor({ timeout: 60_000 })
await keep(tablet, 'kiosk-home')
await tablet.getByRole('button', { name: /场馆盖章/ }).click()
await tablet.locator('main button').filter({ hasText: '孟' }).first().click({ delay: 600 })
await keep(tablet, 'kiosk-map')

const phone = await open(390, 844)
await logIn(phone, server, 'class')
await phone.goto(`${server.address}/teacher/today`)
await keep(phone, 'teacher-today')
await phone.goto(`${server.address}/teacher/class`)
await keep(phone, 'teacher-class')

const desk = await open(1440, 900)
await logIn(desk, server, 'lead')
await desk.goto(`${server.address}/office/devices`)
await keep(desk, 'office-devices')

await browser.close()
await server.stop()
process.exit(0)
