/**
 * A cursor that is not of this history: the database was brought back from an older copy, with `npm run restore`
 * (then it has another epoch already) or by copying the file (then the tag of the device's last commit is unknown
 * here). A fork starts a new epoch for the whole school, because devices whose cursor is older than the fork cannot
 * notice it by themselves, although the server may have lost what they wrote.
 */
import type { SyncRequest } from '../../domain/protocol/sync.ts'
import { headOf, isOurCursor } from '../db/commits.ts'
import type { Executor, Tx } from '../db/connection.ts'
import { restoredAt, startEpoch } from '../db/epochs.ts'

/** A device that makes up its tags costs the school one round of giving back an hour, not one a request. */
const calm = 3_600

/** In the writing transaction, before anything is accepted. @returns whether the device must offer again */
export async function noticeFork(
  tx: Tx,
  school: string,
  { cursor, epoch }: Pick<SyncRequest, 'cursor' | 'epoch'>,
  at: number,
): Promise<boolean> {
  if (await hasOurHistory(tx, school, { cursor, epoch })) return false
  if (epoch !== (await headOf(tx, school)).epoch) return true
  if (at - ((await restoredAt(tx, school)) ?? 0) > calm) await startEpoch(tx, school, at)
  return true
}

/**
 * Whether a device comes from where this server has been. One that has put its names away has no place any more and
 * still says which history it wrote in; one without either comes from nowhere else.
 */
export async function hasOurHistory(
  db: Executor,
  school: string,
  { cursor, epoch }: Pick<SyncRequest, 'cursor' | 'epoch'>,
): Promise<boolean> {
  if (epoch === null) return true
  if (epoch !== (await headOf(db, school)).epoch) return false
  return cursor === null || isOurCursor(db, school, cursor)
}
