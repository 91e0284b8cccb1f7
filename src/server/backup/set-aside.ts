/**
 * What was there before a backup takes its place: copied as it lies, so that the restore can be taken back. Then the
 * engine folds its log into the main file, which alone is whole until another takes its name in one step. The copy
 * comes first, because an engine that meets a damaged file may throw its log away. A log is never left beside another
 * main file: it would be played into it.
 */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { databaseFile } from '../db/connection.ts'

/** `isWhole`: what lies in the old place is a whole database still; if not, the copy alone has all there was. */
export type Aside = { readonly path: string; readonly isWhole: boolean }

const logs = ['-journal', '-wal', '-shm'] as const

/** @returns null when nothing was there. @throws when another program has the database open: nothing is changed */
export function setAside(dataDir: string, now: Date): Aside | null {
  const main = databaseFile(dataDir)
  const present = ['', ...logs].map((side) => main + side).filter((path) => existsSync(path))
  if (present.length === 0) return null
  const path = join(dataDir, asideName(now))
  mkdirSync(path, { recursive: true, mode: 0o700 })
  for (const file of present) keepCopy(file, path)
  const isWhole = existsSync(main) && foldLogIn(main)
  for (const side of logs) rmSync(main + side, { force: true })
  return { path, isWhole }
}

const asideName = (at: Date) => `before-restore-${at.toISOString().slice(0, 19).replace(/[:-]/g, '')}`
const pattern = /^before-restore-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/

/** What was set aside here, by the time in its name. */
export const listAsides = (dataDir: string): Array<{ path: string; at: Date }> =>
  readdirSync(dataDir).flatMap((name) => {
    const [, year, month, day, hour, minute, second] = pattern.exec(name) ?? []
    if (!year) return []
    return [
      { path: join(dataDir, name), at: new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) },
    ]
  })

function keepCopy(file: string, folder: string): void {
  const copy = join(folder, basename(file))
  copyFileSync(file, copy)
  chmodSync(copy, 0o600)
  writeThrough(copy)
}

/** Whether the file now holds everything by itself. */
function foldLogIn(path: string): boolean {
  const database = new DatabaseSync(path, { timeout: 5_000 })
  try {
    database.exec('pragma wal_checkpoint(truncate)')
    const { journal_mode: mode } = database.prepare('pragma journal_mode = delete').get() as {
      journal_mode: string
    }
    return mode === 'delete'
  } catch (error) {
    if (((error as { errcode?: number }).errcode ?? 0) % 256 !== sqliteBusy) return false
    throw new Error('数据库正被另一个程序打开。The database is open in another program.', { cause: error })
  } finally {
    database.close()
  }
}

/** Of the engine's codes, whose low byte names the kind. */
const sqliteBusy = 5

/** On the disk when it returns. */
export function writeThrough(path: string): void {
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}
