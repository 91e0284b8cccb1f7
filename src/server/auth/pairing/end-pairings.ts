/**
 * For ten minutes a confirmed pairing gives its token again, to the tablet whose reply was lost. Whatever takes the
 * tablet out of service ends that too: otherwise the claim, which the tablet still has, would undo it.
 */
import type { Tx } from '../../db/connection.ts'
import type { StoredPlan } from './make-pairing.ts'

const confirmed = ['confirmed', 'collected']

/** Those by which somebody could become this device now. */
export async function pairingsOf(tx: Tx, school: string, device: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('pairing')
    .select(['id', 'device'])
    .where('school', '=', school)
    .where('state', 'in', confirmed)
    .execute()
  return rows.filter((row) => (JSON.parse(row.device) as StoredPlan).device === device).map(({ id }) => id)
}

/** @param ids of pairings, which are those of the sessions that came from them */
export async function endPairings(tx: Tx, school: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('pairing')
    .set({ state: 'cancelled' })
    .where('school', '=', school)
    .where('id', 'in', ids)
    .where('state', 'in', confirmed)
    .execute()
}
