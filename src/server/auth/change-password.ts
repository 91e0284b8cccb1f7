/** A staff member's own new password; every other session of the account ends. */
import { err, ok, type Result } from '../../domain/result.ts'
import { inSchool } from '../db/transactions.ts'
import type { Services } from '../services.ts'
import { accountOf } from './accounts.ts'
import { type PasswordFault, passwordFault } from './password-rules.ts'
import { closeSessions } from './sessions.ts'

export type PasswordRefusal =
  { code: 'wrong-password' } | { code: 'same-password' } | { code: 'weak-password'; fault: PasswordFault }

type Who = { school: string; staff: string; session: string }

/** @throws HashingBusy */
export async function changePassword(
  services: Services,
  { school, staff, session }: Who,
  current: string,
  next: string,
): Promise<Result<null, PasswordRefusal>> {
  const account = await accountOf(services.database.read, school, staff)
  if (!account || !(await services.passwords.matches(current, account.password)))
    return err({ code: 'wrong-password' })
  if (current === next) return err({ code: 'same-password' })
  const { view } = await services.views.now(services.database.read, school)
  const ownWords = [account.login, view.staff.get(staff)?.name ?? '', view.school?.name ?? '']
  const fault = passwordFault(next, ownWords)
  if (fault) return err({ code: 'weak-password', fault })
  const password = await services.passwords.hash(next)
  const ended = await inSchool(services.database, school, async (tx) => {
    await tx
      .updateTable('account')
      .set({ password, must_change: 0 })
      .where('school', '=', school)
      .where('staff', '=', staff)
      .execute()
    return closeSessions(
      tx,
      { school, subject: { kind: 'staff', id: staff }, except: session },
      { state: 'ended' },
    )
  })
  for (const id of ended) services.endedSessions.emit(id)
  return ok(null)
}
