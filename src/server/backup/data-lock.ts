/**
 * One process at a time works on a data directory. The lock is the operating system's, taken through an empty
 * SQLite file: it dies with its process, also by a power cut, whereas a number in a file may belong to somebody
 * else after the next boot. The number stands beside it for the message alone.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export const pidFile = (dataDir: string) => join(dataDir, 'server.pid')

export type DataLock = { release(): void }

/** The lock, or the process that holds it (0 when it cannot be told). */
export function lockData(dataDir: string): DataLock | { heldBy: number } {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const held = new DatabaseSync(join(dataDir, 'server.lock'), { timeout: 0 })
  try {
    held.exec('begin exclusive')
  } catch (error) {
    held.close()
    if ((error as { errcode?: number }).errcode === sqliteBusy) return { heldBy: readPid(pidFile(dataDir)) }
    throw error
  }
  writeFileSync(pidFile(dataDir), String(process.pid), { mode: 0o600 })
  const release = () => {
    rmSync(pidFile(dataDir), { force: true })
    if (held.isOpen) held.close()
  }
  return { release }
}

const sqliteBusy = 5

function readPid(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8')) || 0
  } catch {
    return 0
  }
}
