/**
 * Browsers in which an account was signed in to before, told by a random cookie that outlives the session. It opens
 * nothing: it only counts wrong passwords apart from everybody else's (`tryer.ts`). A new password from the office
 * forgets them, because one of them may be why it was asked for.
 */
import type { Executor, Tx } from '../db/connection.ts'
import { type Deps, secondsNow } from '../deps.ts'
import { hashToken, newToken } from './tokens.ts'

/** As long as a browser keeps the cookie. */
const remembered = 400 * 86_400

/** @param login as it is compared; without: whether anybody was signed in there */
export async function isKnownBrowser(db: Executor, browser: string, login?: string): Promise<boolean> {
  let query = db.selectFrom('known_browser').where('browser_hash', '=', hashToken(browser))
  if (login !== undefined) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('account')
          .select('account.staff')
          .whereRef('account.school', '=', 'known_browser.school')
          .whereRef('account.staff', '=', 'known_browser.staff')
          .where('account.login', '=', login),
      ),
    )
  }
  return (await query.select('staff').limit(1).executeTakeFirst()) !== undefined
}

/** @returns what the browser is to keep: its own if we gave it that, else a new one */
export async function rememberBrowser(
  deps: Deps,
  tx: Tx,
  { school, staff, browser }: { school: string; staff: string; browser: string | null },
): Promise<string> {
  const kept = browser !== null && (await isKnownBrowser(tx, browser)) ? browser : newToken(deps)
  const at = secondsNow(deps)
  await tx
    .deleteFrom('known_browser')
    .where('school', '=', school)
    .where('at', '<=', at - remembered)
    .execute()
  await tx
    .insertInto('known_browser')
    .values({ school, staff, browser_hash: hashToken(kept), at })
    .onConflict((oc) => oc.columns(['school', 'staff', 'browser_hash']).doUpdateSet({ at }))
    .execute()
  return kept
}

export async function forgetBrowsers(tx: Tx, school: string, staff: string): Promise<void> {
  await tx.deleteFrom('known_browser').where('school', '=', school).where('staff', '=', staff).execute()
}
