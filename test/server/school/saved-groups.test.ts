/** 小组: kept by a teacher alone, of children of any class; a child who is erased by law is in none, then or before. */
import { beforeEach, expect, it } from 'vitest'
import { aClassOf, childOf, otherClass, ownClass } from '../../support/builders/index.ts'
import { aSchool, aTeacher, type Browser, type TestSchool } from '../../support/server.ts'

let school: TestSchool
let mei: Browser & { id: string }
let lin: Browser & { id: string }
const students = [childOf(ownClass, 1), childOf(otherClass, 2)]

beforeEach(async () => {
  school = await aSchool()
  const rows = [...aClassOf(3, ownClass), ...aClassOf(3, otherClass)]
  const changes = rows.map(({ kind, id, body }) => ({ kind, id, version: 0, body }))
  expect((await school.lead.send('POST', 'records', { changes })).status).toBe(200)
  mei = await aTeacher(school, 'meilaoshi', { role: 'subject-teacher' })
  lin = await aTeacher(school, 'linlaoshi', { role: 'class-teacher', class: ownClass })
})

const change = async (who: Browser, version: number, body: object | null) => {
  const answer = await who.send('POST', 'records', {
    changes: [{ kind: 'saved-group', id: 'group-choir', version, body }],
  })
  return answer.status === 200 ? 'ok' : answer.body.error
}
const choir = (owner: { id: string }, more: object = {}) => ({
  name: '合唱队',
  owner: owner.id,
  students,
  ...more,
})
const viewNow = async () =>
  (await school.services.views.now(school.services.database.read, school.school)).view
const groupNow = async () => (await viewNow()).all('saved-group').get('group-choir')

it('a teacher keeps a group of children of several classes, changes it and lets it go', async () => {
  expect(await change(mei, 0, choir(mei))).toBe('ok')
  expect(await change(mei, 1, choir(mei, { name: '小合唱队' }))).toBe('ok')
  expect(await change(mei, 2, null)).toBe('ok')
  expect(await groupNow()).toBeUndefined()
})

it('nobody keeps one for somebody else, or changes another teacher’s; the lead may', async () => {
  expect(await change(lin, 0, choir(mei))).toBe('forbidden-change')
  expect(await change(mei, 0, choir(mei))).toBe('ok')
  expect(await change(lin, 1, choir(lin))).toBe('forbidden-change')
  expect(await change(mei, 1, choir(lin))).toBe('forbidden-change')
  expect(await change(lin, 1, null)).toBe('forbidden-change')
  expect(await change(school.lead, 1, null)).toBe('ok')
})

it('there is nobody in it whom the school does not know', async () => {
  expect(await change(mei, 0, choir(mei, { students: ['nobody'] }))).toBe('broken-reference')
})

it('a child who is erased by law leaves the group and every version of it', async () => {
  expect(await change(mei, 0, choir(mei))).toBe('ok')
  const [erased = '', stays] = students
  const answer = await school.lead.send('POST', `students/${erased}/erase`, {
    name: (await viewNow()).students.get(erased)?.name,
  })
  expect(answer.status).toBe(204)
  expect((await groupNow())?.students).toEqual([stays])
  const versions = await school.services.database.read
    .selectFrom('record_history')
    .select('body')
    .where('kind', '=', 'saved-group')
    .execute()
  expect(versions.map(({ body }) => body).join()).not.toContain(erased)
})
