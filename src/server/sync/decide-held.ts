/**
 * A person's decision about a fact that waits in quarantine or was refused: released under a new commit number,
 * rejected with its content kept, or only marked as seen.
 */
import * as v from 'valibot'
import { factSchema } from '../../domain/facts/fact.schema.ts'
import { deviceTime, stampFact } from '../../domain/facts/stamp.ts'
import { targetOf } from '../../domain/facts/ledger.ts'
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
import { trainingAsked } from './training-asked.ts'

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
    inCommit(tx, school, at, tagOf(services), (commit) =>
      decideOne(services, tx, school, id, decision, by, commit),
    ),
  )
}

/**
 * A block in one commit: what a tablet handed over, or what came after it was unpaired. In the order of the ids given,
 * which is the order of writing. What somebody else has decided meanwhile or cannot be released is left as it is.
 * @returns the ids that were left
 */
export async function decideBlock(
  services: Services,
  school: string,
  ids: readonly string[],
  decision: HeldDecision,
  by: string,
): Promise<Array<{ id: string; code: HeldRefusal }>> {
  const left: Array<{ id: string; code: HeldRefusal }> = []
  await inSchool(services.database, school, async (tx) => {
    left.length = 0
    await inCommit(tx, school, secondsNow(services), tagOf(services), async (commit) => {
      for (const id of ids) {
        const decided = await decideOne(services, tx, school, id, decision, by, commit)
        if (!decided.ok) left.push({ id, code: decided.error })
      }
    })
  })
  return left
}

async function decideOne(
  services: Services,
  tx: Tx,
  school: string,
  id: string,
  decision: HeldDecision,
  by: string,
  commit: Commit,
): Promise<Result<null, HeldRefusal>> {
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
  await writeRecordVersions(tx, school, [row], by, commit.at)
  return ok(null)
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
  const training = await trainingAsked(tx, school, [fact], [view])
  const own = stampFact(fact, { ...deviceTime(fact), receivedAt: held.receivedAt }, view, view, training)
  // A follow-up is held wherever its target is.
  const about = await findFact(tx, school, targetOf(fact) ?? '')
  const stamp = about ? { ...own, stream: about.stamp.stream } : own
  await insertFacts(tx, [{ ...factRow(school, number, fact, stamp, commit.at), released: 1 }])
  await tx
    .updateTable('receipt')
    .set({ verdict: 'accepted', number, code: null, detail: null })
    .where('school', '=', school)
    .where('fact', '=', fact.id)
    .execute()
  return ok(null)
}
