/** Rights that shrink and stores that lose: what goes, what stays, and what the office sees of it. */
import { expect, test } from 'vitest'
import { settleTimes } from '../../src/client/commands/arrange-duty.ts'
import { awardPoints } from '../../src/client/commands/award-points.ts'
import { checkIn } from '../../src/client/commands/check-in.ts'
import { metaRow } from '../../src/client/db/database.ts'
import { aSchoolOnItsFeet, monday, type SchoolOnItsFeet } from '../support/school-day.ts'
import { aDevice } from '../support/server.ts'
import { TestDevice } from '../support/test-device.ts'

const arrive = async (student: string, tablet: TestDevice, clockDoubted = false) =>
  checkIn(
    { student, post: 'post-gate-greeting', window: 'window-morning', day: monday, via: 'tile', clockDoubted },
    await tablet.work(),
  )
const award = async (student: string, phone: TestDevice) =>
  awardPoints({ students: [student], colour: 'red', points: 1, label: '升旗端正' }, await phone.work())

/** The children named in what the device holds of others: every store but its own facts. */
async function childrenOfOthers({ db }: TestDevice): Promise<string[]> {
  const stores = db.tables.filter(({ name }) => name !== 'own')
  const rows = await Promise.all(stores.map((table) => table.toArray()))
  return [...new Set(JSON.stringify(rows).match(/child-[a-z0-9]+|孩子./g) ?? [])].sort()
}

const installsOf = async ({ lead }: SchoolOnItsFeet, id: string) => {
  const { body } = await lead.send('GET', 'devices/status')
  return body.holders.find((holder: { id: string }) => holder.id === id)?.installs ?? []
}

/** Another tablet, by the way a real one takes. */
const takesThePlaceOf = async (school: SchoolOnItsFeet, { author }: TestDevice) =>
  new TestDevice(school, await aDevice(school, { id: author.id }), author).start()

test('a tablet whose place another one has taken holds no child any more and hears nothing of the new ones', async () => {
  const school = await aSchoolOnItsFeet()
  const old = await school.device('tablet-32')
  await old.sync()
  expect(await childrenOfOthers(old)).not.toEqual([])
  await school.admin.send('POST', 'devices/tablet-32/unpair')
  await old.sync()
  const successor = await takesThePlaceOf(school, old)
  await successor.sync()
  await arrive('child-1', old)
  await old.sync()
  expect(await childrenOfOthers(old)).toEqual([])
  expect(await old.unsent()).toBe(0)
  expect(await childrenOfOthers(successor)).not.toEqual([])
})

test('a tablet that is replaced without a word gives its names away at its next contact', async () => {
  const school = await aSchoolOnItsFeet()
  const old = await school.device('tablet-32')
  await old.sync()
  await takesThePlaceOf(school, old)
  await old.sync()
  expect(await childrenOfOthers(old)).toEqual([])
})

test('an unpaired tablet holds no child any more, and what it had not sent waits for one decision', async () => {
  const school = await aSchoolOnItsFeet()
  const [tablet, phone, lead] = [
    await school.device('tablet-32'),
    await school.phone('teacher-li'),
    await school.phone(school.ids.lead),
  ]
  for (const device of [tablet, phone, lead]) await device.sync()
  await award('child-2', phone)
  for (const device of [phone, tablet]) await device.sync()
  expect(await childrenOfOthers(tablet)).not.toEqual([])
  for (const child of ['child-1', 'child-4', 'child-5']) await arrive(child, tablet)
  await school.admin.send('POST', 'devices/tablet-32/unpair')
  await tablet.sync()
  expect(await childrenOfOthers(tablet)).toEqual([])
  expect(await tablet.unsent()).toBe(0)

  await lead.sync()
  const held = lead.view.held.filter(({ code }) => code === 'device-unpaired')
  expect(held).toHaveLength(3)
  expect(lead.folded.claims.size).toBe(0)
  const [last, ...first] = held.map(({ id }) => id)
  await school.lead.send('POST', 'held', { ids: first, decision: 'release' })
  await school.lead.send('POST', `held/${last}`, { decision: 'reject' })
  await lead.sync()
  expect(lead.folded.claims.size).toBe(2)
  expect(lead.view.held.filter(({ code }) => code === 'device-unpaired')).toMatchObject([
    { verdict: 'refused', seen: true },
  ])
})

test('a block is one commit: a reader sees all of it or nothing', async () => {
  const school = await aSchoolOnItsFeet()
  const tablet = await school.device('tablet-32')
  await tablet.sync()
  for (const child of ['child-1', 'child-4']) await arrive(child, tablet)
  await school.admin.send('POST', 'devices/tablet-32/unpair')
  await tablet.sync()
  const { view } = await school.services.views.now(school.services.database.read, school.school)
  const ids = view.held.map(({ id }) => id)
  const commits = () => school.services.database.read.selectFrom('commit_log').selectAll().execute()
  const before = (await commits()).length
  await school.lead.send('POST', 'held', { ids, decision: 'release' })
  expect(await commits()).toHaveLength(before + 1)
  expect((await school.admin.send('POST', 'held', { ids, decision: 'release' })).status).toBe(403)
})

