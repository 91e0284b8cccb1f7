/**
 * One life of the database. A restored one gets a new name, by which every device notices that the server is in the
 * past and offers its own facts again as far back as a backup may reach; since when is remembered, so that the office can see
 * which devices have still to give back.
 */
import { randomBytes } from 'node:crypto'
import type { Executor, Tx } from './connection.ts'
import { readSetting, writeSetting } from './settings.ts'

export const newEpoch = (): string => randomBytes(9).toString('base64url')

export const restoredAtKey = 'restored-at'

/** @param at seconds since 1970 */
export async function startEpoch(tx: Tx, school: string, at: number): Promise<void> {
  await tx.updateTable('school').set({ epoch: newEpoch() }).where('id', '=', school).execute()
  await writeSetting(tx, school, restoredAtKey, String(at))
}

/** When this database was last brought back, seconds since 1970; null when it never was. */
export async function restoredAt(db: Executor, school: string): Promise<number | null> {
  const found = await readSetting(db, school, restoredAtKey)
  return found === undefined ? null : Number(found)
}
