/** Logging in with a name and a password: delays instead of lock-outs, the same time and words for unknown names. */
import { err, ok, type Result } from '../../domain/result.ts'
import type { Tables } from '../db/tables.ts'
import { inSchool } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import type { Services } from '../services.ts'
import { delayAfter } from './login-delays.ts'
import { openSession } from './sessions.ts'

export type LoginRefusal =
  { code: 'wrong-login' } | { code: 'wait'; retryAfter: number } | { code: 'account-disabled' }

export type LoggedIn = { staff: string; session: string; token: string; mustChange: boolean }
type Credentials = { login: string; password: string; label: string }

/** Logins are compared as they are meant: without case, without width, without spaces around. */
export const normalLogin = (login: string) => login.normalize('NFKC').trim().toLowerCase()

/**
 * @param client who asks: a device's session or an address
 * @throws HashingBusy
 */
export async function logIn(
  services: Services,
  school: string,
  client: string,
  credentials: Credentials,
): Promise<Result<LoggedIn, LoginRefusal>> {
  const login = normalLogin(credentials.login)
  const { loginDelays } = services
  if (!loginDelays.begin(login, client)) return err({ code: 'wait', retryAfter: 1 })
  try {
    const account = await findAccount(services, school, login)
    const wait = waitingTime(services, account, login, client)
    if (wait > 0) return err({ code: 'wait', retryAfter: wait })
    const right = await services.passwords.matches(credentials.password, account?.password)
    if (!right || !account) return err(await noteWrong(services, school, login, client, account))
    if (account.disabled_at !== null) return err({ code: 'account-disabled' })
    loginDelays.forgetFailure(login, client)
    return ok(await enter(services, account, credentials.label))
  } finally {
    loginDelays.end(login, client)
  }
}

type Account = Tables['account']

const findAccount = (services: Services, school: string, login: string): Promise<Account | undefined> =>
  services.database.read
    .selectFrom('account')
    .selectAll()
    .where('school', '=', school)
    .where('login', '=', login)
    .executeTakeFirst()

/** Seconds to wait; none for a client that has not failed here, whatever others have done. */
function waitingTime(
  services: Services,
  account: Account | undefined,
  login: string,
  client: string,
): number {
  if (!services.loginDelays.hasFailed(login, client)) return 0
  const retryAt = account ? Number(account.retry_at) : services.loginDelays.ofUnknown(login).retryAt
  return Math.max(0, retryAt - secondsNow(services))
}

async function noteWrong(
  services: Services,
  school: string,
  login: string,
  client: string,
  account: Account | undefined,
): Promise<LoginRefusal> {
  const { loginDelays } = services
  loginDelays.noteFailure(login, client)
  const failures = (account?.failures ?? loginDelays.ofUnknown(login).failures) + 1
  const retryAt = secondsNow(services) + delayAfter(failures)
  if (!account) {
    loginDelays.noteUnknown(login, { failures, retryAt })
    return { code: 'wrong-login' }
  }
  await services.database.write
    .updateTable('account')
    .set((eb) => ({ failures: eb('failures', '+', 1), retry_at: retryAt }))
    .where('school', '=', school)
    .where('staff', '=', account.staff)
    .execute()
  return { code: 'wrong-login' }
}

async function enter(services: Services, account: Account, label: string): Promise<LoggedIn> {
  const { school, staff } = account
  const { id, token } = await inSchool(services.database, school, async (tx) => {
    await tx
      .updateTable('account')
      .set({ failures: 0, retry_at: 0 })
      .where('school', '=', school)
      .where('staff', '=', staff)
      .execute()
    return openSession(services, tx, { school, author: { kind: 'staff', id: staff }, label })
  })
  return { staff, session: id, token, mustChange: account.must_change === 1 }
}
