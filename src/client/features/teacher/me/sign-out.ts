/**
 * Leaving this phone: what is not sent is pushed first; what cannot be pushed stays here under this person's name and
 * goes out at the next login. Only an empty outbox lets the lists and records be cleared.
 */
import { logOut } from '../../../api/session.ts'
import type { Home } from '../../../home/home.ts'
import { forgetIdentity } from '../../../home/identity.ts'

/** Tries to send everything; the number that still waits. */
export async function pushBeforeLeaving(home: Home): Promise<number> {
  if (home.ledger.unsent.value > 0) await home.sync.runNow()
  return home.ledger.unsent.value
}

export async function signOut(home: Home): Promise<void> {
  const keeps = home.ledger.unsent.value > 0
  await logOut()
  const { name } = home.workplace.db
  home.close()
  if (!keeps) await clear(name)
  forgetIdentity()
  location.assign('/login')
}

/**
 * By the browser's own call: Dexie's `delete` closes once more, and whatever listens to its close event might open the
 * store again before it is gone. Another tab that still holds it clears it when it closes.
 */
const clear = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
