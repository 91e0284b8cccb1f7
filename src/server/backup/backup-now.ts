/**
 * A backup by the engine's own mechanism from the writing connection: a file copy of a live database silently misses
 * rows, another connection's backup restarts with every write. It gets its name only after it has been checked, so
 * that a kill in the middle leaves no file that looks like a backup.
 */
import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backup, type DatabaseSync } from 'node:sqlite'
import { checkBackup } from './check-backup.ts'
import { backupFolder, backupName, type BackupReason, pruneBackups } from './backup-files.ts'

/**
 * @returns the path of the finished backup
 * @throws when the disk is full or the copy does not pass the engine's check
 */
export async function backupNow(
  sqlite: DatabaseSync,
  dataDir: string,
  reason: BackupReason,
  at: Date = new Date(),
): Promise<string> {
  const folder = backupFolder(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, backupName(at, reason))
  const partial = `${path}.partial`
  rmSync(partial, { force: true })
  try {
    await backup(sqlite, partial)
    chmodSync(partial, 0o600)
    await checkBackup(partial)
    renameSync(partial, path)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
  pruneBackups(dataDir, reason, at)
  return path
}
