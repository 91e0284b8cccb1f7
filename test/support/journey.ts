/** What people do on the way to a working school, through the real screens. */
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { addDays, localDateOf, weekdayOf } from '../../src/domain/time/local-time.ts'
import { press } from './at-the-screens.ts'

const sample = (name: string) => fileURLToPath(new URL(`./samples/${name}`, import.meta.url))
const password = 'mei-hua-san-nong-9'
const today = () => localDateOf(Math.floor(Date.now() / 1000), 'Asia/Shanghai')

/** The one-time link: a school whose term is running today, an administrator who is the lead as well. */
export async function setUpSchool(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('学校名称').fill('善真实验小学')
  await press(page, '下一步')
  await page.getByLabel('第一天').fill(addDays(today(), -40))
  await page.getByLabel('最后一天').fill(addDays(today(), 60))
  await decideMakeUpDays(page)
  await press(page, '下一步')
  await page.getByLabel('姓名').first().fill('林海涛')
  await page.getByLabel('登录名').first().fill('linhaitao')
  const passwords = page.locator('input[type=password]')
  for (const field of await passwords.all()) await field.fill(password)
  await press(page, '下一步')
  await press(page, '建好学校')
  await page.getByText('学校建好了').waitFor()
}

/** A make-up day whose weekday the library cannot tell has to be decided by the person. */
async function decideMakeUpDays(page: Page): Promise<void> {
  for (const select of await page.getByLabel('按星期几').all()) {
    if ((await select.inputValue()) === '') await select.selectOption({ index: 1 })
  }
}

async function logIn(page: Page, address: string, login: string, own: string): Promise<void> {
  await page.goto(`${address}/login`)
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(own)
  await press(page, '登录')
}

