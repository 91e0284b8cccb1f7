/**
 * Leaving this phone or computer, also without a network. Names go at once; what could not be sent stays for the next
 * login of the same person. A cookie cannot be taken back here, so a mark stands until the server has ended that
 * session: whoever opens this browser meanwhile is taken up by nobody's cookie.
 */
import { logOut } from '../api/session.ts'
import { putNamesAway } from '../db/put-names-away.ts'
import { removeDatabase } from '../db/remove-database.ts'
import type { Home } from './home.ts'
import { forgetIdentity, isLeaving, markLeaving, markLeft } from './identity.ts'

export async function leaveHome(home: Home): Promise<void> {
  const { db } = home.workplace
  markLeaving()
  if (home.ledger.unsent.value > 0) await putNamesAway(db)
  await finishLeaving()
  const isEmpty = home.ledger.unsent.value === 0
  home.close()
  if (isEmpty) await removeDatabase(db.name)
  forgetIdentity()
}

let asking: Promise<boolean> | null = null

/** Before anybody is taken up by a cookie. @returns false while the server has not ended the session of who left */
export function finishLeaving(): Promise<boolean> {
  if (!isLeaving()) return Promise.resolve(true)
  asking ??= endSession().finally(() => (asking = null))
  return asking
}

async function endSession(): Promise<boolean> {
  const ended = await logOut()
  if (ended.ok) markLeft()
  return ended.ok
}
