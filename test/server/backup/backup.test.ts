import { spawn, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { must } from '../../../src/domain/result.ts'
import { backupFolder, backupName, listBackups } from '../../../src/server/backup/backup-files.ts'
import { backupNow } from '../../../src/server/backup/backup-now.ts'
import { keepDailyBackup } from '../../../src/server/backup/daily-backup.ts'
import { type DataLock, lockData, pidFile } from '../../../src/server/backup/data-lock.ts'
import { restoreBackup } from '../../../src/server/backup/restore.ts'
import { databaseFile } from '../../../src/server/db/connection.ts'
import {
  aClass,
  aDevice,
  aSchool,
  aTeacher,
  goodPassword,
  startTestServer,
  type TestServer,
} from '../../support/server.ts'

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shanzhen-backup-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const configOf = (dataDir: string) => ({
  port: 0,
  host: '127.0.0.1',
  dataDir,
  certFile: undefined,
  keyFile: undefined,
})
const day = 86_400_000

describe('backups', () => {
  it('holds what was committed a moment ago, alone, readable by the server only', async () => {
    const school = await aSchool()
    await aClass(school, 2024, 2)
    const path = await backupNow(sqliteOf(school), school.dataDir, 'manual')
    const copy = new DatabaseSync(path)
    expect(copy.prepare("select count(*) as n from record where kind = 'class'").get()).toEqual({ n: 1 })
    copy.close()
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(backupFolder(school.dataDir))).toEqual([path.split('/').at(-1)])
  })

  it('keeps fourteen days, one a day and nothing older, and clears away what a kill left behind', async () => {
    const { services, dataDir } = await startTestServer()
    const start = Date.UTC(2026, 8, 1, 3)
    mkdirSync(backupFolder(dataDir), { recursive: true })
    writeFileSync(join(backupFolder(dataDir), 'shanzhen-20260801-030000-daily.db.partial'), 'half')
    const standing = [backupName(new Date(start - day), 'migration')]
    for (let index = 0; index < 18; index += 1)
      standing.push(backupName(new Date(start + index * day), 'daily'))
    for (const name of standing) writeFileSync(join(backupFolder(dataDir), name), '')
    let now = start
    const daily = keepDailyBackup(
      sqliteOf({ services }),
      dataDir,
      () => now,
      (failure) => expect.fail(failure),
    )
    for (const hours of [17 * 24 + 8, 18 * 24, 18 * 24 + 8, 19 * 24]) {
      now = start + (hours * day) / 24
      await daily.check()
    }
    await daily.stop()
    const names = listBackups(dataDir).map(({ name }) => name)
    expect(names).toHaveLength(14)
    expect(names[0]).toBe('shanzhen-20260920-030000-daily.db')
    expect(names.at(-1)).toBe('shanzhen-20260907-030000-daily.db')
    expect(readdirSync(backupFolder(dataDir)).filter((name) => name.endsWith('.partial'))).toEqual([])
  })

  it.each([
    { clock: 'ran forty days ahead for an hour', wrong: 40 * day, hours: 1 },
    {
      clock: 'stood in the year 2000 for ten days',
      wrong: Date.UTC(2000, 0, 1) - Date.UTC(2026, 8, 15),
      hours: 240,
    },
  ])(
    'a clock that $clock costs no backup of before, and gets one a day of its own',
    async ({ wrong, hours }) => {
      const { services, dataDir } = await startTestServer()
      const told: string[] = []
      let now = Date.UTC(2026, 8, 1)
      const daily = keepDailyBackup(
        sqliteOf({ services }),
        dataDir,
        () => now,
        (failure) => told.push(failure),
      )
      mkdirSync(backupFolder(dataDir), { recursive: true })
      for (; now < Date.UTC(2026, 8, 15); now += day)
        writeFileSync(join(backupFolder(dataDir), backupName(new Date(now), 'daily')), '')
      const names = () => listBackups(dataDir).map(({ name }) => name)
      const before = names().slice(0, 10)
      for (let hour = 0; hour < hours; hour += 12) {
        now = Date.UTC(2026, 8, 15) + wrong + hour * 3_600_000
        await daily.check()
      }
      expect(names()).toEqual(
        expect.arrayContaining([...before, backupName(new Date(now - (now % day)), 'daily')]),
      )
      const wronglyNamed = names().length
      for (let hour = 0; hour < 12; hour += 1) {
        now = Date.UTC(2026, 8, 15, hour)
        await daily.check()
      }
      await daily.stop()
      expect(told).toEqual([])
      expect(names()).toEqual(
        expect.arrayContaining([...before, backupName(new Date(Date.UTC(2026, 8, 15)), 'daily')]),
      )
      expect(names().length).toBeLessThanOrEqual(wronglyNamed + 1)
    },
    60_000,
  )

  it('says what went wrong, leaves no file, and lets the server go on', async () => {
    const { services, dataDir } = await startTestServer()
    writeFileSync(backupFolder(dataDir), 'a file where the folder should be')
    const told: string[] = []
    const daily = keepDailyBackup(sqliteOf({ services }), dataDir, Date.now, (failure) => told.push(failure))
    await daily.check()
    await daily.stop()
    expect(told).toHaveLength(1)
  })

  it('a kill in the middle leaves no file that looks like a backup, and the database whole', async () => {
    const folder = aFolder()
    const program = join(folder, 'backing-up.ts')
    const source = (name: string) =>
      JSON.stringify(fileURLToPath(new URL(`../../../src/server/${name}`, import.meta.url)))
    writeFileSync(
      program,
      `import { openDatabase } from ${source('db/connection.ts')}
       import { backupNow } from ${source('backup/backup-now.ts')}
       const database = await openDatabase({ dataDir: process.argv[2] })
       const insert = database.sqlite.prepare('insert into setting values (?, ?, ?)')
       database.sqlite.exec('begin')
       for (let index = 0; index < 60000; index += 1) insert.run('x', String(index), 'y'.repeat(1000))
       database.sqlite.exec('commit')
       process.stdout.write('ready')
       for (let n = 0; ; n += 1) await backupNow(database.sqlite, process.argv[2], 'manual', new Date(Date.UTC(2026, 0, 1, 0, 0, n)))`,
    )
    const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    await new Promise((resolve) => setTimeout(resolve, 40))
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    const left = readdirSync(backupFolder(folder))
    expect(left.some((name) => name.endsWith('.partial'))).toBe(true)
    for (const path of [...listBackups(folder).map((file) => file.path), databaseFile(folder)]) {
      const database = new DatabaseSync(path)
      expect(database.prepare('select count(*) as n from setting').get()).toEqual({ n: 60_000 })
      expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
      database.close()
    }
  }, 120_000)
})

