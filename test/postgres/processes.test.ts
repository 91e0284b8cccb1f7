/** Two real server processes, as `npm start` runs them, on one PostgreSQL. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it, onTestFinished } from 'vitest'
import { must } from '../../src/domain/result.ts'
import { newDatabase } from '../support/postgres/a-database.ts'
import { aNewSchool, aSchool, goodPassword } from '../support/server.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

const anEmptyDatabase = () =>
  newDatabase(must(inject('postgres'), 'these tests run on PostgreSQL'), 'template0')

async function aProcess(databaseUrl: string, dataDir?: string): Promise<ServerProcess> {
  const server = await startServerProcess({
    env: { DATABASE_URL: databaseUrl },
    ...(dataDir ? { dataDir } : {}),
  })
  onTestFinished(async () => {
    await server.kill()
    server.remove()
  })
  return server
}

const post = (address: string, path: string, body: object) =>
  fetch(`${address}/api/v1/${path}`, {
    method: 'POST',
    headers: { origin: address, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

it('two start at once on an empty database, one link sets up the school, and either goes on without the other', async () => {
  const url = await anEmptyDatabase()
  const [one, two] = await Promise.all([aProcess(url), aProcess(url)])
  expect(one.setUpLink).toBeDefined()
  const token = two.setUpLink?.split('#')[1]
  expect((await post(one.address, 'setup', { token, ...aNewSchool() })).status).toBe(201)
  const login = { login: 'zhoumin', password: goodPassword }
  expect((await post(two.address, 'session', login)).status).toBe(200)
  await one.kill()
  expect((await post(two.address, 'session', login)).status).toBe(200)
  const again = await aProcess(url, one.dataDir)
  expect(again.setUpLink).toBeUndefined()
  expect((await post(again.address, 'session', login)).status).toBe(200)
  expect([await again.stop(), await two.stop()]).toEqual([0, 0])
}, 120_000)

it('refuses a second address for reading, and says what a wrong address is', async () => {
  const reading = startServerProcess({ env: { DATABASE_READ_URL: 'postgres://127.0.0.1/x' } })
  await expect(reading).rejects.toThrow('DATABASE_READ_URL')
  await expect(startServerProcess({ env: { DATABASE_URL: 'mysql://x' } })).rejects.toThrow('postgres://')
  await expect(startServerProcess({ env: { DATABASE_URL: 'postgres://127.0.0.1:1/x' } })).rejects.toThrow(
    '连不上',
  )
}, 120_000)

it('restoring names PostgreSQL’s own tools, and afterwards gives the school a new epoch', async () => {
  const school = await aSchool()
  const dataDir = mkdtempSync(join(tmpdir(), 'shanzhen-restore-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const restore = (...args: string[]) =>
    spawnSync(process.execPath, ['src/server/cli/restore.ts', ...args], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: school.services.config.databaseUrl, DATA_DIR: dataDir },
    })
  const epoch = async () => (await school.send('GET', 'health')).body.epoch
  const before = await epoch()
  const said = restore()
  expect([said.status, said.stdout]).toEqual([0, expect.stringContaining('pg_restore')])
  expect(await epoch()).toBe(before)
  expect(restore('--after').status).toBe(0)
  expect(await epoch()).not.toBe(before)
}, 120_000)
