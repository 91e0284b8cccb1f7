/**
 * The PIN is forgotten or was guessed at: this browser puts the names away, forgets who is at home and shows the login.
 * What was not sent stays for the same person's next login; anybody else finds another store.
 */
import type { Home } from '../../../home/home.ts'
import { leaveHome } from '../../../home/leave-home.ts'
import { screenLock } from './screen-lock.ts'

export async function leaveForLogin(staff: string, home: Home): Promise<void> {
  await leaveHome(home)
  screenLock(staff).removePin()
  location.assign('/login?to=/teacher')
}
