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
  db.on('close', () => void reopen(db))
  await db.open()
  const known = await readMeta(db, 'install')
  const install = known ?? uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
  if (!known) await db.meta.put(metaRow('install', install))
  return { db, install, isNew: !known }
}

async function reopen(db: DeviceDatabase): Promise<void> {
  try {
    await db.open()
  } catch {
    // The next query opens it again (Dexie's autoOpen); what was committed is on the disk either way.
  }
}