/** The first password, changed for an own one as the server demands. */
export async function logInFirst(page: Page, address: string, login: string, first: string): Promise<void> {
  await logIn(page, address, login, first)
  await page.getByLabel('新密码', { exact: true }).fill(password)
  await page.getByLabel('再输一遍新密码').fill(password)
  await press(page, '换好，进去')
  await page.waitForURL(/\/(teacher|office)\//, { timeout: 30_000 })
}

/** 导入名单 → a file → what the person sees → 应用. Returns the review's text. */
export async function importFile(page: Page, address: string, kind: string, file: string): Promise<string> {
  await page.goto(`${address}/office/import`)
  await page.locator('main').getByText(kind, { exact: true }).first().click()
  await page.locator('input[type=file]').setInputFiles(sample(file))
  const apply = page.getByRole('button', { name: /^应用/ })
  await apply.waitFor({ timeout: 60_000 })
  const review = await page.locator('main').innerText()
  await apply.click()
  await page.getByText('导入好了').waitFor({ timeout: 60_000 })
  return review
}

/**
 * 平板 → 生成配对码; the tablet types it; the office compares the digits and says 是它.
 *
 * @param tabletAddress the same server, where the tablet has a network line of its own
 */
export async function pairTablet(
  office: Page,
  tablet: Page,
  address: string,
  className: string,
  tabletAddress = address,
): Promise<void> {
  await office.goto(`${address}/office/devices`)
  await office
    .locator('select')
    .first()
    .selectOption({ label: `班级 · ${className}` })
  await press(office, '生成配对码')
  const shown = office.locator('.code').first()
  await shown.waitFor()
  await tablet.goto(`${tabletAddress}/pair`)
  await tablet.locator('input').first().waitFor()
  await tablet.keyboard.type((await shown.innerText()).replace(/\s/g, ''))
  await tablet.keyboard.press('Enter')
  await tablet.getByText('在电脑上点').first().waitFor()
  await press(office, '是它')
  await press(tablet, '开始使用')
}

/**
 * A duty window that is open whatever the time and the only one, for where two run the later start has the duty; today
 * a school day whatever the date, and these children due at a post: the records a lead would edit, sent from the
 * lead's own page.
 */
export async function openADutyNow(page: Page, classId: string, students: readonly string[]): Promise<void> {
  const date = today()
  const weekdays = [1, 2, 3, 4, 5, 6, 7]
  const always = { start: '00:00', end: '23:59', weekdays, checkInOpensMinutesBefore: 0, graceMinutes: 1439 }
  const calendar = await recordOf(page, 'calendar', 'calendar')
  const others = (await recordsOf(page, 'window')) as Array<Row & { body: { versions: object[] } }>
  const isSchoolDay = weekdayOf(date) <= 5
  const makeUp = isSchoolDay ? [] : [{ date, followsWeekday: 1 }]
  const body = calendar.body as { holidays: Array<{ from: string; to: string }>; makeUpDays: object[] }
  const holidays = body.holidays.filter(({ from, to }) => date < from || date > to)
  await changeRecords(page, [
    {
      kind: 'calendar',
      id: 'calendar',
      version: calendar.version,
      body: { ...body, holidays, makeUpDays: makeUp },
    },
    ...others.map(({ kind, id, version, body }) => {
      const versions = [...body.versions, { ...body.versions.at(-1), from: date, weekdays: [] }]
      return { kind, id, version, body: { ...body, versions } }
    }),
    {
      kind: 'window',
      id: 'window-all-day',
      version: 0,
      body: { name: '全天', versions: [{ from: '2020-01-01', ...always, recordableMinutesAfterEnd: 0 }] },
    },
    ...students.map((student, index) => ({
      kind: 'appointment',
      id: `now-${classId.slice(0, 20)}-${index}`,
      version: 0,
      body: { student, post: 'post-librarian', windows: ['window-all-day'], weekdays, from: '2020-01-01' },
    })),
  ])
}

/** A place on the campus that is open whatever the time; returns its name. */
export async function openAPlaceNow(page: Page): Promise<string> {
  const places = await recordsOf(page, 'place')
  const isTrip = ({ body }: Row) => (body as { opening?: { byTripOnly?: boolean } }).opening?.byTripOnly
  const found = places.find((row) => (row.body as { onCampus: boolean }).onCampus && !isTrip(row))
  if (!found) throw new Error('the starter content has a place on the campus')
  const { opening: _opening, ...body } = found.body as { name: string; opening?: object }
  await changeRecords(page, [{ kind: 'place', id: found.id, version: found.version, body }])
  return body.name
}

type Row = { kind: string; id: string; version: number; body: object }

/** What this page's own database holds; read as a person with developer tools would. */
export async function storeOf(page: Page): Promise<Record<string, unknown[]>> {
  return page.evaluate(async () => {
    const { kind, id } = JSON.parse(localStorage.getItem('shanzhen.identity') ?? '{}') as Record<
      string,
      string
    >
    const open = indexedDB.open(`shanzhen-${kind}-${id}`)
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result)
      open.onerror = () => reject(open.error ?? new Error('open'))
    })
    const found: Record<string, unknown[]> = {}
    for (const name of Array.from(db.objectStoreNames)) {
      const all = db.transaction(name).objectStore(name).getAll()
      found[name] = await new Promise((resolve) => (all.onsuccess = () => resolve(all.result)))
    }
    db.close()
    return found
  })
}

export async function recordsOf(page: Page, kind: string): Promise<Row[]> {
  const { records = [] } = await storeOf(page)
  return (records as Row[]).filter((row) => row.kind === kind)
}

async function recordOf(page: Page, kind: string, id: string): Promise<Row> {
  const found = (await recordsOf(page, kind)).find((row) => row.id === id)
  if (!found) throw new Error(`no ${kind} ${id} on this device`)
  return found
}

async function changeRecords(page: Page, changes: readonly object[]): Promise<void> {
  const status = await page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json', 'x-shanzhen-as': 'staff' }
      const answer = await fetch('/api/v1/records', { method: 'POST', headers, body: JSON.stringify(body) })
      return `${answer.status} ${await answer.text()}`
    },
    { changes },
  )
  if (!status.startsWith('200')) throw new Error(status)
}
