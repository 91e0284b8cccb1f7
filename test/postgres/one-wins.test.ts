/** The same thing wanted at two nodes in the same moment: exactly one gets it, the other is told so. */
import { expect, it } from 'vitest'
import { newSetUpToken } from '../../src/server/auth/set-up-token.ts'
import { aNewSchool, aSchool, type Answer, startTestServer, type TestSchool } from '../support/server.ts'
import { aSecondNode, atNode } from './second-node.ts'

const statuses = async (answers: Array<Promise<Answer>>) =>
  (await Promise.all(answers)).map(({ status }) => status).sort()

const aTablet = { name: '一号平板', use: 'board' }

async function aClaim(school: TestSchool) {
  const made = await school.admin.send('POST', 'pairings', { device: aTablet })
  const tablet = school.browser()
  const { body } = await tablet.send('POST', 'pair', { code: made.body.code, label: '平板' })
  return { id: made.body.id as string, mine: { pairing: body.pairing, claim: body.claim } }
}

it('one school is set up, though two people press the button at two nodes', async () => {
  const server = await startTestServer()
  const other = await aSecondNode(server)
  const links = [await newSetUpToken(server.services), await newSetUpToken(other.services)]
  const answers = [server, other, server, other].map((node, index) =>
    node.send('POST', 'setup', { token: links[index % 2], ...aNewSchool() }),
  )
  const [won, ...late] = await statuses(answers)
  expect(won).toBe(201)
  // Too late by a moment, or by so much that its link is forgotten already.
  expect(late.every((status) => status === 409 || status === 403)).toBe(true)
  const schools = await server.services.database.read.selectFrom('school').selectAll().execute()
  expect(schools).toHaveLength(1)
})

it('each node’s set-up link works at either node, until there is a school', async () => {
  const server = await startTestServer()
  const other = await aSecondNode(server)
  const link = await newSetUpToken(server.services)
  await newSetUpToken(other.services)
  const asked = (token: string) =>
    other.send('GET', 'setup/proposal?schoolYear=2026', undefined, { headers: { 'x-shanzhen-setup': token } })
  expect((await asked(link)).status).toBe(200)
  expect((await other.send('POST', 'setup', { token: link, ...aNewSchool() })).status).toBe(201)
  expect((await asked(link)).status).toBe(403)
})

it('a pairing code goes to one of eight tablets', async () => {
  const school = await aSchool()
  const other = await aSecondNode(school)
  const made = await school.admin.send('POST', 'pairings', { device: aTablet })
  const tablets = Array.from({ length: 8 }, (_, index) =>
    (index % 2 ? other : school).send(
      'POST',
      'pair',
      { code: made.body.code, label: `平板 ${index}` },
      { from: `127.0.0.${index + 2}` },
    ),
  )
  expect(await statuses(tablets)).toEqual([200, 403, 403, 403, 403, 403, 403, 403])
})

it('a pairing is confirmed once: one device, one record', async () => {
  const school = await aSchool()
  const other = await aSecondNode(school)
  const { id } = await aClaim(school)
  const confirm = (node: typeof other) =>
    atNode(node, school.admin.cookies).send('POST', `pairings/${id}/confirm`)
  const confirmed = await statuses([confirm(school), confirm(other), confirm(school), confirm(other)])
  expect(confirmed[0]).toBe(200)
  expect(confirmed.slice(1).every((status) => status >= 400 && status < 500)).toBe(true)
  const { view } = await other.services.views.now(other.services.database.read, school.school)
  expect(view.devices.size).toBe(1)
})

it('a tablet that collects at two nodes at once holds one session that is good', async () => {
  const school = await aSchool()
  const other = await aSecondNode(school)
  const { id, mine } = await aClaim(school)
  await school.admin.send('POST', `pairings/${id}/confirm`)
  const tablets = [school, other, school].map((node) => atNode(node, {}))
  await Promise.all(tablets.map((tablet) => tablet.send('POST', 'pair/collect', mine)))
  const who = await Promise.all(tablets.map((tablet) => tablet.send('GET', 'session')))
  expect(who.filter(({ body }) => body.device)).toHaveLength(1)
})

it('a login name goes to one of two accounts', async () => {
  const school = await aSchool()
  const other = await aSecondNode(school)
  for (const id of ['staff-a', 'staff-b'])
    await school.admin.send('POST', 'records', {
      changes: [{ kind: 'staff', id, version: 0, body: { name: '王芳', active: true } }],
    })
  const make = (node: typeof other, id: string) =>
    atNode(node, school.admin.cookies).send('POST', 'accounts', { staff: [{ id, login: 'wangfang' }] })
  expect(await statuses([make(school, 'staff-a'), make(other, 'staff-b')])).toEqual([201, 409])
})

it('two people at one row: the second is told the version that stands', async () => {
  const school = await aSchool()
  const other = await aSecondNode(school)
  const write = (node: typeof other, number: number) =>
    atNode(node, school.admin.cookies).send('POST', 'records', {
      changes: [{ kind: 'class', id: 'class-1', version: 0, body: { entryYear: 2024, number } }],
    })
  expect(await statuses([write(school, 1), write(other, 2), write(school, 3), write(other, 4)])).toEqual([
    200, 409, 409, 409,
  ])
})
