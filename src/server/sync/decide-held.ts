/**
 * A person's decision about a fact that waits in quarantine or was refused: released under a new commit number,
 * rejected with its content kept, or only marked as seen.
 */
import * as v from 'valibot'
import { factSchema } from '../../domain/facts/fact.schema.ts'
import { deviceTime, stampFact } from '../../domain/facts/stamp.ts'
import type { RecordBody } from '../../domain/records/record.schema.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { type Commit, inCommit } from '../db/commits.ts'
import type { Tx } from '../db/connection.ts'
import { factRow, findFact, insertFacts } from '../db/facts.ts'
import { writeRecordVersions } from '../db/records.ts'
import { inSchool } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import type { Services } from '../services.ts'
import { tagOf } from './sync.ts'

export type HeldDecision = 'release' | 'reject' | 'seen'
export type HeldRefusal = 'unknown' | 'already-decided' | 'cannot-be-released'

type Held = { version: number; body: RecordBody<'held'> }

export async function decideHeld(
  services: Services,
  school: string,
  id: string,
  decision: HeldDecision,
  by: string,
): Promise<Result<null, HeldRefusal>> {
  const at = secondsNow(services)
  return inSchool(services.database, school, (tx) =>
    inCommit(tx, school, at, tagOf(services), async (commit) => {
      const held = await readHeld(tx, school, id)
      if (!held) return err('unknown')
      if (decision === 'release') {
        const released = await release(services, tx, school, held.body, commit)
        if (!released.ok) return released
      }
      const body =
        decision === 'release'
          ? null
          : { ...held.body, ...(decision === 'reject' ? { verdict: 'refused' as const } : {}), seen: true }
      const row = { kind: 'held' as const, id, version: held.version + 1, number: commit.next(), body }
      await writeRecordVersions(tx, school, [row], by, at)
      return ok(null)
    }),
  )
}

async function readHeld(tx: Tx, school: string, id: string): Promise<Held | null> {
  const row = await tx
    .selectFrom('record')
    .select(['version', 'body'])
    .where('school', '=', school)
    .where('kind', '=', 'held')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.body ? { version: row.version, body: JSON.parse(row.body) as RecordBody<'held'> } : null
}

/** The fact enters the ledger as of now; the one who decides answers for it, so rights are not asked again. */
async function release(
  services: Services,
  tx: Tx,
  school: string,
  held: RecordBody<'held'>,
  commit: Commit,
): Promise<Result<null, HeldRefusal>> {
  const parsed = v.safeParse(factSchema, held.fact)
  if (!parsed.success || held.code === 'content-conflict') return err('cannot-be-released')
  const fact = parsed.output
  if (await findFact(tx, school, fact.id)) return err('already-decided')
  const { view } = await services.views.now(tx, school)
  const number = commit.next()
  const stamp = stampFact(fact, { ...deviceTime(fact), receivedAt: held.receivedAt }, view, view)
  await insertFacts(tx, [{ ...factRow(school, number, fact, stamp, commit.at), released: 1 }])
  await tx
    .updateTable('receipt')
    .set({ verdict: 'accepted', number, code: null, detail: null })
    .where('school', '=', school)
    .where('fact', '=', fact.id)
    .execute()
  return ok(null)
}
