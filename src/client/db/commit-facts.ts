/**
 * The one door for writing facts on a device: all of an action, in one strict transaction, or nothing. When this
 * resolves the facts survive the tab, the browser and the power.
 */
import type { Fact } from '../../domain/facts/fact.schema.ts'
import type { Stamp } from '../../domain/facts/ledger.ts'
import type { DeviceDatabase } from './database.ts'
import { isDiskFull, makeRoom } from './disk-full.ts'

export type FactToCommit = { fact: Omit<Fact, 'seq'>; stamp: Stamp }
export type PageClock = { page: string; monotonic: number }

/** @throws QuotaExceededError when the disk is full of other things: nothing of the action was written */
export async function commitFacts(
  db: DeviceDatabase,
  facts: readonly FactToCommit[],
  clock: PageClock,
): Promise<void> {
  const rows = facts.map((entry) => ({ ...entry, ...clock }))
  const write = () => db.transaction('rw', db.own, () => db.own.bulkAdd(rows))
  try {
    await write()
  } catch (error) {
    if (!isDiskFull(error) || !(await makeRoom(db))) throw error
    await write()
  }
}
