/**
 * A password is set, by the person or by the office, and the sessions that the old one opened end. Written outside the
 * database too, as it is stored: a database that is brought back would let the old password in again, for whose sake
 * it may have been changed, and not the new one. `replay-journal.ts` sets it again where the database's is older.
 */
import type { Tx } from '../db/connection.ts'
import type { Services } from '../services.ts'
import { forgetBrowsers } from './known-browsers.ts'
import { closeSessions } from './sessions.ts'

/** `password`: hashed; `mustChange`: given by the office; `except`: the session of the person who sets it. */
export type NewPassword = {
  readonly school: string
  readonly staff: string
  readonly at: number
  readonly password: string
  readonly mustChange: boolean
  readonly except?: string
}

/** Gives the ended sessions. */
export async function setPassword(
  { journal }: Pick<Services, 'journal'>,
  tx: Tx,
  set: NewPassword,
): Promise<string[]> {
  const ended = await storePassword(tx, set)
  const { school, staff: id, at, password, mustChange } = set
  journal.append({ at, school, what: 'password-set', id, password, mustChange })
  return ended
}

/** The database's part alone: for what the journal knows already. */
export async function storePassword(
  tx: Tx,
  { school, staff, at, password, mustChange, except }: NewPassword,
): Promise<string[]> {
  await tx
    .updateTable('account')
    .set({ password, password_at: at, must_change: mustChange ? 1 : 0, failures: 0, retry_at: 0 })
    .where('school', '=', school)
    .where('staff', '=', staff)
    .execute()
  if (mustChange) await forgetBrowsers(tx, school, staff)
  const which = { school, subject: { kind: 'staff', id: staff } } as const
  return closeSessions(tx, except === undefined ? which : { ...which, except }, { state: 'ended' })
}
