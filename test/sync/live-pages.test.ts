/** What travels in a live notice: to whom, where it is applied, and what it never writes. */
import { expect, test } from 'vitest'
import { awardPoints } from '../../src/client/commands/award-points.ts'
import { applyLivePage } from '../../src/client/db/apply-live-page.ts'
import { readMeta } from '../../src/client/db/database.ts'
import { livePages } from '../../src/client/sync/live-pages.ts'
import type { LivePage } from '../../src/domain/protocol/live.ts'
import { liveFeed } from '../../src/server/live/live-feed.ts'
import { aSchoolOnItsFeet, type SchoolOnItsFeet } from '../support/school-day.ts'
import type { TestDevice } from '../support/test-device.ts'

const award = async (student: string, phone: TestDevice) =>
  awardPoints({ students: [student], colour: 'red', points: 1, label: '升旗端正' }, await phone.work())

const aTablet = {
  name: '三(3)班平板',
  use: 'class-tablet',
  class: 'class-33',
  state: 'active',
  stateSince: '2026-09-01',
}
const aWindow = {
  name: '课后',
  versions: [
    {
      from: '2026-09-01',
      start: '16:00',
      end: '16:30',
      weekdays: [1],
      checkInOpensMinutesBefore: 5,
      graceMinutes: 5,
      recordableMinutesAfterEnd: 30,
    },
  ],
}

/** Everything the school tells this device while it listens, the greeting first. */
async function listening(school: SchoolOnItsFeet, { db, author }: TestDevice): Promise<LivePage[]> {
  const pages: LivePage[] = []
  const install = (await readMeta(db, 'install')) ?? ''
  liveFeed(school.services).join(school.school, {
    author,
    state: 'active',
    install,
    tell: (page) => pages.push(page),
  })
  await expect.poll(() => pages.length).toBe(1)
  return pages
}

async function aSchoolThatListens() {
  const school = await aSchoolOnItsFeet()
  await school.change([{ kind: 'device', id: 'tablet-33', body: aTablet }])
  const [phone, tablet, elsewhere] = [
    await school.phone('teacher-li'),
    await school.device('tablet-32'),
    await school.device('tablet-33'),
  ]
  for (const device of [phone, tablet, elsewhere]) await device.sync()
  const heard = {
    phone: await listening(school, phone),
    tablet: await listening(school, tablet),
    elsewhere: await listening(school, elsewhere),
  }
  return { school, phone, tablet, elsewhere, heard }
}

test('a point stands on the class tablet without a request of its own', async () => {
  const { phone, tablet, heard } = await aSchoolThatListens()
  await award('child-1', phone)
  await phone.sync()
  await expect.poll(() => heard.tablet.length).toBe(2)
  tablet.network = 'down'
  for (const page of heard.tablet) await applyLivePage(tablet.db, page)
  await tablet.look()
  expect(tablet.folded.totals.get('child-1')).toMatchObject({ red: 1 })
  expect(await readMeta(tablet.db, 'cursor')).toEqual(await readMeta(phone.db, 'cursor'))
})

test('another class hears that the school moved on, and nothing about the child', async () => {
  const { phone, elsewhere, heard } = await aSchoolThatListens()
  await award('child-1', phone)
  await phone.sync()
  await expect.poll(() => heard.elsewhere.length).toBe(2)
  expect(JSON.stringify(heard.elsewhere)).not.toContain('child-1')
  expect(heard.elsewhere[1]?.news?.facts).toEqual([])
  expect(await applyLivePage(elsewhere.db, heard.elsewhere[1] as LivePage)).toBe('applied')
})

