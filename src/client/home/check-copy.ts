/**
 * Once a day, when nothing else is going on: is this device's copy of the ledger what the server says it must be? If
 * not, the office hears of it and the copy is fetched anew; own facts are not touched.
 */
import { type CheckAnswer, copyHash, type CopySays, type Held } from '../../domain/protocol/copy-check.ts'
import { callApi } from '../api/request.ts'
import { type DeviceDatabase, metaRow, readMeta } from '../db/database.ts'
import { makeRoom } from '../db/disk-full.ts'
import { readLedgerParts } from '../db/read-ledger.ts'
import type { Identity } from '../db/open-database.ts'

const oneDay = 86_400

export async function isCheckDue(db: DeviceDatabase): Promise<boolean> {
  const [checkedAt, contact] = await Promise.all([readMeta(db, 'checkedAt'), readMeta(db, 'lastContact')])
  return contact !== undefined && contact.serverTime - (checkedAt ?? 0) > oneDay
}

/** Null when it could not be told: no network, or the device has to sync first. */
export async function checkCopy(db: DeviceDatabase, as: Identity['kind']): Promise<CopySays | null> {
  const says = await compare(db, as)
  if (says === null) return null
  const [install, contact] = await Promise.all([readMeta(db, 'install'), readMeta(db, 'lastContact')])
  if (says === 'different') await makeRoom(db)
  await db.meta.put(metaRow('checkedAt', contact?.serverTime ?? 0))
  await callApi('POST', '/sync/checked', { install, says }, { as })
  return says
}

async function compare(db: DeviceDatabase, as: Identity['kind']): Promise<CopySays | null> {
  const [install, epoch, cursor, scopeVersion, complete] = await Promise.all([
    readMeta(db, 'install'),
    readMeta(db, 'epoch'),
    readMeta(db, 'cursor'),
    readMeta(db, 'scopeVersion'),
    readMeta(db, 'complete'),
  ])
  if (!install || !epoch || !cursor || !scopeVersion || !complete) return null
  const held = await heldHere(db, install)
  if (held === null) return 'different'
  if ((await readMeta(db, 'cursor'))?.number !== cursor.number) return null
  for (let after = 0; ;) {
    const question = { install, epoch, cursor, scopeVersion, after }
    const answer = await callApi<CheckAnswer>('POST', '/sync/check', question, { as })
    if (!answer.ok || answer.value.state === 'moved') return null
    const { end, hash, count, complete: isLast } = answer.value
    const own = held.filter(([number]) => after < number && number <= end)
    if (own.length !== count || copyHash(own) !== hash) return 'different'
    if (isLast) return held.some(([number]) => number > end) ? 'different' : 'same'
    after = end
  }
}

/** Facts by others, each once; null when what is stored cannot be read. */
async function heldHere(db: DeviceDatabase, install: string): Promise<Held[] | null> {
  const parts = await readLedgerParts(db).catch(() => null)
  if (parts === null) return null
  const byNumber = new Map<number, string>()
  for (const { number, fact } of [...parts.history, ...parts.ledger]) {
    if (fact.install !== install) byNumber.set(number, fact.id)
  }
  return [...byNumber]
}
