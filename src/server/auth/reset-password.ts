/** A new first password for somebody who has forgotten the own one; every session of the account ends. */
import { err, ok, type Result } from '../../domain/result.ts'
import { inSchool } from '../db/transactions.ts'
import type { Services } from '../services.ts'
import { accountOf } from './accounts.ts'
import type { CreatedAccount } from './create-accounts.ts'
import { forgetBrowsers } from './known-browsers.ts'
import { newFirstPassword } from './first-passwords.ts'
import { logSecurity } from './security-log.ts'
import { closeSessions } from './sessions.ts'

/** @throws HashingBusy */
export async function resetPassword(
  services: Services,
  school: string,
  by: string,
  staff: string,
): Promise<Result<CreatedAccount, 'no-account'>> {
  const account = await accountOf(services.database.read, school, staff)
  if (!account) return err('no-account')
  const { view } = await services.views.now(services.database.read, school)
  const password = newFirstPassword(services)
  const passwordHash = await services.passwords.hash(password)
  const ended = await inSchool(services.database, school, async (tx) => {
    await tx
      .updateTable('account')
      .set({ password: passwordHash, must_change: 1, failures: 0, retry_at: 0 })
      .where('school', '=', school)
      .where('staff', '=', staff)
      .execute()
    await forgetBrowsers(tx, school, staff)
    await logSecurity(services, tx, { school, event: 'password-reset', subject: staff, by })
    return closeSessions(tx, { school, subject: { kind: 'staff', id: staff } }, { state: 'ended' })
  })
  for (const id of ended) services.endedSessions.emit(id)
  return ok({ staff, name: view.staff.get(staff)?.name ?? '', login: account.login, password })
}
