/** A staff member's own new password; every other session of the account ends. */
import { err, ok, type Result } from '../../domain/result.ts'
import { inSchool } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import type { Services } from '../services.ts'
import { accountOf } from './accounts.ts'
import { type PasswordFault, passwordFault } from './password-rules.ts'
import { setPassword } from './set-password.ts'

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
  const at = secondsNow(services)
  const ended = await inSchool(services.database, school, (tx) =>
    setPassword(services, tx, { school, staff, at, password, mustChange: false, except: session }),
  )
  for (const id of ended) services.endedSessions.emit(id)
  return ok(null)
}
