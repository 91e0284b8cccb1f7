/** Revocations and settlements that came before their target: kept aside, taken up in the target's transaction. */
import * as v from 'valibot'
import { type Fact, factSchema } from '../../domain/facts/fact.schema.ts'
import type { Executor, Tx } from '../db/connection.ts'
import type { Sender } from './accept-facts.ts'

export async function awaitedTargets(db: Executor, school: string): Promise<Set<string>> {
  const rows = await db.selectFrom('waiting').select('target').where('school', '=', school).execute()
  return new Set(rows.map((row) => row.target))
}

export async function putWaiting(
  tx: Tx,
  sender: Sender,
  fact: Fact,
  target: string,
  at: number,
): Promise<void> {
  const row = {
    school: sender.school,
    target,
    fact: fact.id,
    body: JSON.stringify(fact),
    holder: JSON.stringify(sender),
  }
  await tx
    .insertInto('waiting')
    .values({ ...row, received_at: at })
    .execute()
}

export type Waiting = { fact: Fact; sender: Sender }

/** What waits for this target, in a fixed order; it waits no longer. */
export async function takeWaiting(tx: Tx, school: string, target: string): Promise<Waiting[]> {
  const rows = await tx
    .selectFrom('waiting')
    .select(['body', 'holder'])
    .where('school', '=', school)
    .where('target', '=', target)
    .orderBy('fact')
    .execute()
  await tx.deleteFrom('waiting').where('school', '=', school).where('target', '=', target).execute()
  return rows.map(({ body, holder }) => ({
    fact: v.parse(factSchema, JSON.parse(body)),
    sender: JSON.parse(holder) as Sender,
  }))
}
