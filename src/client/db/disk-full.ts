/**
 * A full disk. What can be fetched again makes room for what cannot: the copy of the ledger goes, the children's names
 * and this device's own facts stay. Afterwards the copy is fetched anew, when there is room for it.
 */
import { type DeviceDatabase, metaRow, readMeta } from './database.ts'

/** IndexedDB says it as a DOMException, Dexie as its own error, sometimes around it. */
export function isDiskFull(error: unknown): boolean {
  const { name, inner } = (error ?? {}) as { name?: string; inner?: unknown }
  return name === 'QuotaExceededError' || (inner !== undefined && inner !== null && isDiskFull(inner))
}

/** @returns false when there was nothing to drop */
export function makeRoom(db: DeviceDatabase): Promise<boolean> {
  return db.transaction('rw', [db.ledger, db.listed, db.segments, db.meta], async () => {
    if ((await db.ledger.count()) + (await db.segments.count()) === 0) return false
    await Promise.all([db.ledger.clear(), db.listed.clear(), db.segments.clear()])
    await db.meta.delete('cursor')
    await db.meta.bulkPut([
      metaRow('complete', false),
      metaRow('generation', ((await readMeta(db, 'generation')) ?? 0) + 1),
    ])
    return true
  })
}
