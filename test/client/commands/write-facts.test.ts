import { expect, test } from 'vitest'
import { awardPoints } from '../../../src/client/commands/award-points.ts'
import { metaRow } from '../../../src/client/db/database.ts'
import { lastWritten } from '../../../src/client/db/unsent.ts'
import { aSchoolOnItsFeet } from '../../support/school-day.ts'

test('a fact says the place in the history that the store had when it was written, whatever arrives meanwhile', async () => {
  const school = await aSchoolOnItsFeet()
  const { db, ...phone } = await phoneOf(school)
  const before = (await db.meta.get('cursor'))?.value as { number: number }
  const later = { number: before.number + 40, tag: 'f'.repeat(16) }
  const work = await phone.work()
  const written = awardPoints({ students: ['child-1'], colour: 'red', points: 1, label: '升旗' }, work)
  const writtenBefore = await db.transaction('rw', db.meta, db.own, async () => {
    await db.meta.put(metaRow('cursor', later))
    return lastWritten(db)
  })
  expect((await written).ok).toBe(true)
  const [row] = await db.own.toArray()
  expect(row?.fact.basis).toBe(writtenBefore === 0 ? later.number : before.number)
  expect(row?.fact.install).not.toBe('')
})

async function phoneOf(school: Awaited<ReturnType<typeof aSchoolOnItsFeet>>) {
  const phone = await school.phone('teacher-li')
  await phone.sync()
  return { db: phone.db, work: () => phone.work() }
}
