/** A backup a day, at the first moment the server runs on that day; a failure is told and tried again within the hour. */
import type { DatabaseSync } from 'node:sqlite'
import { isOfTheFuture, listBackups } from './backup-files.ts'
import { backupNow } from './backup-now.ts'
import { pruneOld } from './prune-old.ts'

const hour = 60 * 60_000

/** `stop` waits for the backup that is being made. */
export type DailyBackup = { check(): Promise<void>; stop(): Promise<void> }

/** @param tell hears of each failure, with the reason */
export function keepDailyBackup(
  sqlite: DatabaseSync,
  dataDir: string,
  now: () => number,
  tell: (failure: string) => void,
): DailyBackup {
  let running: Promise<void> | undefined
  const check = (): Promise<void> =>
    (running ??= backUpIfDue(sqlite, dataDir, new Date(now()))
      .catch((error: unknown) => tell(error instanceof Error ? error.message : String(error)))
      .finally(() => (running = undefined)))
  const timer = setInterval(() => void check(), hour)
  timer.unref()
  const stop = async () => {
    clearInterval(timer)
    await running
  }
  return { check, stop }
}

async function backUpIfDue(sqlite: DatabaseSync, dataDir: string, now: Date): Promise<void> {
  // A name of a time to come says nothing about today: it must not stop backups for years, nor ask for one an hour.
  const newest = listBackups(dataDir).find((file) => file.reason === 'daily' && !isOfTheFuture(file, now))
  if (newest && now.getTime() - newest.at.getTime() < 23 * hour) return
  await backupNow(sqlite, dataDir, 'daily', now)
  pruneOld(dataDir, now)
}
