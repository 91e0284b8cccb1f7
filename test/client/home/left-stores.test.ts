import { afterEach, expect, test, vi } from 'vitest'
import { awardPoints } from '../../../src/client/commands/award-points.ts'
import { checkIn } from '../../../src/client/commands/check-in.ts'
import { revokeFacts } from '../../../src/client/commands/revoke-facts.ts'
import { DeviceDatabase } from '../../../src/client/db/database.ts'
import { databaseName, type Identity } from '../../../src/client/db/open-database.ts'
import { countUnsent } from '../../../src/client/db/unsent.ts'
import { sweepLeftStores, unsentOfOthers } from '../../../src/client/home/left-stores.ts'
import { aSchoolOnItsFeet, monday, type SchoolOnItsFeet } from '../../support/school-day.ts'
import type { Browser, Method } from '../../support/server.ts'
import type { TestDevice } from '../../support/test-device.ts'

afterEach(async () => {
  vi.unstubAllGlobals()
  for (const name of await names()) indexedDB.deleteDatabase(name)
})

const tablet = (id: string): Identity => ({ kind: 'device', id })
const arrive = async (student: string, device: TestDevice) =>
  checkIn(
    {
      student,
      post: 'post-gate-greeting',
      window: 'window-morning',
      day: monday,
      via: 'tile',
      clockDoubted: false,
    },
    await device.work(),
  )

/** The page's network: the browser's cookies, and the server in this process. */
function online(browser: Browser): void {
  vi.stubGlobal(
    'fetch',
    async (path: string, init: { method: Method; body?: string; headers: Record<string, string> }) => {
      const body = init.body === undefined ? undefined : (JSON.parse(init.body) as object)
      const { 'content-type': _type, ...headers } = init.headers
      const answer = await browser.send(init.method, path, body, { headers })
      const text = answer.status === 204 ? null : JSON.stringify(answer.body)
      return new Response(text, { status: answer.status, headers: { 'x-shanzhen': '1' } })
    },
  )
}

/** What the machine keeps of this device: the same store under the name that a page gives it. */
async function leave(device: TestDevice): Promise<DeviceDatabase> {
  const { kind, id } = device.author
  const kept = new DeviceDatabase(databaseName({ kind, id }))
  await kept.open()
  for (const table of device.db.tables) await kept.table(table.name).bulkPut(await table.toArray())
  return kept
}

/** The office has made a new tablet of it: another device, the same class. */
async function pairedAnew(school: SchoolOnItsFeet): Promise<TestDevice> {
  await school.change([
    {
      kind: 'device',
      id: 'tablet-new',
      body: {
        name: '三(2)班新平板',
        use: 'class-tablet',
        class: 'class-32',
        state: 'active',
        stateSince: monday,
      },
    },
  ])
  return school.device('tablet-new')
}

const names = async () =>
  (await indexedDB.databases()).map(({ name = '' }) => name).filter((name) => name.startsWith('shanzhen-'))

test('a tablet that was paired anew hands over what it wrote before, and the office releases it as one block', async () => {
  const school = await aSchoolOnItsFeet()
  const before = await school.device('tablet-32')
  await before.sync()
  await arrive('child-1', before)
  const wrong = await arrive('child-2', before)
  await revokeFacts(wrong.ok ? wrong.value.facts : [], undefined, await before.work())
  const kept = await leave(before)
  kept.close()
  const now = await pairedAnew(school)
  online(now.browser)
  await sweepLeftStores(tablet('tablet-new'))
  expect(await names()).toEqual([])

  const phone = await school.phone(school.ids.lead)
  await phone.sync()
  expect(phone.folded.entries).toEqual([])
  const held = phone.view.held.filter(({ verdict }) => verdict === 'quarantined')
  expect(held.map(({ code }) => code)).toEqual(['other-device', 'other-device', 'other-device'])
  const ids = held.map(({ id }) => id).sort()
  const { body } = await school.lead.send('POST', 'held', { ids, decision: 'release' })
  expect(body).toEqual({ left: [] })
  await phone.sync()
  expect([...phone.folded.claims.keys()]).toEqual([
    `duty|post-gate-greeting|window-morning|${monday}|child-1`,
  ])
  expect((await school.lead.send('POST', 'held', { ids, decision: 'release' })).body.left).toHaveLength(3)
})

test('what the server had taken before is not doubled, and nobody else’s facts can be handed over', async () => {
  const school = await aSchoolOnItsFeet()
  const [before, phone] = [await school.device('tablet-32'), await school.phone('teacher-li')]
  for (const device of [before, phone]) await device.sync()
  await arrive('child-1', before)
  before.network = 'lose-reply'
  await before.sync()
  ;(await leave(before)).close()
  const now = await pairedAnew(school)
  online(now.browser)
  await sweepLeftStores(tablet('tablet-new'))
  await phone.sync()
  expect(phone.folded.claims.size).toBe(1)
  expect(phone.view.held).toEqual([])

  await awardPoints(
    { students: ['child-1'], colour: 'red', points: 5, label: '升旗端正', note: '好' },
    await phone.work(),
  )
  const [row] = await phone.db.own.toArray()
  const forged = { ...row?.fact, install: row?.fact.install, seq: 1 }
  const { body } = await now.browser.send('POST', 'sync/handover', {
    install: forged.install,
    facts: [forged],
  })
  expect(body.exceptions).toMatchObject([{ verdict: 'refused', code: 'forged-author' }])
})

test('an earlier store with nothing unsent goes, names and all; whose cookie is still good here stays', async () => {
  const school = await aSchoolOnItsFeet()
  const [before, gate] = [await school.device('tablet-32'), await school.device('tablet-gate')]
  for (const device of [before, gate]) {
    await device.sync()
    ;(await leave(device)).close()
  }
  const phone = await school.phone('teacher-li')
  Object.assign(phone.browser.cookies, gate.browser.cookies)
  online(phone.browser)
  await sweepLeftStores({ kind: 'staff', id: 'teacher-li' })
  expect(await names()).toEqual(['shanzhen-device-tablet-gate'])
})

test('what another teacher has not sent stays for that teacher, without the children’s names, and is told at the login', async () => {
  const school = await aSchoolOnItsFeet()
  const li = await school.phone('teacher-li')
  await li.sync()
  for (const student of ['child-1', 'child-2', 'child-3'])
    await awardPoints({ students: [student], colour: 'red', points: 1, label: '升旗端正' }, await li.work())
  ;(await leave(li)).close()
  const wu = await school.phone('teacher-wu')
  online(wu.browser)
  await sweepLeftStores({ kind: 'staff', id: 'teacher-wu' })
  expect(await unsentOfOthers({ kind: 'staff', id: 'teacher-wu' })).toEqual([
    { identity: { kind: 'staff', id: 'teacher-li' }, name: '李老师', unsent: 3 },
  ])
  const kept = new DeviceDatabase('shanzhen-staff-teacher-li')
  expect(JSON.stringify(await kept.records.toArray())).not.toContain('孩子')
  expect(await countUnsent(kept)).toBe(3)
  kept.close()
})

test('without the network nothing is touched', async () => {
  const school = await aSchoolOnItsFeet()
  const before = await school.device('tablet-32')
  await before.sync()
  ;(await leave(before)).close()
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await sweepLeftStores(tablet('tablet-new'))
  expect(await names()).toEqual(['shanzhen-device-tablet-32'])
})
