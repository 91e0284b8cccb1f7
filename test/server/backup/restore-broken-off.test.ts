/** A restore that does not come to its end: what is lost is nothing, and what is where is said. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished, vi } from 'vitest'
import { must } from '../../../src/domain/result.ts'
import { backupFolder, listBackups } from '../../../src/server/backup/backup-files.ts'
import { backupNow } from '../../../src/server/backup/backup-now.ts'
import { restoreBackup } from '../../../src/server/backup/restore.ts'
import { databaseFile } from '../../../src/server/db/connection.ts'
import { aClass, aSchool } from '../../support/server.ts'

const disk = vi.hoisted(() => ({ refusesTheBackup: false }))
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  const renameSync = (from: string, to: string) => {
    if (disk.refusesTheBackup && from.endsWith('.restoring')) throw new Error('EPERM: a virus scanner has it')
    fs.renameSync(from, to)
  }
  return { ...fs, renameSync }
})

/** A server's directory as a power cut leaves it: one class in the backup, the second still in the log alone. */
async function afterAPowerCut(): Promise<string> {
  const school = await aSchool()
  await aClass(school, 2024, 2)
  const { database } = school.services
  await backupNow(must(database.sqlite, 'these tests are about SQLite'), school.dataDir, 'manual')
  await aClass(school, 2024, 3)
  const dataDir = mkdtempSync(join(tmpdir(), 'shanzhen-cut-off-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  for (const side of ['', '-wal', '-shm'])
    copyFileSync(databaseFile(school.dataDir) + side, databaseFile(dataDir) + side)
  mkdirSync(backupFolder(dataDir))
  for (const { name, path } of listBackups(school.dataDir))
    copyFileSync(path, join(backupFolder(dataDir), name))
  return dataDir
}

function breakFiles(dataDir: string): void {
  for (const side of ['', '-wal']) writeFileSync(databaseFile(dataDir) + side, 'no database'.repeat(500))
}

const restoreIn = (dataDir: string) =>
  restoreBackup(
    { port: 0, host: '127.0.0.1', dataDir, certFile: undefined, keyFile: undefined },
    must(listBackups(dataDir)[0], 'there is a backup'),
  )

const command = (dataDir: string) =>
  spawnSync(
    process.execPath,
    [fileURLToPath(new URL('../../../src/server/cli/restore.ts', import.meta.url))],
    {
      env: { ...process.env, DATA_DIR: dataDir },
      encoding: 'utf8',
    },
  )

function classesIn(path: string): number {
  const database = new DatabaseSync(path)
  try {
    const { n } = database.prepare("select count(*) as n from record where kind = 'class'").get() as {
      n: number
    }
    return n
  } finally {
    database.close()
  }
}

it('a restore that cannot put the backup in its place leaves what was there, also what was only in the log', async () => {
  const dataDir = await afterAPowerCut()
  disk.refusesTheBackup = true
  onTestFinished(() => void (disk.refusesTheBackup = false))
  await expect(restoreIn(dataDir)).rejects.toThrow('EPERM')
  expect(existsSync(`${databaseFile(dataDir)}.restoring`)).toBe(false)
  expect(classesIn(databaseFile(dataDir))).toBe(2)
})

it('what is set aside holds all that the log held', async () => {
  const dataDir = await afterAPowerCut()
  const { aside } = await restoreIn(dataDir)
  expect(classesIn(databaseFile(dataDir))).toBe(1)
  expect(classesIn(join(must(aside, 'there was a database'), 'shanzhen.db'))).toBe(2)
})

it('a database that cannot be opened is kept with its log, as they lay, and the backup takes its place', async () => {
  const dataDir = await afterAPowerCut()
  breakFiles(dataDir)
  const { aside } = await restoreIn(dataDir)
  expect(classesIn(databaseFile(dataDir))).toBe(1)
  expect(readdirSync(must(aside, 'there were files'))).toEqual(
    expect.arrayContaining(['shanzhen.db', 'shanzhen.db-wal']),
  )
})

it('says where the files are when the database could not be opened and the backup did not take its place', async () => {
  const dataDir = await afterAPowerCut()
  breakFiles(dataDir)
  disk.refusesTheBackup = true
  onTestFinished(() => void (disk.refusesTheBackup = false))
  const broken = await restoreIn(dataDir).catch((error: unknown) => error)
  expect(broken).toMatchObject({
    reached: 'old-set-aside',
    aside: expect.stringContaining('before-restore-'),
  })
  const { aside } = broken as { aside: string }
  expect(readdirSync(aside)).toContain('shanzhen.db-wal')
})

it('the command does not bring a backup back under a program that still reads the database', async () => {
  const dataDir = await afterAPowerCut()
  const reader = new DatabaseSync(databaseFile(dataDir), { readOnly: true })
  onTestFinished(() => reader.close())
  reader.exec('begin')
  reader.prepare('select count(*) from record').get()
  const { status, stderr } = command(dataDir)
  expect([status, stderr]).toEqual([1, expect.stringContaining('原来的数据没有动：数据库正被另一个程序打开')])
  expect(reader.prepare("select count(*) as n from record where kind = 'class'").get()).toEqual({ n: 2 })
}, 60_000)

it('the command says that the backup is back when only the people’s and devices’ last words are still to be done', async () => {
  const dataDir = await afterAPowerCut()
  mkdirSync(join(dataDir, 'journal.jsonl'))
  const { status, stderr } = command(dataDir)
  expect(status).toBe(1)
  expect(stderr).toContain('备份已经放回去了')
  expect(stderr).not.toContain('没有动')
  expect(classesIn(databaseFile(dataDir))).toBe(1)
}, 60_000)
