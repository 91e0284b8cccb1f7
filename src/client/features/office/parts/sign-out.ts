/** Leaving this computer: the session ends on the server first, then what it held here goes. */
import type { Result } from '../../../../domain/result.ts'
import type { ApiProblem } from '../../../api/request.ts'
import { logOut } from '../../../api/session.ts'
import type { Home } from '../../../home/home.ts'
import { forgetIdentity } from '../../../home/identity.ts'

/** What has not been sent stays here for the next login; everything else is removed. */
export async function signOut(home: Home): Promise<Result<object, ApiProblem>> {
  const ended = await logOut()
  if (!ended.ok) return ended
  const isEmpty = home.ledger.unsent.value === 0
  home.close()
  if (isEmpty) await home.workplace.db.delete()
  forgetIdentity()
  location.assign('/start')
  return ended
}
