/** What a signed-in caller says of a store is not taken for more than that caller may say. */
import { expect, test } from 'vitest'
import { awardPoints } from '../../src/client/commands/award-points.ts'
import { protocolVersion, type SyncRequest } from '../../src/domain/protocol/sync.ts'
import { uuidv7 } from '../../src/domain/ids.ts'
import { sealSchool } from '../../src/server/history/sealer.ts'
import { readMeta } from '../../src/client/db/database.ts'
import { aSchoolOnItsFeet } from '../support/school-day.ts'
import type { TestDevice } from '../support/test-device.ts'

const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
const nowhere = { protocol: protocolVersion, epoch: null, cursor: null, scopeVersion: null }
const malformed = (install: string, seqs: readonly number[]) =>
  ({ ...nowhere, install, facts: seqs.map((seq) => ({ id: newId(), seq })) }) as unknown as SyncRequest

const award = async (device: TestDevice) =>
  awardPoints({ students: ['child-1'], colour: 'red', points: 1, label: '升旗' }, await device.work())

test.each([0, -1, 1.5, 1e18])(
  'a fact’s number %d is no number, and the page of devices stays readable',
  async (seq) => {
    const school = await aSchoolOnItsFeet()
    const phone = await school.phone('teacher-wu')
    const install = newId()
    expect((await phone.ask(malformed(install, [2, 3]))).kind).toBe('reply')
    expect((await phone.ask(malformed(install, [seq]))).kind).not.toBe('reply')
    expect((await school.admin.send('GET', 'devices/status')).status).toBe(200)
  },
)

test('nobody goes by the install id of somebody else’s store, and that one notices nothing', async () => {
  const school = await aSchoolOnItsFeet()
  const [li, wu] = [await school.phone('teacher-li'), await school.phone('teacher-wu')]
  for (const phone of [li, wu]) await phone.sync()
  await award(li)
  await li.sync()
  const install = (await readMeta(li.db, 'install')) ?? ''
  for (const request of [malformed(install, [2]), malformed(install, [])])
    expect(await wu.ask(request)).toMatchObject({ kind: 'problem', error: 'clone' })
  await award(li)
  expect((await li.sync()).kind).toBe('done')
  expect(await readMeta(li.db, 'install')).toBe(install)
  expect(li.folded.totals.get('child-1')).toMatchObject({ red: 2 })
})

test('facts of the office alone, however many, do not hold up the sealing of the others', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  await phone.sync()
  for (let count = 0; count < 20; count += 1) await award(phone)
  await phone.sync()
  const { database } = school.services
  await database.write.updateTable('fact').set({ stream: 'office' }).execute()
  for (let count = 0; count < 20; count += 1) await award(phone)
  await phone.sync()
  let rounds = 0
  const sizes = { run: 5, tail: 3, leftover: 2, merged: 4 }
  await sealSchool(school.services, school.school, { sizes, between: async () => (rounds += 1) < 100 })
  expect(rounds).toBeLessThan(100)
  const sealed = await database.read.selectFrom('segment').select('last_number').execute()
  expect(Math.max(...sealed.map(({ last_number }) => Number(last_number)))).toBeGreaterThan(20)
})
