/** A dump was brought back to a district's PostgreSQL; then each node is told, with the journal in its own directory. */
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { afterRestoreElsewhere } from '../../src/server/backup/restore-elsewhere.ts'
import { aClass, aDevice, aSchool, aTeacher, type TestSchool, type TestServer } from '../support/server.ts'
import { aSecondNode, atNode } from './second-node.ts'

const tell = ({ services }: TestServer) => afterRestoreElsewhere(services.config)
const epoch = async (school: TestSchool) => (await school.send('GET', 'health')).body.epoch as string

async function aSchoolOfTwoNodes() {
  const school = await aSchool()
  const other = await aSecondNode(school)
  return { school, other, there: atNode(other, school.admin.cookies) }
}

async function standing(school: TestSchool, device: string, teacher: string) {
  const { view } = await school.services.views.now(school.services.database.read, school.school)
  return [view.devices.get(device)?.state, view.staff.get(teacher)?.active]
}

it('what one node said on Monday does not undo what another said on Tuesday', async () => {
  const { school, other, there } = await aSchoolOfTwoNodes()
  const tablet = await aDevice(school, {
    name: '三(2)班',
    use: 'class-tablet',
    class: await aClass(school, 2024, 2),
  })
  const teacher = await aTeacher(school, 'likai', { role: 'subject-teacher' })
  await school.admin.send('POST', `devices/${tablet.id}/unpair`)
  await school.admin.send('POST', `accounts/${teacher.id}/disable`)
  other.clock.advance(86_400)
  await aDevice({ ...school, ...other, admin: there }, { id: tablet.id })
  expect((await there.send('POST', `accounts/${teacher.id}/enable`)).status).toBe(204)
  expect((await tell(school)).replayed).toBe(0)
  expect(await standing(school, tablet.id, teacher.id)).toEqual(['active', true])
})

it('what a node said after the dump is done again there, also when the office wrote about it in between', async () => {
  const { school, other, there } = await aSchoolOfTwoNodes()
  const tablet = await aDevice(school, {
    name: '三(2)班',
    use: 'class-tablet',
    class: await aClass(school, 2024, 2),
  })
  const teacher = await aTeacher(school, 'likai', { role: 'subject-teacher' })
  const at = Math.floor(school.clock.now / 1000)
  // What the dump does not know any more.
  school.services.journal.append({ at, school: school.school, what: 'device-stolen', id: tablet.id })
  school.services.journal.append({ at, school: school.school, what: 'account-disabled', id: teacher.id })
  other.clock.advance(60)
  await there.send('POST', 'records', {
    changes: [{ kind: 'staff', id: teacher.id, version: 1, body: { name: '李凯', active: true } }],
  })
  expect((await tell(other)).replayed).toBe(0)
  expect((await tell(school)).replayed).toBe(2)
  expect(await standing(school, tablet.id, teacher.id)).toEqual(['stolen', false])
})

it('devices are told once of a restore, however many nodes there are, and again of the next', async () => {
  const { school, other } = await aSchoolOfTwoNodes()
  const before = await epoch(school)
  expect(await tell(school)).toMatchObject({ wasKnown: false })
  const first = await epoch(school)
  expect(first).not.toBe(before)
  expect(await tell(other)).toMatchObject({ wasKnown: true })
  expect(await epoch(school)).toBe(first)
  await bringDumpBack(school)
  expect(await tell(other)).toMatchObject({ wasKnown: false })
  expect(await epoch(school)).not.toBe(first)
})

/** What pg_restore does to the table: the same rows, written by itself. */
async function bringDumpBack({ services }: TestSchool): Promise<void> {
  await services.database.write.transaction().execute(async (tx) => {
    await sql`create temporary table dumped on commit drop as select * from setting`.execute(tx)
    await sql`delete from setting`.execute(tx)
    await sql`insert into setting select * from dumped`.execute(tx)
  })
}
