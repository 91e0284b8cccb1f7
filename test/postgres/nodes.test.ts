/** Two nodes on one database: what one commits the other hears, and knows when it is asked. */
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { expect, it, onTestFinished, vi } from 'vitest'
import { must } from '../../src/domain/result.ts'
import { aClass, aSchool, aTeacher, logInAs, type TestServer, writeRecords } from '../support/server.ts'
import { aSecondNode, atNode } from './second-node.ts'

type Stream = { heard(): string; isOpen(): boolean }

async function aStream(node: TestServer, cookies: Record<string, string>): Promise<Stream> {
  if (!node.app.server.listening) await node.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = node.app.server.address() as AddressInfo
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  let heard = ''
  let open = true
  await new Promise<void>((resolve) => {
    const live = request(
      { port, host: '127.0.0.1', path: '/api/v1/live', headers: { cookie } },
      (response) => {
        response.setEncoding('utf8').on('data', (part: string) => (heard += part))
        response.on('close', () => (open = false))
        resolve()
      },
    )
    live.on('error', () => (open = false)).end()
    onTestFinished(() => void live.destroy())
  })
  return { heard: () => heard, isOpen: () => open }
}

/** Long before a node would look by itself. */
const soon = { timeout: 8_000, interval: 10 }

it('a stream at one node hears at once what was committed at the other, and which number', async () => {
  const school = await aSchool()
  const other = await aSecondNode(school)
  const stream = await aStream(other, school.lead.cookies)
  const changed = await school.admin.send('POST', 'records', {
    changes: [{ kind: 'class', id: 'class-1', version: 0, body: { entryYear: 2024, number: 1 } }],
  })
  const number = changed.body.records[0].number as number
  await vi.waitFor(() => expect(stream.heard()).toContain(`event: commit\ndata: ${number}\n`), soon)
  expect(stream.heard().match(/event: commit/g)).toHaveLength(1)
})

it('a node does not tell itself twice', async () => {
  const school = await aSchool()
  const other = await aSecondNode(school)
  const here = await aStream(school, school.lead.cookies)
  const there = await aStream(other, school.lead.cookies)
  await aClass(school, 2024, 1)
  await vi.waitFor(() => expect(there.heard()).toContain('event: commit'), soon)
  expect(here.heard().match(/event: commit/g)).toHaveLength(1)
})

it('a session that is ended at one node loses its stream at the other', async () => {
  const school = await aSchool()
  const other = await aSecondNode(school)
  const teacher = await aTeacher(school, 'wangfang', { role: 'subject-teacher' })
  const stream = await aStream(other, teacher.cookies)
  expect((await school.admin.send('POST', `accounts/${teacher.id}/disable`)).status).toBe(204)
  await vi.waitFor(() => expect(stream.isOpen()).toBe(false), soon)
  expect((await atNode(other, teacher.cookies).send('GET', 'sessions')).status).toBe(401)
})

it('a node that could not hear for a while learns what was committed and ended, and speaks and hears again', async () => {
  const school = await aSchool()
  const other = await aSecondNode(school)
  const teacher = await aTeacher(school, 'wangfang', { role: 'subject-teacher' })
  const stream = await aStream(other, school.lead.cookies)
  const closing = await aStream(other, teacher.cookies)
  const url = must(school.services.config.databaseUrl, 'on PostgreSQL')
  const client = new pg.Client(url)
  await client.connect()
  onTestFinished(() => client.end())
  const listening =
    "select pid from pg_stat_activity where application_name = 'shanzhen notices' and datname = current_database()"
  const { rows } = await client.query(listening)
  expect(rows).toHaveLength(2)
  await client.query(`select pg_terminate_backend(pid) from (${listening}) as listening`)
  await school.services.database.write
    .updateTable('session')
    .set({ state: 'ended' })
    .where('subject', '=', teacher.id)
    .execute()
  await aClass(school, 2024, 1)
  await vi.waitFor(() => expect(stream.heard()).toContain('event: commit'), { timeout: 5_000 })
  await vi.waitFor(() => expect(closing.isOpen()).toBe(false), { timeout: 5_000 })
  expect(stream.isOpen()).toBe(true)
  const before = stream.heard().length
  await aClass(school, 2024, 2)
  await vi.waitFor(() => expect(stream.heard().length).toBeGreaterThan(before), { timeout: 5_000 })
})

it('a change at one node holds at the other with the very next request', async () => {
  const school = await aSchool()
  const other = await aSecondNode(school)
  const teacher = await aTeacher(school, 'wangfang', { role: 'subject-teacher' })
  const there = atNode(other, teacher.cookies)
  expect((await there.send('GET', 'pairings')).status).toBe(403)
  await writeRecords(school, [
    {
      kind: 'assignment',
      id: 'as-lead',
      version: 0,
      body: { staff: teacher.id, role: 'programme-lead', from: '2026-09-01' },
    },
  ])
  expect((await there.send('GET', 'pairings')).status).toBe(200)
})

it('a login at one node is a login at the other, and so is the end of it', async () => {
  const school = await aSchool()
  const other = await aSecondNode(school)
  const entered = await logInAs(other, 'zhoumin')
  const here = atNode(school, entered.cookies)
  expect((await here.send('GET', 'session')).body.staff).toMatchObject({ name: '周敏' })
  await here.send('DELETE', 'session')
  expect((await entered.send('GET', 'session')).body.staff).toBeUndefined()
})
