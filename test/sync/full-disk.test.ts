import { afterEach, expect, test, vi } from 'vitest'
import { awardPoints } from '../../src/client/commands/award-points.ts'
import { readMeta } from '../../src/client/db/database.ts'
import { makeRoom } from '../../src/client/db/disk-full.ts'
import { aSchoolWithATerm, seal } from '../support/a-sealed-term.ts'
import { aSchoolOnItsFeet } from '../support/school-day.ts'
import type { TestDevice } from '../support/test-device.ts'

afterEach(() => vi.restoreAllMocks())

const award = async (device: TestDevice, student = 'child-1') =>
  awardPoints({ students: [student], colour: 'red', points: 1, label: '升旗端正' }, await device.work())
const full = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'))

async function twoPhones() {
  const school = await aSchoolOnItsFeet()
  const [li, wu] = [await school.phone('teacher-li'), await school.phone('teacher-wu')]
  for (const device of [li, wu]) await device.sync()
  await award(wu)
  for (const device of [wu, li]) await device.sync()
  expect(await li.db.ledger.count()).toBe(1)
  return { li, wu }
}

test('on a full disk the copy of the ledger makes room for a fact, and comes back later', async () => {
  const { li } = await twoPhones()
  vi.spyOn(li.db.own, 'bulkAdd').mockImplementationOnce(full as never)
  expect((await award(li, 'child-2')).ok).toBe(true)
  expect(await li.db.own.count()).toBe(1)
  expect(await li.db.ledger.count()).toBe(0)
  expect(await readMeta(li.db, 'complete')).toBe(false)
  expect(li.view.students.size).toBeGreaterThan(0)
  await li.sync()
  expect(li.folded.entries).toHaveLength(2)
  expect(await readMeta(li.db, 'complete')).toBe(true)
})

test('when there is no room even then, the fact is not saved and whoever wrote it is told', async () => {
  const { li } = await twoPhones()
  vi.spyOn(li.db.own, 'bulkAdd').mockImplementation(full as never)
  await expect(award(li, 'child-2')).rejects.toMatchObject({ name: 'QuotaExceededError' })
  expect(await li.db.own.count()).toBe(0)
})

test('no room for what the server sends: the acknowledgement is kept all the same', async () => {
  const { li, wu } = await twoPhones()
  await award(wu, 'child-3')
  await wu.sync()
  await award(li, 'child-2')
  vi.spyOn(li.db.ledger, 'bulkPut').mockImplementationOnce(full as never)
  expect((await li.sync()).kind).toBe('busy')
  expect(await li.unsent()).toBe(0)
  await li.sync()
  expect(li.folded.entries).toHaveLength(3)
})

test('sealed history makes room as well, and comes back', async () => {
  const school = await aSchoolWithATerm(2_000)
  await seal(school)
  const tablet = await school.device('tablet-32')
  await tablet.sync()
  expect(await tablet.db.segments.count()).toBeGreaterThan(0)
  const before = [...tablet.folded.totals]
  expect(await makeRoom(tablet.db)).toBe(true)
  expect(await tablet.db.segments.count()).toBe(0)
  await tablet.sync()
  expect([...tablet.folded.totals]).toEqual(before)
})
