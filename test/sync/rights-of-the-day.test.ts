/** Rights are those of the day on which somebody writes, whatever day is written about; asked on the device and again. */
import { expect, test } from 'vitest'
import { enterDuties } from '../../src/client/commands/check-in.ts'
import type { SyncRequest } from '../../src/domain/protocol/sync.ts'
import { noteMissed } from '../../src/client/commands/note-missed.ts'
import { aSchoolOnItsFeet, monday, type SchoolOnItsFeet } from '../support/school-day.ts'
import type { TestDevice } from '../support/test-device.ts'

const duty = { student: 'child-1', post: 'post-gate-greeting', window: 'window-morning' } as const
const friday = '2026-09-11'
const tomorrow = '2026-09-18'

/** On Thursday the 17th: until the 7th the class was Li's, since the 14th it is Wu's. */
async function aClassThatChangedHands(): Promise<{
  school: SchoolOnItsFeet
  li: TestDevice
  wu: TestDevice
}> {
  const school = await aSchoolOnItsFeet()
  const own = { role: 'class-teacher', class: 'class-32' }
  await school.change([
    { kind: 'assignment', id: 'a-li', body: { staff: 'teacher-li', ...own, from: '2026-09-01', to: monday } },
    {
      kind: 'assignment',
      id: 'a-li-after',
      body: { staff: 'teacher-li', role: 'subject-teacher', from: '2026-09-08' },
    },
    { kind: 'assignment', id: 'a-wu-since', body: { staff: 'teacher-wu', ...own, from: '2026-09-14' } },
  ])
  school.clock.advance(10 * 86_400)
  const [li, wu] = [await school.phone('teacher-li'), await school.phone('teacher-wu')]
  for (const phone of [li, wu]) await phone.sync()
  return { school, li, wu }
}

const ledgerOf = async ({ services }: SchoolOnItsFeet) =>
  services.database.read.selectFrom('fact').select(['author', 'school_day']).orderBy('number').execute()

test('who has the class today enters earlier days, and who had it then no longer does', async () => {
  const { school, li, wu } = await aClassThatChangedHands()
  const said = await enterDuties([{ ...duty, day: monday }], await li.work())
  expect(said).toMatchObject({ ok: false, error: { code: 'no-permission' } })
  expect(await enterDuties([{ ...duty, day: friday }], await wu.work())).toMatchObject({ ok: true })
  for (const phone of [li, wu]) await phone.sync()
  expect(await ledgerOf(school)).toEqual([{ author: 'teacher-wu', school_day: friday }])
})

test('nobody enters a duty of tomorrow, and nobody is missing in four weeks', async () => {
  const { wu } = await aClassThatChangedHands()
  const coming = { ...duty, schoolDay: '2026-10-15' }
  for (const said of [
    await enterDuties([{ ...duty, day: tomorrow }], await wu.work()),
    await noteMissed([coming], await wu.work()),
  ])
    expect(said).toMatchObject({ ok: false, error: { code: 'no-permission' } })
})

test('a device that does not ask is told by the server', async () => {
  const { school, wu } = await aClassThatChangedHands()
  await enterDuties([{ ...duty, day: friday }], await wu.work())
  const asOfTomorrow = (request: SyncRequest) =>
    JSON.parse(JSON.stringify(request).replaceAll(friday, tomorrow)) as SyncRequest
  await wu.sync({ wire: (request) => wu.ask(asOfTomorrow(request)) })
  expect(await ledgerOf(school)).toEqual([])
  expect(await wu.db.answers.toArray()).toMatchObject([
    { exception: { verdict: 'refused', code: 'no-permission' } },
  ])
})
