/**
 * The one door for writing facts on a device: all of an action, in one strict transaction, or nothing. When this
 * resolves the facts survive the tab, the browser and the power. Which store writes them and where it stands in the
 * history is read in that very transaction: a server's answer that changes either comes wholly before or after.
 */
import type { Fact } from '../../domain/facts/fact.schema.ts'
import type { Stamp } from '../../domain/facts/ledger.ts'
import { type DeviceDatabase, type OwnRow, readMeta } from './database.ts'
import { isDiskFull, makeRoom } from './disk-full.ts'

/** Its install and basis are given here, its seq by the database. */
export type FactToCommit = { fact: Omit<Fact, 'seq'>; stamp: Stamp }
export type PageClock = { page: string; monotonic: number }

/** @throws QuotaExceededError when the disk is full of other things: nothing of the action was written */
export async function commitFacts(
  db: DeviceDatabase,
  facts: readonly FactToCommit[],
  clock: PageClock,
): Promise<void> {
  const write = () =>
    db.transaction('rw', db.own, db.meta, async () => {
      const [install = '', cursor] = await Promise.all([readMeta(db, 'install'), readMeta(db, 'cursor')])
      const place = { install, basis: cursor?.number ?? 0 }
      await db.own.bulkAdd(
        facts.map(({ fact, stamp }): OwnRow => ({ fact: { ...fact, ...place }, stamp, ...clock })),
      )
    })
  try {
    await write()
  } catch (error) {
    if (!isDiskFull(error) || !(await makeRoom(db))) throw error
    await write()
  }
}
