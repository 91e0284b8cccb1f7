/** What happened to accounts, devices and backups: ids and codes, never names, passwords or tokens. */
import { uuidv7 } from '../../domain/ids.ts'
import type { Tx } from '../db/connection.ts'
import { type Deps, secondsNow } from '../deps.ts'

type SecurityEvent =
  | 'account-created'
  | 'account-disabled'
  | 'account-enabled'
  | 'password-reset'
  | 'device-paired'
  | 'device-unpaired'
  | 'device-stolen'
  | 'child-erased'

/** `subject`: the staff member or device it is about; `by`: who did it. */
type SecurityEntry = { school: string; event: SecurityEvent; subject: string; by: string }

export async function logSecurity(
  deps: Deps,
  tx: Tx,
  { school, event, subject, by }: SecurityEntry,
): Promise<void> {
  const id = uuidv7(deps.now(), deps.random(10))
  const detail = JSON.stringify({ by })
  await tx
    .insertInto('security_log')
    .values({ school, id, at: secondsNow(deps), event, subject, detail })
    .execute()
}
