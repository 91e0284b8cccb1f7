/** Two people at one roster who fill the same free place with different children, through the server's own door. */
import { beforeEach, expect, it } from 'vitest'
import { latestRecordNumber } from '../../../src/server/db/records.ts'
import { aClassOf, anAppointment, aPost, childOf, ownClass } from '../../support/builders/index.ts'
import {
  aSchool,
  type Answer,
  aTeacher,
  type Browser,
  type TestSchool,
  writeRecords,
} from '../../support/server.ts'

let school: TestSchool
/** A second lead: one of two people at the desk. */
let other: Browser & { id: string }
let basis = 0
const [lin, chen] = [childOf(ownClass, 1), childOf(ownClass, 2)]
const small = aPost('post-one', { quota: { perDuty: 1, rotationGroups: 1, appointments: 4 } })
const asNew = ({ kind, id, body }: { kind: string; id: string; body: unknown }) => ({
  kind,
  id,
  version: 0,
  body,
})

beforeEach(async () => {
  school = await aSchool()
  other = await aTeacher(school, 'otherlead', { role: 'programme-lead' })
  await writeRecords(
    school,
    [...aClassOf(3, ownClass), small].map(asNew) as Parameters<typeof writeRecords>[1],
  )
  basis = await now()
})
const now = () => latestRecordNumber(school.services.database.read, school.school)
const put = (browser: Browser, child: string, more: object = {}): Promise<Answer> =>
  browser.send('POST', 'records', { changes: [asNew(anAppointment(child, 'post-one'))], basis, ...more })
const serving = async () => {
  const { view } = await school.services.views.now(school.services.database.read, school.school)
  return view.appointments.filter(({ post }) => post === 'post-one').map(({ student }) => student)
}

it('the second is told who has the place and who put the child there, and nothing of the second is saved', async () => {
  expect((await put(other, lin)).status).toBe(200)
  const { status, body } = await put(school.lead, chen)
  expect([status, body.error, body.standing]).toEqual([409, 'place-taken', await now()])
  expect(body.places).toHaveLength(5)
  expect(body.places[0]).toMatchObject({
    ...{ post: 'post-one', window: 'window-morning', weekday: 1, student: chen, why: 'full' },
    by: [{ student: lin, staff: other.id }],
  })
  expect(await serving()).toEqual([lin])
})

it('with what stands now as the basis, the second says so knowingly', async () => {
  await put(other, lin)
  const { body } = await put(school.lead, chen)
  expect((await put(school.lead, chen, { basis: body.standing })).status).toBe(200)
  expect(await serving()).toEqual([lin, chen])
})

it('whoever says nothing of a basis is judged as before', async () => {
  await put(other, lin)
  const changes = [asNew(anAppointment(chen, 'post-one'))]
  expect((await school.lead.send('POST', 'records', { changes })).status).toBe(200)
})

it('somebody who was a third, after the basis of the second, is not overlooked', async () => {
  const third = childOf(ownClass, 3)
  await put(other, lin)
  const { body } = await put(school.lead, chen)
  await other.send('POST', 'records', { changes: [asNew(anAppointment(third, 'post-one'))] })
  const again = await put(school.lead, chen, { basis: body.standing })
  expect([again.status, again.body.places[0].by[0].student]).toEqual([409, third])
})
