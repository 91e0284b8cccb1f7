/**
 * The lawful erasure of a child, the one exception to "no row is deleted": in one transaction everything that names
 * the child goes, and a tombstone with nothing but the id goes to every device, which then removes what it holds.
 * Written outside the database first, so that a restored backup is erased again at the next start.
 *
 *   facts, receipts' content, held, waiting      gone; the numbers stay used
 *   sealed history               withdrawn, and sealed again without the child
 *   student, cards, appointments, their history  gone
 *   imports                                      the child's lines are taken out
 *   access log                                   still says that somebody looked, no longer at whom
 *
 * Backups keep the child until they expire or are deleted. What a teacher wrote about the child in a note to another is not found.
 */
import { sql } from 'kysely'
import { err, ok, type Result } from '../../domain/result.ts'
import { logSecurity } from '../auth/security-log.ts'
import { type Commit, inCommit } from '../db/commits.ts'
import type { Tx } from '../db/connection.ts'
import { writeOrNothing } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import { withdrawSegments } from '../history/withdraw.ts'
import type { Services } from '../services.ts'
import { tagOf } from '../sync/sync.ts'
import { eraseFacts } from './erase/erase-facts.ts'
import { eraseFromLogs } from './erase/erase-from-logs.ts'
import { eraseRecords } from './erase/erase-records.ts'

export type ErasureRefusal = 'unknown-student' | 'other-name'

/** @param typed the child's name, as the person who erases typed it */
export async function eraseStudent(
  services: Services,
  school: string,
  by: string,
  student: string,
  typed: string,
): Promise<Result<null, ErasureRefusal>> {
  const { view } = await services.views.now(services.database.read, school)
  const known = view.students.get(student)
  if (!known) return err('unknown-student')
  if (known.name !== typed.trim()) return err('other-name')
  return erase(services, school, by, student)
}

/** Without a question: for the journal, which does again what a restored backup does not know. */
export async function erase(
  services: Services,
  school: string,
  by: string,
  student: string,
): Promise<Result<null, never>> {
  const at = secondsNow(services)
  const { write, engine } = services.database
  // What is deleted is overwritten in the file as well, not only taken out of the index.
  if (engine.name === 'sqlite') await sql`pragma secure_delete = on`.execute(write)
  const result = await writeOrNothing<null, never>(services.database, school, async (tx) => {
    services.journal.append({ at, school, what: 'child-erased', id: student })
    await inCommit(tx, school, at, tagOf(services), (commit) => eraseAll(tx, school, student, by, commit))
    await logSecurity(services, tx, { school, event: 'child-erased', subject: student, by })
    return ok(null)
  })
  if (engine.name === 'sqlite') {
    await sql`pragma secure_delete = off`.execute(write)
    await sql`pragma wal_checkpoint(truncate)`.execute(write)
  }
  services.commits.emit(school)
  return result
}

async function eraseAll(tx: Tx, school: string, student: string, by: string, commit: Commit): Promise<void> {
  await withdrawSegments(tx, school, [student])
  await eraseFacts(tx, school, student)
  await eraseRecords(tx, school, student, by, commit)
  await eraseFromLogs(tx, school, student)
}
