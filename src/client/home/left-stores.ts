/**
 * Stores in this browser that belong to nobody who is at home here: a tablet was paired anew, another teacher has
 * logged in. With nothing unsent they go, names and all. What a tablet wrote under an earlier name goes to the server
 * as one block for the office to release; what a teacher has not sent waits for that teacher's next login, and only
 * that: the names are put away.
 */
import type { AckRange, SeqException } from '../../domain/protocol/sync.ts'
import { maxFactsPerRequest } from '../../domain/protocol/sync.ts'
import { uuidv7 } from '../../domain/ids.ts'
import { callApi } from '../api/request.ts'
import { whoIsHere } from '../api/session.ts'
import { applyAcknowledgement } from '../db/apply-reply.ts'
import { DeviceDatabase, metaRow, readMeta } from '../db/database.ts'
import { databaseName, type Identity } from '../db/open-database.ts'
import { holderName, putNamesAway } from '../db/put-names-away.ts'
import { removeDatabase } from '../db/remove-database.ts'
import { countUnsent, readUnsent, wireFact } from '../db/unsent.ts'

/** `name`: of the teacher, '' when this browser does not know it any more. */
export type LeftStore = { readonly identity: Identity; readonly name: string; readonly unsent: number }

const pattern = /^shanzhen-(staff|device)-(.+)$/

async function storesBeside(present: readonly string[]): Promise<Identity[]> {
  const found = await indexedDB.databases()
  return found.flatMap(({ name = '' }) => {
    const [, kind, id = ''] = pattern.exec(name) ?? []
    return kind && !present.includes(name) ? [{ kind: kind as Identity['kind'], id }] : []
  })
}

async function inStore<T>(identity: Identity, work: (db: DeviceDatabase) => Promise<T>): Promise<T> {
  const db = new DeviceDatabase(databaseName(identity))
  db.on('versionchange', () => db.close())
  try {
    return await work(db)
  } finally {
    db.close()
  }
}

/** What teachers who are not at home here have left unsent, for the screen where they log in. */
export async function unsentOfOthers(present: Identity | null): Promise<LeftStore[]> {
  const left: LeftStore[] = []
  for (const identity of await storesBeside(present ? [databaseName(present)] : [])) {
    if (identity.kind !== 'staff') continue
    const [unsent, name] = await inStore(identity, async (db) => [
      await countUnsent(db),
      await holderName(db),
    ])
    if (unsent > 0) left.push({ identity, name, unsent })
  }
  return left
}

/** Once after a contact, with the network there. Somebody whose cookie is still good here is not gone. */
export async function sweepLeftStores(present: Identity): Promise<void> {
  const here = await whoIsHere()
  if (!here.ok) return
  const { staff, device } = here.value
  const atHome: Identity[] = [present]
  if (staff) atHome.push({ kind: 'staff', id: staff.id })
  if (device) atHome.push({ kind: 'device', id: device.id })
  for (const identity of await storesBeside(atHome.map(databaseName))) {
    const isEmpty = await inStore(identity, async (db) => {
      if (identity.kind === 'device' && present.kind === 'device') await handOver(db)
      const isSent = (await countUnsent(db)) === 0
      if (!isSent) await putNamesAway(db)
      return isSent
    })
    if (isEmpty) await removeDatabase(databaseName(identity))
  }
}

/** Ends when everything is answered, or the server cannot be asked: then the next contact goes on. */
async function handOver(db: DeviceDatabase): Promise<void> {
  for (let before = Infinity; ;) {
    const unsent = await readUnsent(db, maxFactsPerRequest)
    const left = await countUnsent(db)
    if (unsent.length === 0 || left >= before) return
    before = left
    const install = (await readMeta(db, 'install')) ?? ''
    const otherHistory = await readMeta(db, 'otherHistory')
    const facts = unsent.map((row) => wireFact(row, install, undefined, otherHistory))
    const body = { install, facts }
    const answer = await callApi<Answered>('POST', '/sync/handover', body, { as: 'device' })
    if (answer.ok)
      await db.transaction('rw', [db.acks, db.answers], () => applyAcknowledgement(db, answer.value))
    else if (answer.error.error !== 'clone') return
    else {
      await db.meta.put(metaRow('install', uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))))
      before = Infinity
    }
  }
}

type Answered = { acked: AckRange[]; exceptions: SeqException[] }
