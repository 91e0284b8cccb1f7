import { expect, test } from 'vitest'
import { awardPoints } from '../../src/client/commands/award-points.ts'
import { revokeFacts } from '../../src/client/commands/revoke-facts.ts'
import { substituteDuty } from '../../src/client/commands/arrange-duty.ts'
import { checkIn } from '../../src/client/commands/check-in.ts'
import { verifyLedger } from '../../src/server/verify/verify.ts'
import { logAccess } from '../../src/server/school/access-log.ts'
import { aSchoolWithATerm, seal } from '../support/a-sealed-term.ts'
import { aSchoolOnItsFeet, monday, type SchoolOnItsFeet, studentIds } from '../support/school-day.ts'
import type { TestDevice } from '../support/test-device.ts'

const gone = 'child-3'
/** Part of no other id and no other name. */
const tokens = [`"${gone}"`, `|${gone}"`, '孩子丙']

const award = async (student: string, device: TestDevice, note?: string) =>
  awardPoints(
    { students: [student], colour: 'red', points: 1, label: '升旗端正', ...(note ? { note } : {}) },
    await device.work(),
  )
const arrive = async (student: string, tablet: TestDevice) =>
  checkIn(
    {
      student,
      post: 'post-gate-greeting',
      window: 'window-morning',
      day: monday,
      via: 'tile',
      clockDoubted: false,
    },
    await tablet.work(),
  )

const erase = (school: SchoolOnItsFeet, name = '孩子丙', by = school.lead) =>
  by.send('POST', `students/${gone}/erase`, { name })

const namesChild = (text: string) => tokens.some((token) => text.includes(token))

/** The tables of the server in which the child is still named; the tombstone says nothing but the id. */
async function tablesNaming({ services }: SchoolOnItsFeet): Promise<string[]> {
  const found: string[] = []
  for (const table of [
    'fact',
    'receipt',
    'waiting',
    'record',
    'record_history',
    'import_log',
    'access_log',
  ] as const) {
    const rows: object[] = await services.database.read.selectFrom(table).selectAll().execute()
    const own = rows.filter(({ kind, id, body }: { kind?: string; id?: string; body?: string | null }) => {
      const isEmptied = kind !== undefined && id === gone && (kind === 'erased' || body === null)
      return !isEmptied
    })
    if (own.some((row) => namesChild(JSON.stringify(row).replaceAll('\\"', '"')))) found.push(table)
  }
  return found
}

async function storesNaming(device: TestDevice): Promise<string[]> {
  const found: string[] = []
  for (const table of device.db.tables) {
    const rows = (await table.toArray()) as Array<{ kind?: string; id?: string }>
    const own = rows.filter(({ kind, id }) => !(kind === 'erased' && id === gone))
    if (namesChild(JSON.stringify(own))) found.push(table.name)
  }
  return found
}

test('a child who is erased by law is gone from the server and, at their next contact, from every device', async () => {
  const school = await aSchoolOnItsFeet()
  const [tablet, phone, lead] = [
    await school.device('tablet-32'),
    await school.phone('teacher-li'),
    await school.phone(school.ids.lead),
  ]
  const devices = [tablet, phone, lead]
  for (const device of devices) await device.sync()
  await school.change([
    { kind: 'card', id: 'card-3', body: { student: gone, code: '0123456789ABCDEF', issued: monday } },
  ])
  await arrive(gone, tablet)
  await arrive('child-1', tablet)
  await award(gone, phone, '今天特别认真')
  const wrong = await award(gone, phone)
  await revokeFacts(wrong.ok ? wrong.value.facts : [], '记错了', await phone.work())
  const served = await substituteDuty(
    {
      student: 'child-4',
      absent: gone,
      post: 'post-gate-greeting',
      window: 'window-morning',
      schoolDay: monday,
    },
    await phone.work(),
  )
  expect(served.ok).toBe(true)
  await logAccess(school.services, school.school, 'teacher-li', gone, 'record')
  for (const device of [...devices, ...devices]) await device.sync()
  expect((await tablesNaming(school)).sort()).toEqual(['access_log', 'fact', 'record', 'record_history'])
  expect(await storesNaming(lead)).toEqual(['ledger', 'records'])
  const before = lead.folded.claims.size

  expect((await erase(school)).status).toBe(204)
  expect(await tablesNaming(school)).toEqual([])
  for (const device of devices) await device.sync()
  for (const device of devices) expect(await storesNaming(device)).toEqual([])
  expect(lead.folded.totals.has(gone)).toBe(false)
  expect(lead.folded.claims.size).toBe(before - 1)
  // The other child's service stays, and the one in whose place it was is not named any more.
  const [substitution] = [...lead.folded.substitutions.values()]
  expect(substitution?.fact.body).toMatchObject({ student: 'child-4', absent: null })
  for (const device of [...devices, ...devices]) expect(await device.unsent()).toBe(0)
  const findings = await verifyLedger(school.services.database, school.school)
  expect(findings.flatMap(({ faults }) => faults)).toEqual([])
})

