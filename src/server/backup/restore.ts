/**
 * Bringing a backup back. The present files are copied aside first, so that a restore can itself be taken back; the
 * backup gets a new epoch, by which every device notices that the server is in the past and offers its own facts
 * again; what the journal says about people and devices is done again. Killed at any step, the data directory holds
 * a whole database: the old one, or the restored one.
 */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { replayJournal } from '../auth/replay-journal.ts'
import type { Config } from '../config.ts'
import { databaseFile, openDatabase } from '../db/connection.ts'
import { inSchool } from '../db/transactions.ts'
import { newEpoch, restoredAtKey, startEpoch } from '../db/epochs.ts'
import { realClockAndChance } from '../deps.ts'
import { makeServices } from '../services.ts'
import type { BackupFile } from './backup-files.ts'
import { backupNow } from './backup-now.ts'
import { checkBackup } from './check-backup.ts'

export type Restored = {
  /** Where the files that were there before are now; null when there were none. */
  readonly aside: string | null
  /** Lines of the journal that had to be done again. */
  readonly replayed: number
}

/** The caller holds the data directory's lock. @throws when the backup cannot be read */
export async function restoreBackup(
  config: Config,
  backup: BackupFile,
  now: Date = new Date(),
): Promise<Restored> {
  const { dataDir } = config
  const incoming = `${databaseFile(dataDir)}.restoring`
  try {
    copyFileSync(backup.path, incoming)
    chmodSync(incoming, 0o600)
    await checkBackup(incoming)
    giveNewEpoch(incoming, now)
  } catch (error) {
    rmSync(incoming, { force: true })
    throw error
  }
  const aside = copyAside(dataDir, now)
  // A log left beside another main file would be replayed into it.
  for (const side of ['-wal', '-shm']) rmSync(databaseFile(dataDir) + side, { force: true })
  renameSync(incoming, databaseFile(dataDir))
  return { aside, replayed: await replayInto(config) }
}

function giveNewEpoch(path: string, now: Date): void {
  const database = new DatabaseSync(path)
  try {
    for (const { id } of database.prepare('select id from school').all()) {
      database.prepare('update school set epoch = ? where id = ?').run(newEpoch(), id as string)
      const values = [id as string, restoredAtKey, String(Math.floor(now.getTime() / 1000))]
      database.prepare('insert or replace into setting (school, key, value) values (?, ?, ?)').run(...values)
    }
  } finally {
    database.close()
  }
  sync(path)
}

function copyAside(dataDir: string, now: Date): string | null {
  const present = ['', '-wal', '-shm']
    .map((side) => databaseFile(dataDir) + side)
    .filter((path) => existsSync(path))
  if (present.length === 0) return null
  const aside = join(dataDir, `before-restore-${now.toISOString().slice(0, 19).replace(/[:-]/g, '')}`)
  mkdirSync(aside, { recursive: true, mode: 0o700 })
  for (const path of present) {
    const copy = join(aside, basename(path))
    copyFileSync(path, copy)
    chmodSync(copy, 0o600)
    sync(copy)
  }
  return aside
}

function sync(path: string): void {
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}

async function replayInto(config: Config): Promise<number> {
  const database = await openDatabase(
    config,
    async (sqlite) => void (await backupNow(sqlite, config.dataDir, 'migration')),
  )
  try {
    return await replayJournal(makeServices({ config, database, ...realClockAndChance }))
  } finally {
    await database.close()
  }
}

/**
 * A PostgreSQL was brought back by its own tools: the new epoch and the journal of this data directory, as above.
 * @returns lines of the journal that had to be done again
 */
export async function afterRestoreElsewhere(config: Config, now: Date = new Date()): Promise<number> {
  const database = await openDatabase(config)
  try {
    for (const { id } of await database.read.selectFrom('school').select('id').execute()) {
      await inSchool(database, id, (tx) => startEpoch(tx, id, Math.floor(now.getTime() / 1000)))
    }
    return await replayJournal(makeServices({ config, database, ...realClockAndChance }))
  } finally {
    await database.close()
  }
}
