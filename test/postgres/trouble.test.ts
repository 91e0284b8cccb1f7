/** What goes wrong with a database: the asker hears "busy" and may come again, or the server does not start at all. */
import pg from 'pg'
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest'
import { must } from '../../src/domain/result.ts'
import { openPostgres } from '../../src/server/db/postgres.ts'
import { inSchool } from '../../src/server/db/transactions.ts'
import { startPostgres } from '../support/postgres/start-postgres.ts'
import { aSchoolOnItsFeet } from '../support/school-day.ts'
import { aClass, aSchool, startTestServer, type TestServer } from '../support/server.ts'
import { databaseUrlFor, newDatabase } from '../support/postgres/a-database.ts'

const urlOf = (server: TestServer) =>
  must(server.services.config.databaseUrl, 'these tests run on PostgreSQL')

async function aClient(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  client.on('error', () => undefined)
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

const anEmptyDatabase = () =>
  newDatabase(must(inject('postgres'), 'these tests run on PostgreSQL'), 'template0')

describe('a server', () => {
  it('really runs on PostgreSQL here', async () => {
    const { services } = await startTestServer()
    expect(services.database.engine.name).toBe('postgresql')
    expect(services.database.sqlite).toBeNull()
  })

  it('whose connections are cut answers busy or well, never wrongly, and well afterwards', async () => {
    const school = await aSchool()
    const client = await aClient(urlOf(school))
    const cut = () =>
      client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
    const answers = []
    for (let round = 0; round < 10; round += 1) {
      const asked = [0, 1, 2].map(() => school.lead.send('GET', 'sessions'))
      const written = school.admin.send('POST', 'pairings', { device: { name: '大屏', use: 'board' } })
      await cut()
      answers.push(...(await Promise.all(asked)))
      const { status } = await written
      expect([201, 503]).toContain(status)
    }
    for (const { status, body, headers } of answers) {
      if (status === 200) continue
      expect([status, body.error]).toEqual([503, 'busy'])
      expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    }
    const again = async () => expect((await school.lead.send('GET', 'sessions')).status).toBe(200)
    await vi.waitFor(again, { timeout: 5_000 })
  })

  it('that waits too long for a school’s lock answers busy, and the change is made later', async () => {
    const school = await aSchool()
    const client = await aClient(urlOf(school))
    await client.query('begin')
    await client.query('select * from school for update')
    const change = (version: number) =>
      school.admin.send('POST', 'records', {
        changes: [{ kind: 'class', id: 'class-1', version, body: { entryYear: 2024, number: 1 } }],
      })
    const waiting = change(0)
    await client.query('select pg_sleep(0.3)')
    await client.query(
      `select pg_cancel_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    )
    const answer = await waiting
    expect([answer.status, answer.body.error]).toEqual([503, 'busy'])
    await client.query('rollback')
    expect((await change(0)).status).toBe(200)
  })

  it('takes a character that PostgreSQL cannot keep for a bad request', async () => {
    const school = await aSchool()
    const answer = await school.send('POST', 'session', { login: 'a\u0000b', password: 'x' })
    expect([answer.status, answer.body.error]).toEqual([400, 'bad-request'])
  })

  it('takes a number that no column holds for a bad request, and a malformed fact’s for nothing', async () => {
    const school = await aSchoolOnItsFeet()
    const phone = await school.phone('teacher-li')
    const id = (last: number) => `01990000-0000-7000-8000-00000000000${last}`
    const push = (fact: object) =>
      phone.browser.send('POST', 'sync', {
        ...{ protocol: 1, install: id(0), epoch: null, cursor: null, scopeVersion: null },
        facts: [fact],
      })
    const odd = await push({ id: id(1), seq: 1.5 })
    expect([odd.status, odd.body.error]).toEqual([400, 'bad-request'])
    const malformed = await push({ id: id(2), seq: 1, clockOffset: 1e300 })
    expect(malformed.body.exceptions).toMatchObject([{ seq: 1, verdict: 'refused', code: 'malformed' }])
  })

  it('repeats what the engine gave up for a deadlock, and not for ever', async () => {
    const school = await aSchool()
    const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' })
    let tries = 0
    const { database } = school.services
    const done = await inSchool(database, school.school, async () => {
      tries += 1
      if (tries < 3) throw deadlock
      return 'done'
    })
    expect([done, tries]).toEqual(['done', 3])
    const hopeless = inSchool(database, school.school, () => Promise.reject(deadlock))
    await expect(hopeless).rejects.toThrow('busy')
  })
})

describe('opening', () => {
  it('two processes that start on an empty database at once make its tables once', async () => {
    const url = await anEmptyDatabase()
    const opened = await Promise.all([openPostgres(url), openPostgres(url)])
    for (const database of opened) {
      expect(await database.read.selectFrom('school').selectAll().execute()).toEqual([])
      await database.close()
    }
  })

  it('orders text by code point, whatever the locale the database was made in', async () => {
    const school = await aSchool()
    for (const [index, name] of ['张', '李', 'a', 'B'].entries())
      await school.services.database.write
        .insertInto('setting')
        .values({ school: 'x', key: name, value: String(index) })
        .execute()
    const rows = await school.services.database.read
      .selectFrom('setting')
      .select('key')
      .where('school', '=', 'x')
      .orderBy('key')
      .execute()
    expect(rows.map(({ key }) => key)).toEqual(['B', 'a', '张', '李'])
  })

  it('refuses a database that a newer version has written', async () => {
    const url = await anEmptyDatabase()
    await (await openPostgres(url)).close()
    const client = await aClient(url)
    await client.query('update schema_version set version = version + 1')
    await expect(openPostgres(url)).rejects.toThrow('更新的版本')
  })

  it('refuses one that acknowledges before its log is on the disk', async () => {
    const url = await anEmptyDatabase()
    const client = await aClient(url)
    await client.query(`alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = off`)
    await expect(openPostgres(url)).rejects.toThrow('synchronous_commit')
  })

  it('refuses a replica, which may lag', async () => {
    const replica = await startPostgres({}, { standby: true })
    onTestFinished(replica.stop)
    await expect(openPostgres(replica.url)).rejects.toThrow('备库')
  })

  it('says that a database cannot be reached, and not its password', async () => {
    const refused = openPostgres('postgres://somebody:geheim@127.0.0.1:1/x')
    await expect(refused).rejects.toThrow('ECONNREFUSED')
    await expect(refused).rejects.not.toThrow('geheim')
  })
})

describe('a school of its own', () => {
  it('is untouched by another server’s on the same engine', async () => {
    const one = await aSchool()
    const two = await aSchool()
    expect(await databaseUrlFor(one.dataDir)).not.toBe(await databaseUrlFor(two.dataDir))
    await aClass(one, 2024, 1)
    const { view } = await two.services.views.now(two.services.database.read, two.school)
    expect(view.classes.size).toBe(0)
  })
})
