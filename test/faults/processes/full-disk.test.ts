import { expect, test } from 'vitest'
import { awardPoints } from '../../../src/client/commands/award-points.ts'
import { must } from '../../../src/domain/result.ts'
import { aSchoolOnItsFeet, studentIds } from '../../support/school-day.ts'

test('a full disk on the server: "busy", nothing acknowledged, and all of it arrives once there is room', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  await phone.sync()
  const sqlite = must(school.services.database.sqlite, 'this is about the file of SQLite')
  const pages = Number(Object.values(sqlite.prepare('pragma page_count').get() ?? {})[0])
  sqlite.exec(`pragma max_page_count = ${pages + 2}`)
  for (let index = 0; index < 8; index += 1) {
    await awardPoints(
      { students: studentIds, colour: 'red', points: 1, label: '升旗端正' },
      await phone.work(),
    )
  }
  expect(await phone.sync()).toMatchObject({ kind: 'busy' })
  expect(await phone.unsent()).toBe(96)
  const ledger = () => school.services.database.read.selectFrom('fact').select('id').execute()
  expect(await ledger()).toHaveLength(0)

  sqlite.exec('pragma max_page_count = 1000000')
  expect((await phone.sync()).kind).toBe('done')
  expect(await phone.unsent()).toBe(0)
  expect(await ledger()).toHaveLength(96)
})

test('one poisoned fact among 999: it is refused, 998 count, and nobody waits', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  await phone.sync()
  const students = Array.from({ length: 111 }, (_, index) => studentIds[index % 12] ?? '')
  for (let index = 0; index < 9; index += 1) {
    await awardPoints({ students, colour: 'red', points: 1, label: '升旗端正' }, await phone.work())
  }
  await phone.db.own.update(500, { 'fact.body.points': 77 } as never)
  expect((await phone.sync()).kind).toBe('done')
  expect(await phone.unsent()).toBe(0)
  const { number } = await school.services.database.read
    .selectFrom('fact')
    .select((eb) => eb.fn.countAll().as('number'))
    .executeTakeFirstOrThrow()
  expect(Number(number)).toBe(998)
  expect(await phone.db.answers.toArray()).toMatchObject([{ seq: 500, exception: { code: 'malformed' } }])
})

const clocks = [
  '1970-01-01T00:10:00Z',
  '1999-12-31T23:59:00Z',
  '2038-01-19T03:14:00Z',
  '2099-06-01T00:00:00Z',
]

test.each(clocks)('a tablet that believes it is %s loses nothing and keeps nobody back', async (believed) => {
  const school = await aSchoolOnItsFeet()
  const [tablet, phone] = [await school.device('tablet-32'), await school.phone('teacher-li')]
  for (const device of [tablet, phone]) await device.sync()
  phone.clockError = (Date.parse(believed) - school.clock.now) / 1000
  await phone.sync()
  const awarded = await awardPoints(
    { students: ['child-1'], colour: 'red', points: 1, label: '升旗端正' },
    await phone.work(),
  )
  expect(awarded.ok).toBe(true)
  for (const device of [phone, tablet]) expect((await device.sync()).kind).toBe('done')
  expect(tablet.facts.map(({ stamp }) => stamp.schoolDay)).toEqual(['2026-09-07'])
  expect(phone.facts.map(({ stamp }) => stamp.schoolDay)).toEqual(['2026-09-07'])
})
