/**
 * A person who has left: the account is dead at once, every session and stream of it ends, and the staff record says
 * so to every device. Written outside the database too, so that a restored backup does not let the person in again.
 */
import { err, ok, type Result } from '../../domain/result.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { Tx } from '../db/connection.ts'
import { versionOf } from '../db/records.ts'
import { writeOrNothing } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import { type ChangeRefusal, changeRecords } from '../school/change-records.ts'
import type { Services } from '../services.ts'
import { logSecurity } from './security-log.ts'
import { closeSessions } from './sessions.ts'

export type DisableRefusal = { code: 'unknown-staff' } | { code: 'yourself' } | ChangeRefusal

export async function disableAccount(
  services: Services,
  school: string,
  by: string,
  staff: string,
): Promise<Result<null, DisableRefusal>> {
  if (staff === by) return err({ code: 'yourself' })
  return setActive(services, school, by, staff, false)
}

export const enableAccount = (services: Services, school: string, by: string, staff: string) =>
  setActive(services, school, by, staff, true)

export async function setActive(
  services: Services,
  school: string,
  by: string,
  staff: string,
  active: boolean,
): Promise<Result<null, DisableRefusal>> {
  const at = secondsNow(services)
  const { view } = await services.views.now(services.database.read, school)
  const ended: string[] = []
  const result = await writeOrNothing<null, DisableRefusal>(services.database, school, async (tx) => {
    const changed = await markStaff(services, tx, { school, by, at }, view, staff, active)
    if (!changed.ok) return changed
    if (active) await openAccount(services, tx, { school, by, at }, staff)
    else ended.push(...(await shutAccount(services, tx, { school, by, at }, staff)))
    return ok(null)
  })
  if (result.ok) {
    for (const session of ended) services.endedSessions.emit(session)
    services.commits.emit(school)
  }
  return result
}

export type By = { school: string; by: string; at: number }

async function markStaff(
  services: Services,
  tx: Tx,
  { school, by, at }: By,
  view: SchoolView,
  staff: string,
  active: boolean,
) {
  const known = view.staff.get(staff)
  if (!known) return err({ code: 'unknown-staff' } as const)
  if (known.active === active) return ok(null)
  const { id: _id, ...body } = known
  const version = await versionOf(tx, school, 'staff', staff)
  const tag = Buffer.from(services.random(8)).toString('hex')
  return changeRecords(tx, { school, by, at, tag }, [
    { kind: 'staff', id: staff, version, body: { ...body, active } },
  ])
}

/** The account's part alone: for whoever changes the staff record in the same transaction. Gives the ended sessions. */
export async function shutAccount(
  services: Services,
  tx: Tx,
  { school, by, at }: By,
  staff: string,
): Promise<string[]> {
  await tx
    .updateTable('account')
    .set({ disabled_at: at })
    .where('school', '=', school)
    .where('staff', '=', staff)
    .where('disabled_at', 'is', null)
    .execute()
  await logSecurity(services, tx, { school, event: 'account-disabled', subject: staff, by })
  services.journal.append({ at, school, what: 'account-disabled', id: staff })
  return closeSessions(tx, { school, subject: { kind: 'staff', id: staff } }, { state: 'ended' })
}

export async function openAccount(
  services: Services,
  tx: Tx,
  { school, by, at }: By,
  staff: string,
): Promise<void> {
  await tx
    .updateTable('account')
    .set({ disabled_at: null })
    .where('school', '=', school)
    .where('staff', '=', staff)
    .execute()
  await logSecurity(services, tx, { school, event: 'account-enabled', subject: staff, by })
  services.journal.append({ at, school, what: 'account-enabled', id: staff })
}
