/**
 * Opening a device's database and keeping it open: reopen on a lost connection (iOS drops them), close for a newer
 * build's upgrade, draw the install id when the store is new.
 */
import { uuidv7 } from '../../domain/ids.ts'
import { DeviceDatabase, metaRow, readMeta } from './database.ts'

export type Identity = { kind: 'staff' | 'device'; id: string }
export const databaseName = ({ kind, id }: Identity) => `shanzhen-${kind}-${id}`

export type OpenedDatabase = { db: DeviceDatabase; install: string; isNew: boolean }

/** @param onBlocked told when a newer build in another tab needs the database: this tab must be reloaded */
export async function openDatabase(identity: Identity, onBlocked: () => void): Promise<OpenedDatabase> {
  const db = new DeviceDatabase(databaseName(identity))
  db.on('versionchange', () => {
    db.close()
    onBlocked()
  })
  await db.open()
  // Only now: a database that never opened closes as well, and would be opened again without an end.
  db.on('close', () => void reopen(db))
  const known = await readMeta(db, 'install')
  const install = known ?? uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
  if (!known) await db.meta.put(metaRow('install', install))
  return { db, install, isNew: !known }
}

const reopening = new WeakSet<DeviceDatabase>()

/** One attempt for each loss: one that fails closes again, and must not start the next. */
async function reopen(db: DeviceDatabase): Promise<void> {
  if (reopening.has(db)) return
  reopening.add(db)
  try {
    await db.open()
  } catch {
    // The next query opens it again (Dexie's autoOpen); what was committed is on the disk either way.
  } finally {
    reopening.delete(db)
  }
}
