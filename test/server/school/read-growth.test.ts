import { expect, test } from 'vitest'
import { awardPoints } from '../../../src/client/commands/award-points.ts'
import { giveStamps } from '../../../src/client/commands/stamps.ts'
import type { Growth } from '../../../src/domain/passport/growth.ts'
import { aSchoolOnItsFeet, monday } from '../../support/school-day.ts'

async function aChildWhoGrew() {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  await phone.sync()
  await awardPoints(
    { students: ['child-1'], colour: 'green', points: 3, label: '节约用水' },
    await phone.work(),
  )
  const visit = { place: 'place-dining-hall', day: monday }
  await giveStamps(
    ['child-1', 'child-2'].map((student) => ({ student, ...visit })),
    await phone.work(),
  )
  await phone.sync()
  return { school, phone }
}
const asStaff = { headers: { 'x-shanzhen-as': 'staff' } }

test('a passport tells what one child has gathered, and nothing of another', async () => {
  const { school, phone } = await aChildWhoGrew()
  const answer = await phone.browser.send('GET', 'students/child-1/growth', undefined, asStaff)
  const growth = answer.body as Growth
  expect(growth.years).toHaveLength(1)
  expect(growth.years[0]).toMatchObject({ year: 2026, class: '三(2)班', duties: 0, medals: ['小种子章'] })
  expect(growth.years[0]?.visits.map(({ name }) => name)).toEqual(['善真食堂'])
  expect(JSON.stringify(growth)).not.toContain('child-2')
  const log = await school.admin.send('GET', 'access?student=child-1')
  expect(log.body.entries[0]).toMatchObject({ staff: 'teacher-li', purpose: 'passport' })
})

test('a class teacher opens the passports of the own class alone', async () => {
  const { phone } = await aChildWhoGrew()
  const other = await phone.browser.send('GET', 'students/child-other/growth', undefined, asStaff)
  expect(other.status).toBe(403)
})