test('what comes later about an erased child is refused and not kept, and nothing waits for it', async () => {
  const school = await aSchoolOnItsFeet()
  const [phone, late] = [await school.phone('teacher-li'), await school.phone('teacher-wu')]
  for (const device of [phone, late]) await device.sync()
  await award(gone, phone)
  await award('child-1', phone)
  // Written offline; the request that brings it is also the one that hears of the erasure.
  await award(gone, late)
  await erase(school)
  await late.sync()
  await phone.sync()
  expect(await tablesNaming(school)).toEqual([])
  expect(await storesNaming(late)).toEqual([])
  expect((await late.db.answers.toArray())[0]).toMatchObject({ exception: { code: 'erased' } })
  expect(phone.folded.totals.get('child-1')).toMatchObject({ red: 1 })
})

test('a page that hears of the erasure before it may send leaves no gap behind', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  await phone.sync()
  await award(gone, phone)
  await award('child-1', phone)
  phone.page = crypto.randomUUID()
  await erase(school)
  await phone.sync()
  await phone.sync()
  expect(await storesNaming(phone)).toEqual([])
  const { body } = await school.lead.send('GET', 'devices/status')
  const own = body.holders.find(({ id }: { id: string }) => id === 'teacher-li')
  expect(own.installs[0]).toMatchObject({ highest: 2, gaps: [] })
  expect(phone.folded.totals.get('child-1')).toMatchObject({ red: 1 })
})

test('an unpaired tablet, which may hold nothing any more, hears of it too', async () => {
  const school = await aSchoolOnItsFeet()
  const tablet = await school.device('tablet-32')
  await tablet.sync()
  await arrive(gone, tablet)
  await tablet.sync()
  await school.admin.send('POST', 'devices/tablet-32/unpair')
  await erase(school)
  await tablet.sync()
  expect(await storesNaming(tablet)).toEqual([])
})

test('only with the name as it stands in the roster, and only by the office', async () => {
  const school = await aSchoolOnItsFeet()
  expect((await erase(school, '孩子乙')).body).toMatchObject({ error: 'other-name' })
  expect((await erase(school, '孩子丙', school.browser())).status).toBe(401)
  const unknown = await school.lead.send('POST', 'students/child-nobody/erase', { name: '孩子丙' })
  expect(unknown.status).toBe(404)
  const { view } = await school.services.views.now(school.services.database.read, school.school)
  expect(view.students.size).toBe(studentIds.length + 1)
})

test('sealed history is withdrawn, and sealed again without the child', async () => {
  const school = await aSchoolWithATerm(2_000)
  await seal(school)
  const [tablet, lead] = [await school.device('tablet-32'), await school.phone(school.ids.lead)]
  const devices = [tablet, lead]
  for (const device of devices) {
    await device.sync()
    expect(device.folded.totals.has(gone)).toBe(true)
  }
  const others = [...lead.folded.totals].filter(([student]) => student !== gone)
  await erase(school)
  for (const device of devices) {
    await device.sync()
    expect(await storesNaming(device)).toEqual([])
    expect(device.facts.filter(({ fact }) => namesChild(JSON.stringify(fact)))).toEqual([])
  }
  expect([...lead.folded.totals]).toEqual(others)
  await seal(school)
  for (const device of devices) {
    await device.sync()
    expect(device.facts.filter(({ fact }) => namesChild(JSON.stringify(fact)))).toEqual([])
  }
  expect([...lead.folded.totals].sort()).toEqual(others.sort())
})
