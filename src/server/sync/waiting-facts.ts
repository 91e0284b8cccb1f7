/** Revocations and settlements that came before their target: kept aside, taken up in the target's transaction. */
import * as v from 'valibot'
import { type Fact, factSchema } from '../../domain/facts/fact.schema.ts'
import { must } from '../../domain/result.ts'
import type { Executor, Tx } from '../db/connection.ts'
import { insertRows, selectEach } from '../db/many-rows.ts'
import type { Sender } from './accept-facts.ts'

export type Waiting = { readonly fact: Fact; readonly sender: Sender }

/** What waits for any of these facts, by the fact it waits for. */
export async function readWaiting(
  db: Executor,
  school: string,
  targets: readonly string[],
): Promise<Map<string, Waiting[]>> {
  if (targets.length === 0 || !(await doesAnythingWait(db, school))) return new Map()
  const rows = await selectEach(db, 'waiting', school, targets, (list) =>
    db.selectFrom('waiting').selectAll().where('school', '=', school).where('target', 'in', list),
  )
  const waiting = new Map<string, Waiting[]>(rows.map(({ target }) => [target, []]))
  for (const { target, body, holder } of rows) {
    const fact = v.parse(factSchema, JSON.parse(body))
    must(waiting.get(target), 'made above').push({ fact, sender: JSON.parse(holder) as Sender })
  }
  return waiting
}

/** Hardly ever. */
async function doesAnythingWait(db: Executor, school: string): Promise<boolean> {
  const row = await db.selectFrom('waiting').select('target').where('school', '=', school).limit(1).execute()
  return row.length > 0
}

export type NewlyWaiting = Waiting & { readonly target: string; readonly at: number }

export async function putWaiting(tx: Tx, waiting: readonly NewlyWaiting[]): Promise<void> {
  const rows = waiting.map(({ fact, sender, target, at }) => ({
    school: sender.school,
    target,
    fact: fact.id,
    body: JSON.stringify(fact),
    holder: JSON.stringify(sender),
    received_at: at,
  }))
  await insertRows(tx, 'waiting', rows)
}

/** What waited for these facts waits no longer. */
export async function forgetWaiting(tx: Tx, school: string, targets: readonly string[]): Promise<void> {
  if (targets.length === 0) return
  await tx.deleteFrom('waiting').where('school', '=', school).where('target', 'in', targets).execute()
}
