/**
 * The new device asks whether it was confirmed, and gets its token. Asked again within ten minutes (the reply was
 * lost) it gets another token, and the one it never saw dies. Only while the device is in service: neither stolen nor
 * unpaired, nor its session ended, since.
 */
import { timingSafeEqual } from 'node:crypto'
import { isActive } from '../../../domain/permissions/roles.ts'
import type { Tx } from '../../db/connection.ts'
import { inSchool } from '../../db/transactions.ts'
import { secondsNow } from '../../deps.ts'
import type { Services } from '../../services.ts'
import { openSession } from '../sessions.ts'
import { hashToken } from '../tokens.ts'
import type { StoredPlan } from './make-pairing.ts'

export type Collected =
  { state: 'waiting' } | { state: 'gone' } | { state: 'paired'; device: string; token: string }

export async function collectPairing(
  services: Services,
  school: string,
  id: string,
  claim: string,
): Promise<Collected> {
  const at = secondsNow(services)
  return inSchool(services.database, school, async (tx): Promise<Collected> => {
    const pairing = await tx
      .selectFrom('pairing')
      .selectAll()
      .where('school', '=', school)
      .where('id', '=', id)
      .where('expires_at', '>', at)
      .executeTakeFirst()
    if (!pairing?.claim_hash || !isSame(pairing.claim_hash, hashToken(claim))) return { state: 'gone' }
    if (pairing.state === 'claimed') return { state: 'waiting' }
    const { device } = JSON.parse(pairing.device) as StoredPlan
    if (!device || (pairing.state !== 'confirmed' && pairing.state !== 'collected')) return { state: 'gone' }
    if (!(await isInService(services, tx, school, id, device))) return { state: 'gone' }
    await tx.deleteFrom('session').where('school', '=', school).where('id', '=', id).execute()
    const author = { kind: 'device', id: device } as const
    const { token } = await openSession(services, tx, {
      school,
      author,
      id,
      label: pairing.claim_label ?? '',
    })
    await tx
      .updateTable('pairing')
      .set({ state: 'collected' })
      .where('school', '=', school)
      .where('id', '=', id)
      .execute()
    return { state: 'paired', device, token }
  })
}

/** A session carries the id of the pairing it came from. */
async function isInService(
  { views }: Services,
  tx: Tx,
  school: string,
  pairing: string,
  device: string,
): Promise<boolean> {
  const { view } = await views.now(tx, school)
  if (!isActive({ kind: 'device', id: device }, view)) return false
  const session = await tx
    .selectFrom('session')
    .select('state')
    .where('school', '=', school)
    .where('id', '=', pairing)
    .executeTakeFirst()
  return session === undefined || session.state === 'active'
}

const isSame = (a: string, b: string) => timingSafeEqual(Buffer.from(a), Buffer.from(b))
