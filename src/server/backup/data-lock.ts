/**
 * One process at a time works on a data directory: its pid stands in a file, created exclusively. A file left by a
 * crash names a process that is gone, and is taken over.
 */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export const lockFile = (dataDir: string) => join(dataDir, 'server.pid')

export type DataLock = { release(): void }

/** The lock, or the pid of the process that holds it. */
export function lockData(dataDir: string): DataLock | { heldBy: number } {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const path = lockFile(dataDir)
  for (;;) {
    if (tryCreate(path)) return { release: () => rmSync(path, { force: true }) }
    const pid = readPid(path)
    if (pid !== null && isRunning(pid)) return { heldBy: pid }
    rmSync(path, { force: true })
  }
}

function tryCreate(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function readPid(path: string): number | null {
  try {
    const pid = Number(readFileSync(path, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