describe('bringing a backup back', () => {
  it('gives the school a new epoch and what it held then, and keeps what was there before', async () => {
    const school = await aSchool()
    const { dataDir } = school
    await aClass(school, 2024, 2)
    const before = (await school.send('GET', 'health')).body.epoch
    await backupNow(sqliteOf(school), dataDir, 'manual')
    await aClass(school, 2024, 3)
    await closeOnly(school)
    // What a restore that was killed half-way leaves behind.
    writeFileSync(`${databaseFile(dataDir)}.restoring`, 'half')
    const [backup] = listBackups(dataDir)
    const { aside } = await restoreBackup(configOf(dataDir), backup as never)
    const again = await startTestServer({ dataDir })
    const { view } = await again.services.views.now(again.services.database.read, school.school)
    expect([...view.classes.keys()]).toEqual(['class-2024-2'])
    expect((await again.send('GET', 'health')).body.epoch).not.toBe(before)
    const old = new DatabaseSync(join(aside as string, 'shanzhen.db'))
    expect(old.prepare("select count(*) as n from record where kind = 'class'").get()).toEqual({ n: 2 })
    old.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('does again what the journal says: the person stays out, the stolen tablet dead, the session ended', async () => {
    const school = await aSchool()
    const { dataDir } = school
    const classId = await aClass(school, 2024, 2)
    const stolen = await aDevice(school, { name: '三(2)班', use: 'class-tablet', class: classId })
    const unpaired = await aDevice(school, { name: '旧', use: 'class-tablet', class: classId })
    const gone = await aTeacher(school, 'likai', { role: 'subject-teacher' })
    const lost = await aTeacher(school, 'diushouji', { role: 'subject-teacher' })
    const reset = await aTeacher(school, 'wangmima', { role: 'subject-teacher' })
    await backupNow(sqliteOf(school), dataDir, 'manual')
    await school.admin.send('POST', `accounts/${reset.id}/reset`)
    await school.admin.send('POST', `devices/${stolen.id}/stolen`)
    await school.admin.send('POST', `devices/${unpaired.id}/unpair`)
    await school.admin.send('POST', `accounts/${gone.id}/disable`)
    const { sessions } = (await lost.send('GET', 'sessions')).body
    await school.admin.send('DELETE', `sessions/${sessions[0].id}`)
    await closeOnly(school)
    const { replayed } = await restoreBackup(configOf(dataDir), listBackups(dataDir)[0] as never)
    expect(replayed).toBe(5)
    const again = await startTestServer({ dataDir })
    expect(
      (await again.send('GET', 'session', undefined, { cookies: reset.cookies })).body.staff,
    ).toBeUndefined()
    expect(
      (await again.send('GET', 'session', undefined, { cookies: gone.cookies })).body.staff,
    ).toBeUndefined()
    expect((await again.send('POST', 'session', { login: 'likai', password: goodPassword })).body.error).toBe(
      'account-disabled',
    )
    expect(
      (await again.send('GET', 'session', undefined, { cookies: lost.cookies })).body.staff,
    ).toBeUndefined()
    expect((await again.send('GET', 'session', undefined, { cookies: stolen.cookies })).body.error).toBe(
      'stolen',
    )
    expect(
      (await again.send('GET', 'session', undefined, { cookies: unpaired.cookies })).body.device.state,
    ).toBe('push-only')
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('refuses a damaged backup and leaves everything as it was', async () => {
    const school = await aSchool()
    const { dataDir } = school
    const good = await backupNow(sqliteOf(school), dataDir, 'manual', new Date(0))
    const damaged = join(backupFolder(dataDir), backupName(new Date(), 'manual'))
    const bytes = readFileSync(good)
    // Its start is whole, so it opens and answers; one page far inside is gone.
    writeFileSync(damaged, bytes.fill(0, bytes.length - 8 * 4096, bytes.length - 6 * 4096))
    await closeOnly(school)
    await expect(restoreBackup(configOf(dataDir), listBackups(dataDir)[0] as never)).rejects.toThrow()
    expect(readdirSync(dataDir).filter((name) => /restor/.test(name))).toEqual([])
    const again = await startTestServer({ dataDir })
    expect((await again.send('POST', 'session', { login: 'zhoumin', password: goodPassword })).status).toBe(
      200,
    )
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('the command refuses while a server runs, lists, and restores', async () => {
    const school = await aSchool()
    const { dataDir } = school
    const path = await backupNow(sqliteOf(school), dataDir, 'manual')
    await closeOnly(school)
    const command = (...args: string[]) =>
      spawnSync(
        process.execPath,
        [fileURLToPath(new URL('../../../src/server/cli/restore.ts', import.meta.url)), ...args],
        {
          env: { ...process.env, DATA_DIR: dataDir },
          encoding: 'utf8',
        },
      )
    const lock = lockData(dataDir) as DataLock
    const refused = command()
    expect([refused.status, refused.stderr]).toEqual([
      1,
      expect.stringContaining(`正在运行（进程 ${process.pid}）`),
    ])
    lock.release()
    expect(command('--list').stdout).toContain(path.split('/').at(-1))
    const restored = command(path.split('/').at(-1) as string)
    expect(restored.stdout, restored.stderr).toContain('已恢复')
    expect(existsSync(pidFile(dataDir))).toBe(false)
    expect(command('shanzhen-20200101-000000-daily.db').status).toBe(1)
    const old = backupName(new Date(Date.now() - 45 * day), 'daily')
    copyFileSync(path, join(backupFolder(dataDir), old))
    const warned = command(old)
    expect([warned.status, warned.stderr]).toEqual([
      1,
      expect.stringMatching(/45 天前[^]*不会自己回来[^]*--old/),
    ])
    expect(command(old, '--old').stdout).toContain(`已恢复：${old}`)
    rmSync(dataDir, { recursive: true, force: true })
  }, 120_000)

  it('one process at a time holds a data directory; the lock of a killed one is free', async () => {
    const folder = aFolder()
    const program = join(folder, 'holding.ts')
    const source = JSON.stringify(
      fileURLToPath(new URL('../../../src/server/backup/data-lock.ts', import.meta.url)),
    )
    writeFileSync(
      program,
      `import { lockData } from ${source}
       const lock = lockData(process.argv[2])
       process.stdout.write('held')
       setInterval(() => lock, 1000)`,
    )
    const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    expect(lockData(folder)).toEqual({ heldBy: child.pid })
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    const lock = lockData(folder) as DataLock
    expect(lock).toHaveProperty('release')
    expect(lockData(folder)).toEqual({ heldBy: process.pid })
    lock.release()
    ;(lockData(folder) as DataLock).release()
  })
})

/** Closes the server and keeps its files for the restore. */
async function closeOnly(school: {
  app: { close(): Promise<void> }
  services: { database: { close(): Promise<void> } }
}) {
  await school.app.close()
  await school.services.database.close()
}

const sqliteOf = ({ services }: Pick<TestServer, 'services'>): DatabaseSync =>
  must(services.database.sqlite, 'these tests are about SQLite')
