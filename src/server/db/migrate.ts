/**
 * The migrations, each in a transaction of its own. An older build refuses a newer database instead of guessing. Of
 * several processes that start at once one migrates, and the others wait for it.
 */
import type { Kysely } from 'kysely'
import type { Db } from './connection.ts'
import type { Engine } from './engine.ts'
import { up as first } from './migrations/001-first.ts'
import { up as restores } from './migrations/002-restores.ts'
import { up as tries } from './migrations/003-tries.ts'
import { up as history } from './migrations/004-history.ts'
import { up as pictures } from './migrations/005-pictures.ts'
import { up as knownBrowsers } from './migrations/006-known-browsers.ts'
import { up as passwordTimes } from './migrations/007-password-times.ts'

/** In order; a released migration is never changed. */
const migrations: ReadonlyArray<(db: Kysely<never>) => Promise<void>> = [
  first,
  restores,
  tries,
  history,
  pictures,
  knownBrowsers,
  passwordTimes,
]

class NewerDatabase extends Error {
  constructor(found: number) {
    super(
      `数据库是更新的版本写的（${found} > ${migrations.length}），请用新版本打开。The database was written by a newer version.`,
    )
  }
}

/** @throws NewerDatabase */
export async function migrate(
  write: Db,
  engine: Engine,
  before: (from: number) => Promise<void>,
): Promise<void> {
  const db = write as unknown as Kysely<never>
  // Even the first look makes a table on PostgreSQL, whose "if not exists" is no lock.
  const found = await db.transaction().execute(async (tx) => {
    await engine.lockSchema(tx)
    return engine.readVersion(tx)
  })
  if (found > migrations.length) throw new NewerDatabase(found)
  if (found === migrations.length) return
  await before(found)
  for (const [index, up] of migrations.entries()) {
    await db.transaction().execute(async (tx) => {
      await engine.lockSchema(tx)
      if ((await engine.readVersion(tx)) > index) return
      await up(tx)
      await engine.writeVersion(tx, index + 1)
    })
  }
}
