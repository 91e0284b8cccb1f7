/** A new first password for somebody who has forgotten the own one; every session of the account ends. */
import { err, ok, type Result } from '../../domain/result.ts'
import { inSchool } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import type { Services } from '../services.ts'
import { accountOf } from './accounts.ts'
import type { CreatedAccount } from './create-accounts.ts'
import { newFirstPassword } from './first-passwords.ts'
import { logSecurity } from './security-log.ts'
import { setPassword } from './set-password.ts'

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
    await logSecurity(services, tx, { school, event: 'password-reset', subject: staff, by })
    const at = secondsNow(services)
    return setPassword(services, tx, { school, staff, at, password: passwordHash, mustChange: true })
  })
  for (const id of ended) services.endedSessions.emit(id)
  return ok({ staff, name: view.staff.get(staff)?.name ?? '', login: account.login, password })
}
