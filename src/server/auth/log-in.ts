/** Logging in with a name and a password: delays instead of lock-outs, the same time and words for unknown names. */
import { err, ok, type Result } from '../../domain/result.ts'
import type { Tx } from '../db/connection.ts'
import type { Tables } from '../db/tables.ts'
import { inSchool } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import type { Services } from '../services.ts'
import { forgetFailure, longerDelay, type LoginTry, noteFailure, readFailures } from './login-delays.ts'
import { isKnownBrowser, rememberBrowser } from './known-browsers.ts'
import { openSession } from './sessions.ts'
import { addressOf, browserOf, type Tryer } from './tryer.ts'

export type LoginRefusal =
  { code: 'wrong-login' } | { code: 'wait'; retryAfter: number } | { code: 'account-disabled' }

/** `browser`: by what the browser is known from now on. */
export type LoggedIn = { staff: string; session: string; token: string; browser: string; mustChange: boolean }
type Credentials = { login: string; password: string; label: string }

/** Logins are compared as they are meant: without case, without width, without spaces around. */
export const normalLogin = (login: string) => login.normalize('NFKC').trim().toLowerCase()

/**
 * @throws HashingBusy
 */
export async function logIn(
  services: Services,
  school: string,
  tryer: Tryer,
  credentials: Credentials,
): Promise<Result<LoggedIn, LoginRefusal>> {
  const login = normalLogin(credentials.login)
  const tried: LoginTry = { school, login, clients: await countedClients(services, tryer, login) }
  if (!services.loginTries.begin(tried)) return err({ code: 'wait', retryAfter: 1 })
  try {
    const account = await findAccount(services, tried)
    const wait = await waitingTime(services, tried, account)
    if (wait > 0) return err({ code: 'wait', retryAfter: wait })
    const right = await services.passwords.matches(credentials.password, account?.password)
    if (!right || !account) return err(await noteWrong(services, tried, account?.staff))
    if (account.disabled_at !== null) return err({ code: 'account-disabled' })
    return ok(await enter(services, tried, account, { ...tryer, label: credentials.label }))
  } finally {
    services.loginTries.end(tried)
  }
}

/** By the rule of `tryer.ts`. */
async function countedClients(
  { database }: Services,
  tryer: Tryer,
  login: string,
): Promise<readonly string[]> {
  const { signedIn, browser } = tryer
  if (browser !== null && (await isKnownBrowser(database.read, browser, login))) return [browserOf(browser)]
  return signedIn === null ? [addressOf(tryer)] : [signedIn, addressOf(tryer)]
}

type Account = Tables['account']

const findAccount = (services: Services, { school, login }: LoginTry): Promise<Account | undefined> =>
  services.database.read
    .selectFrom('account')
    .selectAll()
    .where('school', '=', school)
    .where('login', '=', login)
    .executeTakeFirst()

/** Seconds to wait; none where none of those counted has failed here, whatever others have done. */
async function waitingTime(
  services: Services,
  tried: LoginTry,
  account: Account | undefined,
): Promise<number> {
  const at = secondsNow(services)
  const { hasFailed, unknown } = await readFailures(services.database.read, tried, at)
  if (!hasFailed) return 0
  return Math.max(0, (account ? Number(account.retry_at) : unknown.retryAt) - at)
}

/** @param staff whose account the name is, if anybody's */
function noteWrong(services: Services, tried: LoginTry, staff: string | undefined): Promise<LoginRefusal> {
  const at = secondsNow(services)
  return inSchool(services.database, tried.school, async (tx) => {
    await noteFailure(tx, tried, at, staff !== undefined)
    if (staff !== undefined) await lengthenDelay(tx, tried.school, staff, at)
    return { code: 'wrong-login' }
  })
}

async function lengthenDelay(tx: Tx, school: string, staff: string, at: number): Promise<void> {
  const account = await tx
    .selectFrom('account')
    .select(['failures', 'retry_at'])
    .where('school', '=', school)
    .where('staff', '=', staff)
    .executeTakeFirstOrThrow()
  const delay = longerDelay({ failures: account.failures, retryAt: Number(account.retry_at) }, at)
  await tx
    .updateTable('account')
    .set({ failures: delay.failures, retry_at: delay.retryAt })
    .where('school', '=', school)
    .where('staff', '=', staff)
    .execute()
}

async function enter(
  services: Services,
  tried: LoginTry,
  { school, staff, must_change }: Account,
  { browser, label }: { browser: string | null; label: string },
): Promise<LoggedIn> {
  const entered = await inSchool(services.database, school, async (tx) => {
    await forgetFailure(tx, tried)
    await tx
      .updateTable('account')
      .set({ failures: 0, retry_at: 0 })
      .where('school', '=', school)
      .where('staff', '=', staff)
      .execute()
    const opened = await openSession(services, tx, { school, author: { kind: 'staff', id: staff }, label })
    return { ...opened, browser: await rememberBrowser(services, tx, { school, staff, browser }) }
  })
  const { id: session, ...tokens } = entered
  return { staff, session, ...tokens, mustChange: must_change === 1 }
}
