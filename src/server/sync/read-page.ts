/**
 * One page of what a device does not have yet: records it may hold, and facts of its scope after its cursor, in
 * commit order, never cutting a commit. Facts that the asking store wrote itself are left out: it has them.
 */
import type { Fact } from '../../domain/facts/fact.schema.ts'
import type { LedgerFact } from '../../domain/facts/ledger.ts'
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

/** A store by its install, and up to which seq it has written: what is above is a copy's, and it lacks that. */
export type Asking = { readonly install: string; readonly written: number }

/** @param head the sequence's end as the caller's transaction sees it */
export async function readFactPage(
  db: Executor,
  school: string,
  scope: Scope,
  asking: Asking,
  after: number,
  head: Cursor,
  most: number = maxRowsPerPage,
): Promise<FactPage> {
  const rows = await factsAfter(db, school, scope, asking, after, head.number)
    .limit(most + 1)
    .execute()
  const isLast = rows.length <= most
  const end = isLast ? head : await commitEnd(db, school, Number(rows[most - 1]?.number ?? 0))
  const whole = isLast ? rows : await factsAfter(db, school, scope, asking, after, end.number).execute()
  const facts = whole.flatMap((row) => heldFact(scope, row))
  return {
    facts,
    cursor: { number: end.number, tag: end.tag },
    complete: isLast || end.number === head.number,
  }
}

type Joined = FactRow & {
  target_body: string | null
  target_stream: string | null
  target_day: string | null
}

function factsAfter(
  db: Executor,
  school: string,
  scope: Scope,
  { install, written }: Asking,
  after: number,
  upTo: number,
) {
  return db
    .selectFrom('fact')
    .leftJoin('fact as about', (join) =>
      join.onRef('about.school', '=', 'fact.school').onRef('about.id', '=', 'fact.target'),
    )
    .selectAll('fact')
    .select(['about.body as target_body', 'about.stream as target_stream'])
    .select('about.school_day as target_day')
    .where('fact.school', '=', school)
    .where('fact.number', '>', after)
    .where('fact.number', '<=', upTo)
    .where((eb) =>
      eb.or([eb('fact.install', '!=', install), eb('fact.seq', '>', written), eb('fact.released', '=', 1)]),
    )
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
  for (const table of ['fact', 'about'] as const) {
    // A strike names its post or place in its claim alone.
    if (posts.size > 0 || places.size > 0 || allDutySince)
      net.push(eb(`${table}.type`, '=', 'claim.voided.v1'))
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

function mayHoldTarget(scope: Scope, { target_body, target_stream, target_day }: Joined): boolean {
  if (target_body === null || target_stream === null || target_day === null) return false
  const stamp = {
    stream: target_stream,
    schoolDay: target_day,
    window: null,
    time: 'ok',
    due: false,
  } as const
  return mayHoldFact(scope, { fact: JSON.parse(target_body) as Fact, stamp, number: null } as LedgerFact)
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