test('a tablet whose class was changed has nothing of the old class left after its next contact', async () => {
  const school = await aSchoolOnItsFeet()
  const [tablet, phone] = [await school.device('tablet-32'), await school.phone('teacher-li')]
  for (const device of [tablet, phone]) await device.sync()
  await award('child-2', phone)
  for (const device of [phone, tablet]) await device.sync()
  await school.change([
    {
      kind: 'device',
      id: 'tablet-32',
      body: {
        name: '三(3)班平板',
        use: 'class-tablet',
        class: 'class-33',
        state: 'active',
        stateSince: monday,
      },
    },
  ])
  await tablet.sync()
  expect((await childrenOfOthers(tablet)).filter((name) => name.startsWith('child'))).toEqual(['child-other'])
})

test('facts that got lost on a tablet are a gap in the office until a person says that they will not come', async () => {
  const school = await aSchoolOnItsFeet()
  const tablet = await school.device('tablet-32')
  await tablet.sync()
  for (const child of ['child-1', 'child-2', 'child-3', 'child-4']) await arrive(child, tablet)
  await tablet.db.own.bulkDelete([2, 3])
  await tablet.sync()
  const [before] = await installsOf(school, 'tablet-32')
  expect(before).toMatchObject({ highest: 4, gaps: [[2, 3]] })
  await school.lead.send('POST', `devices/${before.install}/lost`, { ranges: [[2, 3]] })
  expect((await installsOf(school, 'tablet-32'))[0].gaps).toEqual([])
  await arrive('child-5', tablet)
  await tablet.sync()
  expect((await installsOf(school, 'tablet-32'))[0]).toMatchObject({ highest: 5, gaps: [] })
})

test('a wiped store begins as another install: the office sees it, and nothing that had arrived is lost', async () => {
  const school = await aSchoolOnItsFeet()
  const tablet = await school.device('tablet-32')
  await tablet.sync()
  await arrive('child-1', tablet)
  await tablet.sync()
  await Promise.all(tablet.db.tables.map((table) => table.clear()))
  await tablet.db.meta.put(metaRow('install', '01900000-0000-7000-8000-000000000001'))
  await tablet.sync()
  expect(tablet.folded.totals.get('child-1')).toMatchObject({ blue: 1 })
  const installs = await installsOf(school, 'tablet-32')
  expect(installs).toHaveLength(2)
  expect(installs.flatMap(({ gaps }: { gaps: unknown[] }) => gaps)).toEqual([])
})

test('a tablet with a wrong clock is settled by an adult for all of its check-ins at once', async () => {
  const school = await aSchoolOnItsFeet()
  const [tablet, phone] = [await school.device('tablet-32'), await school.phone('teacher-li')]
  for (const device of [tablet, phone]) await device.sync()
  tablet.page = crypto.randomUUID()
  tablet.clockError = 40 * 365 * 86_400
  tablet.network = 'down'
  for (const child of ['child-1', 'child-4', 'child-5']) await arrive(child, tablet, true)
  tablet.page = crypto.randomUUID()
  school.clock.advance(30 * 3600)
  tablet.network = 'up'
  await tablet.sync()
  await phone.sync()
  const open = phone.folded.timeOpen
  expect(open).toHaveLength(3)
  const words = open.map(({ fact }) => ({
    target: fact.id,
    student: fact.body.student,
    schoolDay: monday,
    window: 'window-morning',
    counts: true,
  }))
  expect((await settleTimes(words, await phone.work())).ok).toBe(true)
  for (const device of [phone, tablet]) await device.sync()
  expect(phone.folded.timeOpen).toHaveLength(0)
  expect([...tablet.folded.claims.values()].map(({ reason }) => reason)).toEqual([
    'counted',
    'counted',
    'counted',
  ])
})

test('a device that only listens is noted once a minute; what is new is noted at once', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  const contactOf = async () => (await installsOf(school, 'teacher-li'))[0]?.lastContact
  for (let turn = 0; turn < 3; turn += 1) await phone.sync()
  const first = await contactOf()
  school.clock.advance(50)
  await phone.sync()
  expect(await contactOf()).toBe(first)
  school.clock.advance(20)
  await phone.sync()
  expect(await contactOf()).toBe(first + 70)
  school.clock.advance(5)
  await award('child-1', phone)
  await phone.sync()
  expect(await contactOf()).toBe(first + 75)
})
