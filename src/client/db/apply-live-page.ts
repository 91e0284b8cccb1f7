/**
 * What travels in a live notice, applied in one transaction: only where this store stands exactly at the page's
 * beginning, in the same epoch and under the same scope. Says nothing about own facts, and nothing about the time: a
 * page may have waited in a sleeping phone.
 */
import { isSameCommit, type LiveNews, type LivePage } from '../../domain/protocol/live.ts'
import { type DeviceDatabase, metaRow, readMeta } from './database.ts'
import { applyRecords } from './apply-reply.ts'
import { forgetErased } from './forget-erased.ts'

/** `known`: it is already where the page leads. `elsewhere`: a sync has to ask. */
export type LiveOutcome = 'applied' | 'known' | 'elsewhere'

export async function applyLivePage(
  db: DeviceDatabase,
  { epoch, from, to, news }: LivePage,
): Promise<LiveOutcome> {
  // A page that says nothing asks only where this store stands, and holds up nobody who writes.
  const mode = news === null ? 'r' : 'rw'
  return db.transaction(mode, tablesFor(db, news), async () => {
    const [epochHere, cursor, scopeVersion] = await Promise.all([
      readMeta(db, 'epoch'),
      readMeta(db, 'cursor'),
      readMeta(db, 'scopeVersion'),
    ])
    if (epochHere !== epoch || !cursor) return 'elsewhere'
    if (isSameCommit(cursor, to)) return 'known'
    if (!news || !isSameCommit(cursor, from) || scopeVersion !== news.scopeVersion) return 'elsewhere'
    if (changesRecords(news)) {
      await forgetErased(db, news.records.rows)
      await applyRecords(db, news.records)
    }
    await Promise.all([db.ledger.bulkPut([...news.facts]), db.meta.put(metaRow('cursor', to))])
    return 'applied'
  })
}

/** Only a record may say that somebody is to be forgotten, in own facts as well. */
function tablesFor(db: DeviceDatabase, news: LiveNews | null) {
  if (news === null) return [db.meta]
  const copy = [db.ledger, db.meta]
  return changesRecords(news) ? [...copy, db.own, db.answers, db.records] : copy
}

const changesRecords = (news: LiveNews | null): boolean =>
  news !== null && news.records.rows.length + news.records.gone.length > 0
