/** Leaving this computer: what is not sent goes first, the session ends on the server, then what it held here goes. */
import type { Result } from '../../../../domain/result.ts'
import type { ApiProblem } from '../../../api/request.ts'
import { logOut } from '../../../api/session.ts'
import type { Home } from '../../../home/home.ts'
import { forgetIdentity } from '../../../home/identity.ts'

/**
 * Without the network nothing happens: the cookie would stay good, and the next person be logged in with it. What
 * could not be sent stays here for the next login of the same person; everything else is removed.
 */
export async function signOut(home: Home): Promise<Result<object, ApiProblem>> {
  if (home.ledger.unsent.value > 0) await home.sync.runNow()
  const ended = await logOut()
  if (!ended.ok) return ended
  const isEmpty = home.ledger.unsent.value === 0
  const { name } = home.workplace.db
  home.close()
  if (isEmpty) await removeDatabase(name)
  forgetIdentity()
  location.assign('/start')
  return ended
}

/** By the browser's own call: Dexie reopens a database whose connection was lost. */
const removeDatabase = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
