/**
 * No copy outlives the daily backups, of which fourteen are kept, whatever it was made for: what a school erased is
 * then gone from its machine. Counted and not dated, so that neither a clock which jumps ahead nor holidays in which
 * the machine was off take anything away. Copies that a person carried elsewhere are that person's.
 */
import { rmSync } from 'node:fs'
import { isOfTheFuture, keptOfAReason, listBackups } from './backup-files.ts'
import { listAsides } from './set-aside.ts'

export function pruneOld(dataDir: string, now: Date): void {
  const backups = listBackups(dataDir).filter((file) => !isOfTheFuture(file, now))
  const oldestDaily = backups.filter(({ reason }) => reason === 'daily')[keptOfAReason - 1]
  if (!oldestDaily) return
  for (const { path, at } of [...backups, ...listAsides(dataDir)]) {
    if (at < oldestDaily.at) rmSync(path, { recursive: true })
  }
}