test('who wrote it hears nothing of it, its own answer has brought it further', async () => {
  const { school, phone, tablet, heard } = await aSchoolThatListens()
  await award('child-1', phone)
  await phone.sync()
  await expect.poll(() => heard.tablet.length).toBe(2)
  await school.change([{ kind: 'window', id: 'window-new', body: aWindow }])
  school.services.commits.emit(school.school)
  await expect.poll(() => heard.tablet.length).toBe(3)
  await expect.poll(() => heard.phone.length).toBe(2)
  expect(await applyLivePage(phone.db, heard.phone[1] as LivePage)).toBe('applied')
  for (const page of heard.tablet) await applyLivePage(tablet.db, page)
  for (const device of [phone, tablet]) {
    expect(await device.db.records.get(['window', 'window-new'])).toBeDefined()
  }
})

test('a page that does not begin where the device stands, or is of another scope, changes nothing', async () => {
  const { phone, tablet, heard } = await aSchoolThatListens()
  for (const child of ['child-1', 'child-2']) {
    await award(child, phone)
    await phone.sync()
    await expect.poll(() => heard.tablet.at(-1)?.to).toEqual(await readMeta(phone.db, 'cursor'))
  }
  const before = await tablet.db.ledger.count()
  const last = heard.tablet.at(-1) as LivePage
  expect(await applyLivePage(tablet.db, last)).toBe('elsewhere')
  const [, first] = heard.tablet as [LivePage, LivePage]
  const otherScope = { ...first, news: first.news && { ...first.news, scopeVersion: 'another' } }
  expect(await applyLivePage(tablet.db, otherScope)).toBe('elsewhere')
  expect(await applyLivePage(tablet.db, { ...first, epoch: 'another' })).toBe('elsewhere')
  expect(await applyLivePage(tablet.db, { ...first, news: null })).toBe('elsewhere')
  expect(await tablet.db.ledger.count()).toBe(before)
})

test('pages that say nothing to a device are not written, and the next one that does leads over them', async () => {
  const { phone, elsewhere, heard } = await aSchoolThatListens()
  const asked: boolean[] = []
  const read = livePages({ db: elsewhere.db, running: () => null, ask: (greeted) => asked.push(greeted) })
  const hears = async (child: string) => {
    await award(child, phone)
    await phone.sync()
    await expect.poll(() => heard.elsewhere.at(-1)?.to).toEqual(await readMeta(phone.db, 'cursor'))
    for (const page of heard.elsewhere.splice(0)) await read(page)
    return readMeta(elsewhere.db, 'cursor')
  }
  // The first one tells that the scope is still the same.
  const cursor = await hears('child-1')
  expect(await hears('child-2')).toEqual(cursor)
  expect(await hears('child-3')).toEqual(cursor)
  expect(await hears('child-other')).toEqual(await readMeta(phone.db, 'cursor'))
  await elsewhere.look()
  expect(elsewhere.facts.map(({ fact }) => fact.body)).toMatchObject([{ student: 'child-other' }])
  expect(asked).toEqual([])
})

test('a device that slept through a commit asks once it hears of the next', async () => {
  const { phone, tablet, heard } = await aSchoolThatListens()
  const asked: boolean[] = []
  const read = livePages({ db: tablet.db, running: () => null, ask: (greeted) => asked.push(greeted) })
  for (const child of ['child-1', 'child-2']) {
    await award(child, phone)
    await phone.sync()
    await expect.poll(() => heard.tablet.at(-1)?.to).toEqual(await readMeta(phone.db, 'cursor'))
  }
  await read(heard.tablet.at(-1) as LivePage)
  expect(asked).toEqual([false])
})

test('a child erased by law is gone with the page', async () => {
  const { school, phone, tablet, heard } = await aSchoolThatListens()
  await award('child-1', phone)
  await phone.sync()
  await tablet.sync()
  const lead = await school.phone(school.ids.lead)
  await lead.sync()
  const told = heard.tablet.length
  const answer = await school.lead.send('POST', 'students/child-1/erase', { name: '孩子甲' })
  expect(answer.status).toBe(204)
  await expect.poll(() => heard.tablet.length).toBeGreaterThan(told)
  for (const page of heard.tablet) await applyLivePage(tablet.db, page)
  await tablet.sync()
  expect(JSON.stringify(await tablet.db.ledger.toArray())).not.toContain('child-1')
})
