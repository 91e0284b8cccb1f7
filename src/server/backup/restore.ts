/**
 * Bringing a backup back. What is there is set aside first, so that a restore can itself be taken back; the backup
 * gets a new epoch, by which every device notices that the server is in the past and offers its own facts again;
 * what the journal says about people and devices is done again. Killed at any step, the data directory holds a whole
 * database: the old one, as far as the engine can open it, or the restored one.
 */
import { chmodSync, copyFileSync, renameSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { replayJournal } from '../auth/replay-journal.ts'
import type { Config } from '../config.ts'
import { databaseFile, openDatabase } from '../db/connection.ts'
import { newEpoch, restoredAtKey } from '../db/epochs.ts'
import { realClockAndChance } from '../deps.ts'
import { makeServices } from '../services.ts'
import type { BackupFile } from './backup-files.ts'
import { backupNow } from './backup-now.ts'
import { checkBackup } from './check-backup.ts'
import { setAside, writeThrough } from './set-aside.ts'

export type Restored = {
  /** Where the files that were there before are now; null when there were none. */
  readonly aside: string | null
  /** Lines of the journal that had to be done again. */
  readonly replayed: number
}

/** How far a restore came that did not come to its end; before these, everything is as it was. */
type Reached = 'old-set-aside' | 'brought-back'

export class RestoreBroken extends Error {
  readonly reached: Reached
  /** Where the files that were there before are now; null when there were none. */
  readonly aside: string | null

  constructor(reached: Reached, aside: string | null, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.reached = reached
    this.aside = aside
  }
}

/**
 * The caller holds the data directory's lock.
 * @throws RestoreBroken, or another error when nothing was touched: the backup or the disk is damaged
 */
export async function restoreBackup(
  config: Config,
  backup: BackupFile,
  now: Date = new Date(),
): Promise<Restored> {
  const { dataDir } = config
  const incoming = `${databaseFile(dataDir)}.restoring`
  let aside: string | null
  try {
    await makeReady(backup, incoming, now)
    aside = putInPlace(dataDir, incoming, now)
  } catch (error) {
    rmSync(incoming, { force: true })
    throw error
  }
  try {
    return { aside, replayed: await replayInto(config) }
  } catch (error) {
    throw new RestoreBroken('brought-back', aside, error)
  }
}

async function makeReady(backup: BackupFile, incoming: string, now: Date): Promise<void> {
  copyFileSync(backup.path, incoming)
  chmodSync(incoming, 0o600)
  await checkBackup(incoming)
  giveNewEpoch(incoming, now)
}

function putInPlace(dataDir: string, incoming: string, now: Date): string | null {
  const aside = setAside(dataDir, now)
  try {
    renameSync(incoming, databaseFile(dataDir))
  } catch (error) {
    throw aside && !aside.isWhole ? new RestoreBroken('old-set-aside', aside.path, error) : error
  }
  return aside?.path ?? null
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
  writeThrough(path)
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
