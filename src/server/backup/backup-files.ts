/** The names of backups: `shanzhen-YYYYMMDD-HHMMSS-<reason>.db`, in UTC, so that names sort by age everywhere. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export type BackupReason = 'daily' | 'migration' | 'restore' | 'manual'
export type BackupFile = {
  readonly name: string
  readonly path: string
  readonly at: Date
  readonly reason: string
}

export const backupFolder = (dataDir: string) => join(dataDir, 'backups')

const pattern = /^shanzhen-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-([a-z]+)\.db$/

export const backupName = (at: Date, reason: BackupReason): string =>
  `shanzhen-${at.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}-${reason}.db`

/** Newest first. */
export function listBackups(dataDir: string): BackupFile[] {
  const names = readNames(backupFolder(dataDir))
  return names
    .flatMap((name) => {
      const found = pattern.exec(name)
      if (!found) return []
      const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [
        number,
        number,
        number,
        number,
        number,
        number,
      ]
      const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
      return [{ name, path: join(backupFolder(dataDir), name), at, reason: found[7] ?? '' }]
    })
    .sort((a, b) => (a.name < b.name ? 1 : -1))
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Whether its name is of a time to come: it was made, or is being looked at, while the clock was wrong. */
export const isOfTheFuture = ({ at }: BackupFile, now: Date): boolean => at > now

export const keptOfAReason = 14

/**
 * Removes what is older than the newest fourteen of a reason, and what an interrupted backup left behind. Names of a
 * time to come are counted apart: whichever of the two clocks was wrong, neither's backups push out the other's.
 */
export function pruneBackups(dataDir: string, reason: BackupReason, now: Date): void {
  const own = listBackups(dataDir).filter((file) => file.reason === reason)
  const toCome = own.filter((file) => isOfTheFuture(file, now))
  const past = own.filter((file) => !isOfTheFuture(file, now))
  for (const { path } of [...past.slice(keptOfAReason), ...toCome.slice(keptOfAReason)]) rmSync(path)
  for (const name of readNames(backupFolder(dataDir))) {
    if (name.endsWith('.partial')) rmSync(join(backupFolder(dataDir), name), { force: true })
  }
}
