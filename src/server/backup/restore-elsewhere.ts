/**
 * A PostgreSQL was brought back by its own tools; every node is then told (`npm run restore -- --after`). The first
 * starts the new epoch, for the school is brought back once; each does again what the journal in its own data
 * directory says.
 */
import { sql } from 'kysely'
import { replayJournal } from '../auth/replay-journal.ts'
import type { Config } from '../config.ts'
import { openDatabase, type Tx } from '../db/connection.ts'
import { startEpoch } from '../db/epochs.ts'
import { writeSetting } from '../db/settings.ts'
import { inSchool } from '../db/transactions.ts'
import { realClockAndChance } from '../deps.ts'
import { makeServices } from '../services.ts'

export type ToldOfRestore = {
  /** Another node was told of this restore before: devices know already. */
  readonly wasKnown: boolean
  /** Lines of the journal that had to be done again. */
  readonly replayed: number
}

export async function afterRestoreElsewhere(config: Config, now: Date = new Date()): Promise<ToldOfRestore> {
  const database = await openDatabase(config)
  try {
    let wasKnown = true
    for (const { id } of await database.read.selectFrom('school').select('id').execute()) {
      await inSchool(database, id, async (tx) => {
        if (await isNoted(tx, id)) return
        wasKnown = false
        await startEpoch(tx, id, Math.floor(now.getTime() / 1000))
        await note(tx, id)
      })
    }
    const replayed = await replayJournal(makeServices({ config, database, ...realClockAndChance }))
    return { wasKnown, replayed }
  } finally {
    await database.close()
  }
}

/**
 * The note names the transaction that wrote it and the engine's run. A dump's copy of it was written by another
 * transaction, and files are brought back to an engine that starts anew: so only a database that was not brought
 * back since still has it as it was written. After a mere restart of the engine devices offer once more.
 */
const noteKey = 'told-of-restore'
const engineRun = sql<string>`extract(epoch from pg_postmaster_start_time())::text`

async function isNoted(tx: Tx, school: string): Promise<boolean> {
  const { rows } = await sql`
    select from setting
    where school = ${school} and key = ${noteKey} and value = xmin::text || ' ' || ${engineRun}`.execute(tx)
  return rows.length > 0
}

async function note(tx: Tx, school: string): Promise<void> {
  const { rows } = await sql<{ text: string }>`
    select pg_current_xact_id()::xid::text || ' ' || ${engineRun} as text`.execute(tx)
  await writeSetting(tx, school, noteKey, rows[0]?.text ?? '')
}
