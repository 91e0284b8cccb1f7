/** The issuing screen confirms a claim: the device's record is made (or made active again) in the same transaction. */
import { uuidv7 } from '../../../domain/ids.ts'
import { err, ok, type Result } from '../../../domain/result.ts'
import { localDateOf } from '../../../domain/time/local-time.ts'
import type { Tx } from '../../db/connection.ts'
import { versionOf } from '../../db/records.ts'
import { writeOrNothing } from '../../db/transactions.ts'
import { secondsNow } from '../../deps.ts'
import { type ChangeRefusal, changeRecords } from '../../school/change-records.ts'
import type { Services } from '../../services.ts'
import { logSecurity } from '../security-log.ts'
import { closeSessions, pushOnlySeconds } from '../sessions.ts'
import { endPairings, pairingsOf } from './end-pairings.ts'
import type { Issuer, StoredPlan } from './make-pairing.ts'
import { matchOf } from './pairing-codes.ts'
import { deviceChange } from './planned-device.ts'

export type ConfirmRefusal =
  | { code: 'unknown-pairing' }
  | { code: 'not-claimed' }
  | { code: 'other-claim' }
  | { code: 'unknown-device' }
  | ChangeRefusal

const collectSeconds = 10 * 60

/** @param match the four digits on the tablet that is confirmed, when the screen asks for them */
export async function confirmPairing(
  services: Services,
  issuer: Issuer,
  id: string,
  match?: string,
): Promise<Result<{ device: string }, ConfirmRefusal>> {
  const { school, staff } = issuer
  const at = secondsNow(services)
  const { view } = await services.views.now(services.database.read, school)
  const ended: string[] = []
  const result = await writeOrNothing<{ device: string }, ConfirmRefusal>(
    services.database,
    school,
    async (tx) => {
      const pairing = await findPairing(tx, issuer, id, at)
      if (!pairing) return err({ code: 'unknown-pairing' })
      if (pairing.state !== 'claimed' || pairing.claim_hash === null) return err({ code: 'not-claimed' })
      if (match !== undefined && match !== matchOf(pairing.claim_hash)) return err({ code: 'other-claim' })
      const stored = JSON.parse(pairing.device) as StoredPlan
      const newId = uuidv7(services.now(), services.random(10))
      const change = deviceChange(stored.plan, view, newId, localDateOf(at, view.calendar.zone))
      if (!change) return err({ code: 'unknown-device' })
      const version = await versionOf(tx, school, 'device', change.id)
      const tag = Buffer.from(services.random(8)).toString('hex')
      const changed = await changeRecords(tx, { school, by: staff, at, tag }, [{ ...change, version }])
      if (!changed.ok) return changed
      // The tablet that was there before may still hold facts: they can arrive for a while.
      const before = { school, subject: { kind: 'device', id: change.id } } as const
      ended.push(...(await closeSessions(tx, before, { state: 'push-only', until: at + pushOnlySeconds })))
      await endPairings(tx, school, await pairingsOf(tx, school, change.id))
      await tx
        .updateTable('pairing')
        .set({
          state: 'confirmed',
          expires_at: at + collectSeconds,
          device: JSON.stringify({ ...stored, device: change.id } satisfies StoredPlan),
        })
        .where('school', '=', school)
        .where('id', '=', id)
        .execute()
      await logSecurity(services, tx, { school, event: 'device-paired', subject: change.id, by: staff })
      services.journal.append({ at, school, what: 'device-paired', id: change.id })
      return ok({ device: change.id })
    },
  )
  if (result.ok) {
    for (const session of ended) services.endedSessions.emit(session)
    services.commits.emit(school)
  }
  return result
}

/** The issuer's own, or anybody's for those who may pair any device. */
async function findPairing(tx: Tx, { school, staff, ownClasses }: Issuer, id: string, at: number) {
  const row = await tx
    .selectFrom('pairing')
    .selectAll()
    .where('school', '=', school)
    .where('id', '=', id)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return row && (ownClasses === null || row.made_by === staff) ? row : undefined
}

export async function cancelPairing(services: Services, issuer: Issuer, id: string): Promise<boolean> {
  const { school, staff, ownClasses } = issuer
  let query = services.database.write
    .updateTable('pairing')
    .set({ state: 'cancelled' })
    .where('school', '=', school)
    .where('id', '=', id)
    .where('state', 'in', ['open', 'claimed'])
  if (ownClasses !== null) query = query.where('made_by', '=', staff)
  return (await query.executeTakeFirst()).numUpdatedRows === 1n
}
