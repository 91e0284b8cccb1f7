/**
 * The PIN is forgotten or was guessed at: this browser forgets who is at home and shows the login. The person's
 * database stays with everything not sent; the same person logging in finds it again, anybody else another one.
 */
import { logOut } from '../../../api/session.ts'
import type { Home } from '../../../home/home.ts'
import { forgetIdentity } from '../../../home/identity.ts'
import { screenLock } from './screen-lock.ts'

export function leaveForLogin(staff: string, home: Home): void {
  void logOut().finally(() => {
    screenLock(staff).removePin()
    home.close()
    forgetIdentity()
    location.assign('/login?to=/teacher')
  })
}
