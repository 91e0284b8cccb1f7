/** Leaving this phone: what is not sent is pushed first; see home/leave-home.ts for what stays and what goes. */
import type { Home } from '../../../home/home.ts'
import { leaveHome } from '../../../home/leave-home.ts'

/** Tries to send everything; the number that still waits. */
export async function pushBeforeLeaving(home: Home): Promise<number> {
  if (home.ledger.unsent.value > 0) await home.sync.runNow()
  return home.ledger.unsent.value
}

export async function signOut(home: Home): Promise<void> {
  await leaveHome(home)
  location.assign('/login')
}
