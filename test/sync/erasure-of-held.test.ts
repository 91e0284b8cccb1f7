/** A held fact about two children, when one of them is erased by law: the other's service stays. */
import { expect, test } from 'vitest'
import { substituteDuty } from '../../src/client/commands/arrange-duty.ts'
import { checkIn } from '../../src/client/commands/check-in.ts'
import { verifyLedger } from '../../src/server/verify/verify.ts'
import { aSchoolOnItsFeet, monday, type SchoolOnItsFeet } from '../support/school-day.ts'

const duty = { post: 'post-gate-greeting', window: 'window-morning' } as const

/** Child 3 stood in for child 1, who is going to be erased; the teacher who said so left before it arrived. */
async function aHeldSubstitution() {
  const school = await aSchoolOnItsFeet()
  const [phone, tablet] = [await school.phone('teacher-li'), await school.device('tablet-32')]
  for (const device of [phone, tablet]) await device.sync()
  const said = { ...duty, student: 'child-3', absent: 'child-1', schoolDay: monday }
  expect((await substituteDuty(said, await phone.work())).ok).toBe(true)
  await school.change([{ kind: 'staff', id: 'teacher-li', body: { name: '李老师', active: false } }])
  await phone.sync()
  const came = { ...duty, student: 'child-3', day: monday, via: 'tile', clockDoubted: false } as const
  await checkIn(came, await tablet.work())
  await tablet.sync()
  const [held] = (await school.services.views.now(school.services.database.read, school.school)).view.held
  return { school, tablet, held: held?.id ?? '' }
}

const erase = ({ lead }: SchoolOnItsFeet) => lead.send('POST', 'students/child-1/erase', { name: '孩子甲' })
const release = ({ lead }: SchoolOnItsFeet, held: string) =>
  lead.send('POST', `held/${held}`, { decision: 'release' })

test('released before: the service and its points stay with the child who served', async () => {
  const { school, tablet, held } = await aHeldSubstitution()
  expect((await release(school, held)).status).toBe(200)
  await tablet.sync()
  expect(tablet.folded.totals.get('child-3')).toMatchObject({ blue: 1 })
  expect((await erase(school)).status).toBe(204)
  await tablet.sync()
  expect(tablet.folded.totals.get('child-3')).toMatchObject({ blue: 1 })
  expect([...tablet.folded.substitutions.values()]).toMatchObject([{ fact: { body: { absent: null } } }])
  const findings = await verifyLedger(school.services.database, school.school)
  expect(findings.flatMap(({ faults }) => faults)).toEqual([])
})

test('still waiting: it loses the name, and can be released afterwards', async () => {
  const { school, tablet, held } = await aHeldSubstitution()
  expect((await erase(school)).status).toBe(204)
  const rows = await school.services.database.read.selectFrom('record_history').selectAll().execute()
  expect(rows.filter(({ kind, body }) => kind === 'held' && body?.includes('"child-1"'))).toEqual([])
  expect((await release(school, held)).status).toBe(200)
  await tablet.sync()
  expect(tablet.folded.totals.get('child-3')).toMatchObject({ blue: 1 })
})
