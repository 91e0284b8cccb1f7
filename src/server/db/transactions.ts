/**
 * The ways to a transaction. Writing always begins with the school's lock: what is read afterwards stands
 * until the commit, on either engine and with any number of server processes. `inCommit` refuses a transaction that
 * did not come through here.
 */
import { sql } from 'kysely'
import { must, type Result } from '../../domain/result.ts'
import type { Database, Tx } from './connection.ts'
import { DatabaseBusy, troubleOf } from './trouble.ts'

const locked = new WeakMap<Tx, string>()

/** Guards the order of things: a number may only be taken where the lock was taken before anything was read. */
export const assertLocked = (tx: Tx, school: string): void =>
  void must(locked.get(tx) === school ? tx : null, 'a commit begins with inSchool, before anything is read')

const mostTries = 4

/**
 * A writing transaction in one school. `work` may run again: what it does outside the database must bear that.
 * @throws DatabaseBusy when the others leave no chance
 */
export async function inSchool<T>(
  { write, engine }: Pick<Database, 'write' | 'engine'>,
  school: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await engine.begin(write).execute(async (tx) => {
        await engine.lock(tx, school)
        locked.set(tx, school)
        return work(tx)
      })
    } catch (error) {
      if (troubleOf(error) !== 'again') throw error
      if (tries === mostTries) throw new DatabaseBusy(error)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** tries))
    }
  }
}

/** Part of a transaction that is undone alone when it throws; the transaction goes on. */
export async function inSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint part`.execute(tx)
  try {
    const result = await work()
    await sql`release savepoint part`.execute(tx)
    return result
  } catch (error) {
    await undoPart(tx, error)
    throw error
  }
}

/** @throws DatabaseBusy where the engine itself gave the whole transaction up, as SQLite does on a full disk */
async function undoPart(tx: Tx, reason: unknown): Promise<void> {
  try {
    await sql`rollback to savepoint part`.execute(tx)
    await sql`release savepoint part`.execute(tx)
  } catch {
    throw new DatabaseBusy(reason)
  }
}

class RolledBack extends Error {}

/** A writing transaction whose refusal, wherever in it, leaves nothing behind. */
export async function writeOrNothing<T, E>(
  database: Pick<Database, 'write' | 'engine'>,
  school: string,
  work: (tx: Tx) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  let refused: Result<T, E> | undefined
  try {
    return await inSchool(database, school, async (tx) => {
      const result = await work(tx)
      if (result.ok) return result
      refused = result
      throw new RolledBack()
    })
  } catch (error) {
    if (error instanceof RolledBack && refused) return refused
    throw error
  }
}

/** Several reads of one moment: the head and every row of it belong together. */
export const inSnapshot = <T>(
  { read, engine }: Pick<Database, 'read' | 'engine'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => engine.beginReading(read).execute(work)
