/**
 * A device whose right has ended keeps its outbox and nothing else: a disabled colleague's phone, one that the office
 * signed out, a tablet whose days of grace are over. What was not sent goes up once the same person may again.
 */
import { expect, test } from 'vitest'
import { awardPoints } from '../../src/client/commands/award-points.ts'
import { DeviceDatabase, metaRow, readMeta } from '../../src/client/db/database.ts'
import { putNamesAway } from '../../src/client/db/put-names-away.ts'
import { insertAccount } from '../../src/server/auth/accounts.ts'
import { openSession } from '../../src/server/auth/sessions.ts'
import { inSchool } from '../../src/server/db/transactions.ts'
import { aSchoolOnItsFeet, type SchoolOnItsFeet } from '../support/school-day.ts'
import type { TestDevice } from '../support/test-device.ts'

const award = async (student: string, phone: TestDevice) =>
  awardPoints({ students: [student], colour: 'red', points: 1, label: '升旗端正' }, await phone.work())

/** Every row of others' writing that is still on the device. */
async function rowsOfOthers({ db }: TestDevice): Promise<number> {
  const counts = [db.records, db.ledger, db.listed, db.segments, db.pictures].map((table) => table.count())
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}

async function logsInAgain({ services, school }: SchoolOnItsFeet, { author, browser }: TestDevice) {
  const { token } = await inSchool(services.database, school, (tx) =>
    openSession(services, tx, { school, author, label: 'again' }),
  )
  browser.cookies[`__Host-sz-${author.kind}`] = token
}

const anAccount = ({ services, school }: SchoolOnItsFeet, staff: string) =>
  inSchool(services.database, school, (tx) =>
    insertAccount(tx, { school, staff, login: staff, passwordHash: 'none', mustChange: false, at: 0 }),
  )

/** A class teacher's phone with children on it, one award sent and one not. */
async function aPhoneInUse(school: SchoolOnItsFeet): Promise<TestDevice> {
  await anAccount(school, 'teacher-li')
  const phone = await school.phone('teacher-li')
  await phone.sync()
  await award('child-1', phone)
  await phone.sync()
  await award('child-2', phone)
  expect(await rowsOfOthers(phone)).toBeGreaterThan(12)
  return phone
}

test('a disabled colleague’s phone holds no child from the moment it hears of it, and loses nothing unsent', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await aPhoneInUse(school)
  await school.admin.send('POST', 'accounts/teacher-li/disable', {})
  expect(await phone.sync()).toEqual({ kind: 'problem', error: 'unauthenticated' })
  expect(await rowsOfOthers(phone)).toBe(0)
  expect(await readMeta(phone.db, 'turnedAway')).toBe('signed-out')
  expect(await phone.unsent()).toBe(1)

  await school.admin.send('POST', 'accounts/teacher-li/enable', {})
  await logsInAgain(school, phone)
  expect((await phone.sync()).kind).toBe('done')
  expect(await phone.unsent()).toBe(0)
  expect(await readMeta(phone.db, 'turnedAway')).toBeUndefined()
  expect(phone.view.students.size).toBe(13)
  expect(phone.folded.totals.get('child-1')).toMatchObject({ red: 1 })
  expect(phone.folded.totals.get('child-2')).toMatchObject({ red: 1 })
})

test('a phone that the office signed out is emptied as well; after the next login its own facts count once', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await aPhoneInUse(school)
  const lead = await school.phone(school.ids.lead)
  const { read } = school.services.database
  const { id } = await read
    .selectFrom('session')
    .select('id')
    .where('subject', '=', 'teacher-li')
    .executeTakeFirstOrThrow()
  expect((await school.admin.send('DELETE', `sessions/${id}`)).status).toBe(204)
  await phone.sync()
  expect(await rowsOfOthers(phone)).toBe(0)
  await logsInAgain(school, phone)
  await phone.sync()
  await lead.sync()
  expect(lead.folded.totals.get('child-1')).toMatchObject({ red: 1 })
  expect(lead.folded.totals.get('child-2')).toMatchObject({ red: 1 })
})

test('a tablet whose thirty days of sending are over keeps no names', async () => {
  const school = await aSchoolOnItsFeet()
  const tablet = await school.device('tablet-32')
  await tablet.sync()
  await school.admin.send('POST', 'devices/tablet-32/unpair')
  school.clock.advance(31 * 86_400)
  await tablet.sync()
  expect(await rowsOfOthers(tablet)).toBe(0)
  expect(await readMeta(tablet.db, 'turnedAway')).toBe('signed-out')
})

test('an answer that comes late to another tab brings no name back', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await aPhoneInUse(school)
  let arrives: () => void = () => undefined
  const waits = new Promise<void>((resolve) => (arrives = resolve))
  const slow = phone.sync({
    page: phone.page,
    wire: async (request) => {
      const outcome = await phone.ask(request)
      await waits
      return outcome
    },
  })
  // Asked while the right was there; the answer is on its way when the other tab hears that it has gone.
  await new Promise((resolve) => setTimeout(resolve, 50))
  await school.admin.send('POST', 'accounts/teacher-li/disable', {})
  await phone.sync()
  arrives()
  await slow
  expect(await rowsOfOthers(phone)).toBe(0)
})

test('what is no answer of ours empties nothing: a captive portal, a busy server, a server that fails', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await aPhoneInUse(school)
  const before = await rowsOfOthers(phone)
  for (const outcome of [
    { kind: 'not-ours' },
    { kind: 'unreachable' },
    { kind: 'busy', retryAfter: 5 },
    { kind: 'problem', error: 'internal' },
  ] as const)
    await phone.sync({ wire: async () => outcome as never })
  expect(await rowsOfOthers(phone)).toBe(before)
})

test('the lease’s end puts the names away once, and the next contact brings them back', async () => {
  const school = await aSchoolOnItsFeet()
  const tablet = await school.device('tablet-32')
  await tablet.sync()
  await putNamesAway(tablet.db, 'lease')
  expect(await rowsOfOthers(tablet)).toBe(0)
  const generation = await readMeta(tablet.db, 'generation')
  await putNamesAway(tablet.db, 'lease')
  expect(await readMeta(tablet.db, 'generation')).toBe(generation)
  await tablet.sync()
  expect(tablet.view.students.size).toBe(12)
  expect(await readMeta(tablet.db, 'turnedAway')).toBeUndefined()
})

test('a teacher’s own name stays beside what is unsent, so that the login screen can say whose it is', async () => {
  const db = new DeviceDatabase('shanzhen-staff-teacher-li')
  await db.open()
  await db.records.put({
    kind: 'staff',
    id: 'teacher-li',
    version: 1,
    number: 1,
    body: { name: '李老师', active: true },
  } as never)
  await db.meta.put(metaRow('cursor', { number: 1, tag: 'tag' }))
  for (let times = 0; times < 2; times += 1) await putNamesAway(db, 'signed-out')
  expect(await readMeta(db, 'holderName')).toBe('李老师')
  await db.delete()
})
