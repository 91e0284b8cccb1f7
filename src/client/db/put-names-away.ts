/**
 * What a device keeps once the right to its rows has gone: its outbox. The copies of everything others wrote go in the
 * transaction that learns of it; own facts, what the server has said about them and where they were sent from stay,
 * and go up as soon as somebody who may is here again. With the next answer of the server the copies come anew.
 */
import { type DeviceDatabase, type Meta, metaRow, readMeta } from './database.ts'
import { startGeneration } from './held-segments.ts'

const storePattern = /^shanzhen-(?:staff|device)-(.+)$/

/** Of the teacher whose store this is, '' for a tablet's and where it is not known any more. */
export async function holderName(db: DeviceDatabase): Promise<string> {
  const row = await db.records.get(['staff', storePattern.exec(db.name)?.[1] ?? ''])
  return row?.kind === 'staff' ? row.body.name : ((await readMeta(db, 'holderName')) ?? '')
}

/** @param because why the server, or the lease, turned this device away; left out: another person is at home here */
export function putNamesAway(db: DeviceDatabase, because?: Meta['turnedAway']): Promise<void> {
  const copies = [db.records, db.ledger, db.listed, db.segments, db.pictures]
  return db.transaction('rw', [...copies, db.meta], async () => {
    const [known, counts] = await Promise.all([
      readMeta(db, 'turnedAway'),
      Promise.all(copies.map((table) => table.count())),
    ])
    if (because !== undefined && because !== known) await db.meta.put(metaRow('turnedAway', because))
    // Said again with every attempt: a store in which nothing is left is not written.
    if (counts.every((count) => count === 0) && !(await readMeta(db, 'cursor'))) return
    await db.meta.bulkPut([metaRow('holderName', await holderName(db)), metaRow('complete', false)])
    await db.meta.bulkDelete(['cursor', 'scopeVersion'])
    await Promise.all([startGeneration(db), ...copies.map((table) => table.clear())])
  })
}
