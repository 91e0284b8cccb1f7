/**
 * The school's one commit sequence. Numbers are taken inside the writing transaction, under the school's lock
 * (`transactions.ts`), which is held to the commit: no reader can see number n before n-1.
 */
import { must } from '../../domain/result.ts'
import type { Cursor } from '../../domain/protocol/sync.ts'
import type { Executor, Tx } from './connection.ts'
import { assertLocked } from './transactions.ts'

/** A transaction's share of the sequence: `next()` gives numbers, `close` writes the commit's row. */
export type Commit = { readonly next: () => number; readonly first: number; readonly at: number }

/**
 * Runs `work` with numbers from the school's sequence. A transaction that took none leaves no commit.
 * @param at seconds since 1970
 */
export async function inCommit<T>(
  tx: Tx,
  school: string,
  at: number,
  tag: string,
  work: (commit: Commit) => Promise<T>,
): Promise<T> {
  assertLocked(tx, school)
  const { head } = await tx
    .selectFrom('school')
    .select('head')
    .where('id', '=', school)
    .executeTakeFirstOrThrow()
  const first = Number(head) + 1
  let last = first - 1
  const result = await work({ first, at, next: () => (last += 1) })
  if (last >= first) {
    await tx.updateTable('school').set({ head: last, head_tag: tag }).where('id', '=', school).execute()
    await tx
      .insertInto('commit_log')
      .values({ school, last_number: last, first_number: first, tag, at })
      .execute()
  }
  return result
}

export async function headOf(db: Executor, school: string): Promise<Cursor & { epoch: string }> {
  const row = must(
    await db
      .selectFrom('school')
      .select(['head', 'head_tag', 'epoch'])
      .where('id', '=', school)
      .executeTakeFirst(),
    `school ${school} exists`,
  )
  return { number: Number(row.head), tag: row.head_tag, epoch: row.epoch }
}

/** Whether a device's cursor is of this history; an unknown tag means a restored or forked server. */
export async function isOurCursor(db: Executor, school: string, cursor: Cursor): Promise<boolean> {
  if (cursor.number === 0) return true
  const row = await db
    .selectFrom('commit_log')
    .select('tag')
    .where('school', '=', school)
    .where('last_number', '=', cursor.number)
    .executeTakeFirst()
  return row?.tag === cursor.tag
}

/** The end of the commit that holds `number`, so that a page never cuts one. */
export async function commitEnd(db: Executor, school: string, number: number): Promise<Cursor> {
  const row = await db
    .selectFrom('commit_log')
    .select(['last_number', 'tag'])
    .where('school', '=', school)
    .where('last_number', '>=', number)
    .orderBy('last_number')
    .limit(1)
    .executeTakeFirst()
  return row ? { number: Number(row.last_number), tag: row.tag } : await headOf(db, school)
}

/** When a commit number was made, seconds since 1970; null for 0 or an unknown number. */
export async function commitTime(db: Executor, school: string, number: number): Promise<number | null> {
  const row = await db
    .selectFrom('commit_log')
    .select('at')
    .where('school', '=', school)
    .where('last_number', '>=', number)
    .orderBy('last_number')
    .limit(1)
    .executeTakeFirst()
  return row && number > 0 ? Number(row.at) : null
}
