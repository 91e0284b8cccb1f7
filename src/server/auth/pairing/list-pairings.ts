/** What the issuing screen shows: which codes are open, who has claimed one, which have been collected. */
import type { Executor } from '../../db/connection.ts'
import type { Issuer, StoredPlan } from './make-pairing.ts'
import { matchOf } from './pairing-codes.ts'
import type { PlannedDevice } from './planned-device.ts'

export type ListedPairing = {
  id: string
  plan: PlannedDevice
  batch: boolean
  madeBy: string
  expiresAt: number
  state: 'open' | 'claimed' | 'confirmed' | 'collected'
  /** The device's record once confirmed. */
  device: string | null
  claim: { label: string; at: number; match: string } | null
}

/** The issuer's own, or the whole school's for those who may pair any device. */
export async function listPairings(db: Executor, issuer: Issuer, at: number): Promise<ListedPairing[]> {
  let query = db
    .selectFrom('pairing')
    .selectAll()
    .where('school', '=', issuer.school)
    .where('expires_at', '>', at)
    .where('state', '!=', 'cancelled')
    .orderBy('id')
  if (issuer.ownClasses !== null) query = query.where('made_by', '=', issuer.staff)
  return (await query.execute()).map((row) => {
    const { plan, batch, device } = JSON.parse(row.device) as StoredPlan
    const { claim_hash: claimHash, claim_label: label, claimed_at: claimedAt } = row
    return {
      id: row.id,
      plan,
      batch,
      madeBy: row.made_by,
      expiresAt: Number(row.expires_at),
      state: row.state as ListedPairing['state'],
      device: device ?? null,
      claim:
        claimHash === null ? null : { label: label ?? '', at: Number(claimedAt), match: matchOf(claimHash) },
    }
  })
}
