/** The server's process is killed, at moments that are named and at moments that are drawn. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { awardPoints } from '../../../src/client/commands/award-points.ts'
import { checkBackup } from '../../../src/server/backup/check-backup.ts'
import { listBackups } from '../../../src/server/backup/backup-files.ts'
import { databaseFile } from '../../../src/server/db/connection.ts'
import { up as firstVersion } from '../../../src/server/db/migrations/001-first.ts'
import { openSqlite, sqliteDialect } from '../../../src/server/db/node-sqlite.ts'
import { aFaultyNetwork } from '../../support/faulty-network.ts'
import {
  aPhone,
  aSchoolFolder,
  ledgerOf,
  type Phone,
  type SchoolFolder,
  startOn,
} from '../../support/school-process.ts'
import { type ServerProcess, startServerProcess } from '../../support/server-process.ts'

const isThorough = process.env['FAULTS'] === 'all'
const teachers = ['teacher-one', 'teacher-two', 'teacher-three', 'teacher-four']

/** A server that can be killed and started again, behind one address. */
async function aMortalServer(folder: SchoolFolder) {
  let server: ServerProcess = await startOn(folder)
  const network = await aFaultyNetwork(() => server.address)
  onTestFinished(() => network.close())
  const kill = () => server.kill()
  const start = async () => void (server = await startOn(folder))
  return { network, kill, start }
}

async function award({ device }: Phone, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await awardPoints({ students: ['child-1'], colour: 'red', points: 1, label: '升旗' }, await device.work())
  }
}

/** Everything anybody was told is saved is in the ledger, once, and everybody knows it. */
async function expectAllArrived(folder: SchoolFolder, phones: readonly Phone[]): Promise<void> {
  const written: string[] = []
  for (const { device, sync } of phones) {
    expect((await sync()).kind).toBe('done')
    expect(await device.unsent()).toBe(0)
    written.push(...(await device.db.own.toArray()).map(({ fact }) => fact.id))
  }
  expect(ledgerOf(folder).sort()).toEqual(written.sort())
}

test(
  'killed before the commit, and after it before the reply: nothing lost, nothing twice',
  { timeout: 90_000 },
  async () => {
    const folder = await aSchoolFolder()
    const { network, kill, start } = await aMortalServer(folder)
    const phone = await aPhone(folder, 'teacher-one', () => network.address)
    await phone.sync()
    for (const kind of ['before', 'after'] as const) {
      await award(phone, 5)
      const before = ledgerOf(folder).length
      network.next.push({ kind, then: kill })
      expect((await phone.sync()).kind).toBe('unreachable')
      expect(ledgerOf(folder).length - before).toBe(kind === 'after' ? 5 : 0)
      expect(await phone.device.unsent()).toBe(5)
      await start()
      await expectAllArrived(folder, [phone])
    }
  },
)

test(
  'killed again and again while four phones push: whatever was acknowledged is there',
  { timeout: 600_000 },
  async () => {
    const folder = await aSchoolFolder()
    const { network, kill, start } = await aMortalServer(folder)
    const phones: Phone[] = []
    for (const id of teachers) phones.push(await aPhone(folder, id, () => network.address))
    for (const { sync } of phones) await sync()
    for (let round = 0; round < (isThorough ? 40 : 4); round += 1) {
      for (const phone of phones) await award(phone, 25)
      const runs = phones.map(({ sync }) => sync())
      await sleep((round * 7) % 60)
      await kill()
      await Promise.all(runs)
      for (const { device } of phones) {
        const ledger = new Set(ledgerOf(folder))
        for (const { fact, seq } of await device.db.own.toArray()) {
          const acks = await device.db.acks.toArray()
          const isAcknowledged = acks.some(({ first, last }) => first <= (seq ?? 0) && (seq ?? 0) <= last)
          if (isAcknowledged) expect(ledger.has(fact.id)).toBe(true)
        }
      }
      await start()
    }
    await expectAllArrived(folder, phones)
  },
)

test('killed in a backup: what looks like a backup is one', { timeout: 300_000 }, async () => {
  const folder = await aSchoolFolder()
  for (let round = 0; round < (isThorough ? 15 : 2); round += 1) {
    const server = await startOn(folder)
    await sleep(round * 11)
    await server.kill()
    for (const { path } of listBackups(folder.dataDir)) await checkBackup(path)
  }
  const server = await startOn(folder)
  await sleep(500)
  await server.stop()
  expect(listBackups(folder.dataDir).length).toBeGreaterThan(0)
})

/** The state of a database file: its version, and what the engine's own check says of it. */
function lookInto(dataDir: string): { version: number; check: unknown } {
  const file = new DatabaseSync(databaseFile(dataDir))
  const { user_version: version } = file.prepare('pragma user_version').get() as { user_version: number }
  const { integrity_check: check } = file.prepare('pragma integrity_check').get() as {
    integrity_check: string
  }
  file.close()
  return { version, check }
}

/** A database of the first version, as an old server left it. */
async function anOldDatabase(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shanzhen-faults-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const file = openSqlite({ path: databaseFile(dataDir), readOnly: false })
  const db = new Kysely<never>({ dialect: sqliteDialect(file) })
  await db.transaction().execute(firstVersion)
  file.exec('pragma user_version = 1')
  await db.destroy()
  return dataDir
}

test(
  'killed while it brings an old database up to date: whole steps or none, and the next start ends it',
  { timeout: 300_000 },
  async () => {
    for (let round = 0; round < (isThorough ? 15 : 3); round += 1) {
      const dataDir = await anOldDatabase()
      const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir }
      const child = spawn(process.execPath, ['src/server/main.ts'], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const ended = new Promise((resolve) => child.once('exit', resolve))
      const until = performance.now() + 10_000
      while (lookInto(dataDir).version === 1 && performance.now() < until) await sleep(round)
      child.kill('SIGKILL')
      await ended
      expect(lookInto(dataDir)).toMatchObject({ check: 'ok' })
      const server = await startServerProcess({ dataDir })
      await server.stop()
      expect(lookInto(dataDir).version).toBeGreaterThan(1)
      expect(listBackups(dataDir).length).toBeGreaterThan(0)
    }
  },
)
