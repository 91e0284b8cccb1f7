import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { awardPoints } from '../../src/client/commands/award-points.ts'
import { checkIn } from '../../src/client/commands/check-in.ts'
import { DeviceDatabase } from '../../src/client/db/database.ts'
import { checkCopy, isCheckDue } from '../../src/client/home/check-copy.ts'
import { copyHash, type Held } from '../../src/domain/protocol/copy-check.ts'
import { aSchoolWithATerm, seal } from '../support/a-sealed-term.ts'
import { aSchoolOnItsFeet, monday, type SchoolOnItsFeet, studentIds } from '../support/school-day.ts'
import type { Method } from '../support/server.ts'
import type { TestDevice } from '../support/test-device.ts'

afterEach(() => vi.unstubAllGlobals())

type Sent = { method: Method; body: string; headers: Record<string, string> }

function check(device: Pick<TestDevice, 'db' | 'browser' | 'author'>) {
  vi.stubGlobal('fetch', async (path: string, init: Sent) => {
    const headers = { 'x-shanzhen-as': init.headers['x-shanzhen-as'] ?? '' }
    const { status, body } = await device.browser.send(init.method, path, JSON.parse(init.body), { headers })
    return new Response(status === 204 ? null : JSON.stringify(body), {
      status,
      headers: { 'x-shanzhen': '1' },
    })
  })
  return checkCopy(device.db, device.author.kind)
}

async function aDay(): Promise<{ school: SchoolOnItsFeet; devices: TestDevice[] }> {
  const school = await aSchoolOnItsFeet()
  const [tablet, phone, other, lead] = [
    await school.device('tablet-32'),
    await school.phone('teacher-li'),
    await school.phone('teacher-wu'),
    await school.phone(school.ids.lead),
  ]
  const devices = [tablet, phone, other, lead]
  for (const device of devices) await device.sync()
  await awardPoints({ students: studentIds, colour: 'red', points: 2, label: '升旗端正' }, await phone.work())
  await awardPoints(
    { students: ['child-other'], colour: 'red', points: 1, label: '升旗端正' },
    await other.work(),
  )
  const arrival = { student: 'child-1', post: 'post-gate-greeting', window: 'window-morning', day: monday }
  await checkIn({ ...arrival, via: 'tile', clockDoubted: false }, await tablet.work())
  for (const device of [...devices, ...devices]) await device.sync()
  return { school, devices }
}

const statusOf = async ({ lead }: SchoolOnItsFeet, id: string) => {
  const { body } = await lead.send('GET', 'devices/status')
  return body.holders.find((holder: { id: string }) => holder.id === id).installs[0].copy
}

test('after a day every device finds its copy to be the server’s, whatever it may hold', async () => {
  const { school, devices } = await aDay()
  for (const device of devices) {
    expect(await isCheckDue(device.db)).toBe(true)
    expect(await check(device)).toBe('same')
    expect(await isCheckDue(device.db)).toBe(false)
  }
  expect(await statusOf(school, 'tablet-32')).toMatchObject({ says: 'same' })
})

test.each([
  [
    'a row that was lost',
    async ({ db }: TestDevice) => db.ledger.delete((await db.ledger.toCollection().first())?.number ?? 0),
  ],
  [
    'a row that should not be there',
    async ({ db }: TestDevice) => {
      const row = await db.ledger.toCollection().first()
      if (row) await db.ledger.put({ ...row, number: row.number + 1000 })
    },
  ],
])('%s is found, told to the office, and the copy fetched anew', async (_what, damage) => {
  const { school, devices } = await aDay()
  const [tablet] = devices as [TestDevice]
  const before = [...tablet.folded.totals]
  await damage(tablet)
  expect(await check(tablet)).toBe('different')
  expect(await statusOf(school, 'tablet-32')).toMatchObject({ says: 'different' })
  await tablet.sync()
  expect([...tablet.folded.totals]).toEqual(before)
  expect(await check(tablet)).toBe('same')
})

test.each([
  ['the class tablet', (school: SchoolOnItsFeet) => school.device('tablet-32')],
  ['the lead', (school: SchoolOnItsFeet) => school.phone(school.ids.lead)],
])(
  'sealed history is compared as well, and a segment that cannot be read is fetched anew: %s',
  async (_who, at) => {
    const school = await aSchoolWithATerm(3_000)
    await seal(school)
    const device = await at(school)
    await device.sync()
    expect(await check(device)).toBe('same')
    const before = [...device.folded.totals]
    const [first] = await device.db.segments.toArray()
    await device.db.segments.put({ name: first?.name ?? '', bytes: new Uint8Array([9, 9, 9]) })
    // Another life of the page: nothing is decoded yet.
    const db = new DeviceDatabase(device.db.name)
    expect(await check({ browser: device.browser, author: device.author, db })).toBe('different')
    db.close()
    await device.sync()
    expect([...device.folded.totals]).toEqual(before)
    expect(await check(device)).toBe('same')
  },
)

test('a device that has something to sync first does not judge', async () => {
  const { school, devices } = await aDay()
  const [tablet] = devices as [TestDevice]
  await school.change([{ kind: 'staff', id: 'teacher-neu', body: { name: '新老师', active: true } }])
  expect(await check(tablet)).toBeNull()
})

test('the hash asks for no order and sees every change', () => {
  const held = fc.uniqueArray(fc.tuple(fc.nat(), fc.uuid()), {
    minLength: 1,
    maxLength: 30,
    selector: ([n]) => n,
  })
  fc.assert(
    fc.property(held, fc.nat(), (list, at) => {
      const facts: Held[] = list
      expect(copyHash([...facts].reverse())).toBe(copyHash(facts))
      const index = at % facts.length
      const [number, id] = facts[index] as Held
      const without = facts.filter((_fact, own) => own !== index)
      expect(copyHash(without)).not.toBe(copyHash(facts))
      expect(copyHash([...without, [number + 1, id]])).not.toBe(copyHash(facts))
    }),
  )
})
