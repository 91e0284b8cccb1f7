/** What a database brought back from a backup does not know: the journal says it again, on either engine. */
import { expect, it } from 'vitest'
import { replayJournal } from '../../../src/server/auth/replay-journal.ts'
import { aSchool, aTeacher, goodPassword, logInAs, type TestSchool } from '../../support/server.ts'

const newPassword = 'ping-sha-luo-yan-3'

/** Accounts and sessions as they stood when the backup was made. */
async function aBackup({ services }: TestSchool) {
  const { write } = services.database
  const accounts = await write.selectFrom('account').selectAll().execute()
  const sessions = await write.selectFrom('session').selectAll().execute()
  return async () => {
    await write.deleteFrom('account').execute()
    await write.deleteFrom('session').execute()
    await write.insertInto('account').values(accounts).execute()
    await write.insertInto('session').values(sessions).execute()
    return replayJournal(services)
  }
}

const logIn = (school: TestSchool, password: string) =>
  school.send('POST', 'session', { login: 'likai', password })
const isIn = async (browser: { send: TestSchool['send'] }) =>
  (await browser.send('GET', 'session')).body.staff !== undefined

it('lets nobody in again by the session and the password that the office has reset', async () => {
  const school = await aSchool()
  const stolen = await aTeacher(school, 'likai', { role: 'subject-teacher' })
  const bringBack = await aBackup(school)
  school.clock.advance(60)
  const reset = await school.admin.send('POST', `accounts/${stolen.id}/reset`)
  expect(await bringBack()).toBe(1)
  expect(await isIn(stolen)).toBe(false)
  expect((await logIn(school, goodPassword)).body.error).toBe('wrong-login')
  school.clock.advance(1)
  expect((await logIn(school, reset.body.password)).body.staff).toMatchObject({ mustChange: true })
})

it('lets the teacher in by the password that was changed since, and nobody by the one before', async () => {
  const school = await aSchool()
  const phone = await aTeacher(school, 'likai', { role: 'subject-teacher' })
  const stolen = await logInAs(school, 'likai')
  const bringBack = await aBackup(school)
  school.clock.advance(60)
  await phone.send('POST', 'session/password', { current: goodPassword, next: newPassword })
  expect(await bringBack()).toBe(1)
  expect([await isIn(phone), await isIn(stolen)]).toEqual([false, false])
  expect((await logIn(school, goodPassword)).body.error).toBe('wrong-login')
  school.clock.advance(1)
  expect((await logIn(school, newPassword)).body.staff).toMatchObject({ mustChange: false })
})

it('ends no session at an ordinary start, and takes no password back that was set elsewhere since', async () => {
  const school = await aSchool()
  const phone = await aTeacher(school, 'likai', { role: 'subject-teacher' })
  await phone.send('POST', 'session/password', { current: goodPassword, next: newPassword })
  expect(await replayJournal(school.services)).toBe(0)
  expect(await isIn(phone)).toBe(true)
  const elsewhere = { password: await school.services.passwords.hash('an-der-wand'), password_at: 4e9 }
  await school.services.database.write.updateTable('account').set(elsewhere).execute()
  expect(await replayJournal(school.services)).toBe(0)
})
