import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { backupFolder, backupName, type BackupReason } from '../../../src/server/backup/backup-files.ts'
import { pruneOld } from '../../../src/server/backup/prune-old.ts'
import { setAside } from '../../../src/server/backup/set-aside.ts'
import { databaseFile } from '../../../src/server/db/connection.ts'

const day = 86_400_000
const now = new Date('2026-11-23T01:00:00Z')
const before = (days: number) => new Date(now.getTime() - days * day)

/** Backups of so many days ago. */
function aDataDir(backups: ReadonlyArray<readonly [reason: BackupReason, days: number]>): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'shanzhen-old-copies-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  mkdirSync(backupFolder(dataDir))
  for (const [reason, days] of backups)
    writeFileSync(join(backupFolder(dataDir), backupName(before(days), reason)), '')
  return dataDir
}
const kept = (dataDir: string) =>
  readdirSync(backupFolder(dataDir)).map((name) => name.replace(/.*-([a-z]+)\.db$/, '$1'))

const fortnight = Array.from({ length: 14 }, (_, days) => ['daily', days] as const)

test('what is older than the fourteen daily backups goes, whatever it was made for', () => {
  const dataDir = aDataDir([
    ...fortnight,
    ['migration', 3],
    ['migration', 200],
    ['manual', 10],
    ['manual', 40],
  ])
  pruneOld(dataDir, now)
  expect(
    kept(dataDir)
      .filter((reason) => reason !== 'daily')
      .sort(),
  ).toEqual(['manual', 'migration'])
})

test('what a restore set aside goes with it', () => {
  const dataDir = aDataDir(fortnight)
  for (const days of [40, 3]) {
    writeFileSync(databaseFile(dataDir), 'no database')
    setAside(dataDir, before(days))
  }
  const asides = () => readdirSync(dataDir).filter((name) => name.startsWith('before-restore'))
  expect(asides()).toHaveLength(2)
  pruneOld(dataDir, now)
  expect(asides()).toEqual(['before-restore-20261120T010000'])
})

test('as long as there are fewer, nothing goes: after holidays, and where the clock is wrong', () => {
  for (const days of [
    [0, 50, 51],
    [-30, -31, 0, 40],
  ]) {
    const dataDir = aDataDir([...days.map((ago) => ['daily', ago] as const), ['manual', 300]])
    pruneOld(dataDir, now)
    expect(kept(dataDir)).toHaveLength(days.length + 1)
  }
})
