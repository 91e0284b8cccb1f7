/**
 * One page of what a device does not have yet: records it may hold, and facts of its scope after its cursor, in
 * commit order, never cutting a commit. Own facts of the asking install are left out: it has them.
 */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { isWithheld, mayHoldFact, projectFact, type Scope } from '../../domain/permissions/scope.ts'
import { projectRecord } from '../../domain/permissions/hold.ts'
import {
  type CommittedFact,
  type Cursor,
  maxRowsPerPage,
  type RecordsPart,
} from '../../domain/protocol/sync.ts'
import type { RecordKind, RecordRow } from '../../domain/records/record.schema.ts'
import { commitEnd } from '../db/commits.ts'
import type { Executor } from '../db/connection.ts'
import { type FactRow, ledgerFactOf } from '../db/facts.ts'
import { readChangedRecords } from '../db/records.ts'
import type { Tables } from '../db/tables.ts'
import type { Viewed } from '../school/views.ts'

export type FactPage = { facts: CommittedFact[]; cursor: Cursor; complete: boolean }

/** @param head the sequence's end as the caller's transaction sees it */
export async function readFactPage(
  db: Executor,
  school: string,
  scope: Scope,
  install: string,
  after: number,
  head: Cursor,
  most: number = maxRowsPerPage,
): Promise<FactPage> {
  const rows = await factsAfter(db, school, scope, install, after, head.number)
    .limit(most + 1)
    .execute()
  const isLast = rows.length <= most
  const end = isLast ? head : await commitEnd(db, school, Number(rows[most - 1]?.number ?? 0))
  const whole = isLast ? rows : await factsAfter(db, school, scope, install, after, end.number).execute()
  const facts = whole.flatMap((row) => heldFact(scope, row))
  return {
    facts,
    cursor: { number: end.number, tag: end.tag },
    complete: isLast || end.number === head.number,
  }
}

type Joined = FactRow & {
  target_author: string | null
  target_post: string | null
  target_place: string | null
  target_day: string | null
  target_type: string | null
}

function factsAfter(
  db: Executor,
  school: string,
  scope: Scope,
  install: string,
  after: number,
  upTo: number,
) {
  return db
    .selectFrom('fact')
    .leftJoin('fact as about', (join) =>
      join.onRef('about.school', '=', 'fact.school').onRef('about.id', '=', 'fact.target'),
    )
    .selectAll('fact')
    .select(['about.author as target_author', 'about.post as target_post', 'about.place as target_place'])
    .select(['about.school_day as target_day', 'about.type as target_type'])
    .where('fact.school', '=', school)
    .where('fact.number', '>', after)
    .where('fact.number', '<=', upTo)
    .where((eb) => eb.or([eb('fact.install', '!=', install), eb('fact.released', '=', 1)]))
    .where((eb) => eb.or(reachOf(eb, scope)))
    .orderBy('fact.number')
}

type Source = Tables & { about: Tables['fact'] }

/** A wide net in SQL; `mayHoldFact` is the exact test. A follow-up goes wherever its target goes. */
function reachOf(eb: ExpressionBuilder<Source, 'fact' | 'about'>, scope: Scope): Expression<SqlBool>[] {
  const { streams, wholeTerms, posts, places, allDutySince, ownFacts, transferred } = scope.facts
  const net: Expression<SqlBool>[] = [eb.lit(false) as unknown as Expression<SqlBool>]
  if (streams.size > 0) net.push(eb('fact.stream', 'in', [...streams]))
  if (transferred.size > 0) net.push(eb('fact.student', 'in', [...transferred.keys()]))
  for (const term of wholeTerms) net.push(eb('fact.stream', 'like', `%@${term}`))
  if (wholeTerms.size > 0) net.push(eb('fact.stream', '=', 'office'))
  // A strike names its post or place in its claim alone.
  if (posts.size > 0 || places.size > 0 || allDutySince) net.push(eb('fact.type', '=', 'claim.voided.v1'))
  for (const table of ['fact', 'about'] as const) {
    if (ownFacts)
      net.push(
        eb.and([eb(`${table}.author`, '=', scope.author.id), eb(`${table}.author_kind`, '=', 'staff')]),
      )
    if (posts.size > 0) net.push(eb(`${table}.post`, 'in', [...posts.keys()]))
    if (places.size > 0) net.push(eb(`${table}.place`, 'in', [...places.keys()]))
    if (allDutySince)
      net.push(eb.and([eb(`${table}.type`, 'like', 'duty.%'), eb(`${table}.school_day`, '>=', allDutySince)]))
  }
  return net
}

function heldFact(scope: Scope, row: Joined): CommittedFact[] {
  const entry = ledgerFactOf(row)
  if (isWithheld(scope, entry.fact)) return []
  if (!mayHoldFact(scope, entry) && !mayHoldTarget(scope, row)) return []
  return [{ number: entry.number, fact: projectFact(scope, entry.fact), stamp: entry.stamp }]
}

function mayHoldTarget(scope: Scope, row: Joined): boolean {
  const { ownFacts, posts, places, allDutySince } = scope.facts
  if (!row.target_day) return false
  if (ownFacts && row.target_author === scope.author.id) return true
  if (allDutySince && row.target_type?.startsWith('duty.') && row.target_day >= allDutySince) return true
  const since =
    (row.target_post && posts.get(row.target_post)) || (row.target_place && places.get(row.target_place))
  return Boolean(since && row.target_day >= since)
}

/** All records of the scope, for a device that starts anew. */
export function allRecords(scope: Scope, { rows, view }: Viewed): RecordsPart {
  return { complete: true, rows: rows.flatMap((row) => projectRecord(scope, row, view) ?? []), gone: [] }
}

/** Records changed since the cursor: those the scope may hold, and the names of those it may not (any more). */
export async function changedRecords(
  db: Executor,
  school: string,
  scope: Scope,
  viewed: Viewed,
  after: number,
): Promise<RecordsPart> {
  if (viewed.number <= after) return { complete: false, rows: [], gone: [] }
  const changed = await readChangedRecords(db, school, after)
  const current = new Map(viewed.rows.map((row) => [`${row.kind}/${row.id}`, row]))
  const rows: RecordRow[] = []
  const gone: Array<readonly [RecordKind, string]> = []
  for (const { kind, id } of changed) {
    const row = current.get(`${kind}/${id}`)
    const projected = row && projectRecord(scope, row, viewed.view)
    if (projected) rows.push(projected)
    else gone.push([kind, id])
  }
  return { complete: false, rows, gone }
}
