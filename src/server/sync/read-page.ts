/**
 * One page of what a device does not have yet: records it may hold, and facts of its scope after its cursor, in
 * commit order, never cutting a commit. Facts that the asking store wrote itself are left out: it has them. So are
 * those that its segments cover.
 */
import type { Fact } from '../../domain/facts/fact.schema.ts'
import type { LedgerFact } from '../../domain/facts/ledger.ts'
import { isWithheld, mayHoldFact, projectFact } from '../../domain/permissions/hold-facts.ts'
import type { Scope } from '../../domain/permissions/scope.ts'
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
import { type FactRow, ledgerFactOf, type NumberedFact } from '../db/facts.ts'
import { readChangedRecords } from '../db/records.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { Viewed } from '../school/views.ts'
import { numbersInReach, type Reach } from './numbers-in-reach.ts'

export type FactPage = { facts: CommittedFact[]; cursor: Cursor; complete: boolean }

/**
 * @param reach what is left of the scope beside its segments; `upTo` is the sequence's end as the caller's
 * transaction sees it
 */
export async function readFactPage(
  db: Executor,
  reach: Reach,
  head: Cursor,
  most: number = maxRowsPerPage,
): Promise<FactPage> {
  const { school, scope } = reach
  const numbers = await numbersInReach(db, reach, most + 1)
  const isLast = numbers.length <= most
  const end = isLast ? head : await commitEnd(db, school, numbers[most - 1] ?? 0)
  // Of the commit that the page ends in, all of it: more than a page only where one commit is.
  const whole = isLast ? numbers : await numbersInReach(db, { ...reach, upTo: end.number }, rowsOfOneCommit)
  const rows = await factsAt(db, school, whole)
  return {
    facts: rows.flatMap((one) => heldFact(scope, one)),
    cursor: { number: end.number, tag: end.tag },
    complete: isLast || end.number === head.number,
  }
}

const rowsOfOneCommit = 1_000_000
const rowsAtOnce = 5_000

/** A fact as it was committed, and the one it is about: it goes wherever that goes. */
export type Committed = { readonly entry: NumberedFact; readonly about: LedgerFact | null }

/** Everything committed after `after`, up to `upTo`. */
export const readCommitted = (
  db: Executor,
  school: string,
  after: number,
  upTo: number,
): Promise<Committed[]> =>
  committed(db, school, (facts) => facts.where('fact.number', '>', after).where('fact.number', '<=', upTo))

async function factsAt(db: Executor, school: string, numbers: readonly number[]): Promise<Committed[]> {
  const found: Committed[] = []
  for (let index = 0; index < numbers.length; index += rowsAtOnce) {
    const part = numbers.slice(index, index + rowsAtOnce)
    found.push(...(await committed(db, school, (facts) => facts.where('fact.number', 'in', part))))
  }
  return found
}

type Joined = FactRow & {
  target_body: string | null
  target_stream: string | null
  target_day: string | null
}
const joined = (db: Executor, school: string) =>
  db
    .selectFrom('fact')
    .leftJoin('fact as about', (join) =>
      join.onRef('about.school', '=', 'fact.school').onRef('about.id', '=', 'fact.target'),
    )
    .selectAll('fact')
    .select(['about.body as target_body', 'about.stream as target_stream'])
    .select('about.school_day as target_day')
    .where('fact.school', '=', school)
    .orderBy('fact.number')

async function committed(
  db: Executor,
  school: string,
  which: (facts: ReturnType<typeof joined>) => ReturnType<typeof joined>,
): Promise<Committed[]> {
  const rows: Joined[] = await which(joined(db, school)).execute()
  return rows.map((row) => ({ entry: ledgerFactOf(row), about: aboutOf(row) }))
}

function aboutOf({ target_body, target_stream, target_day }: Joined): LedgerFact | null {
  if (target_body === null || target_stream === null || target_day === null) return null
  const stamp = {
    stream: target_stream,
    schoolDay: target_day,
    window: null,
    time: 'ok',
    due: false,
  } as const
  return { fact: JSON.parse(target_body) as Fact, stamp, number: null } as LedgerFact
}

/** None or one: the fact as this viewer may hold it. */
export function heldFact(scope: Scope, { entry, about }: Committed): CommittedFact[] {
  if (isWithheld(scope, entry.fact)) return []
  if (!mayHoldFact(scope, entry) && !(about && mayHoldFact(scope, about))) return []
  return [{ number: entry.number, fact: projectFact(scope, entry.fact), stamp: entry.stamp }]
}

/** All records of the scope, for a device that starts anew. */
export function allRecords(scope: Scope, { rows, view }: Viewed): RecordsPart {
  return { complete: true, rows: rows.flatMap((row) => projectRecord(scope, row, view) ?? []), gone: [] }
}

/** A record that changed, as it is now; null: it was removed. */
export type Changed = { readonly kind: RecordKind; readonly id: string; readonly row: RecordRow | null }

export async function readChanged(
  db: Executor,
  school: string,
  viewed: Viewed,
  after: number,
): Promise<Changed[]> {
  if (viewed.number <= after) return []
  const names = await readChangedRecords(db, school, after)
  const current = new Map(viewed.rows.map((row) => [`${row.kind}/${row.id}`, row]))
  return names.map(({ kind, id }) => ({ kind, id, row: current.get(`${kind}/${id}`) ?? null }))
}

/** Those which the scope may hold, and the names of those it may not (any more). */
export function heldRecords(scope: Scope, view: SchoolView, changed: readonly Changed[]): RecordsPart {
  const rows: RecordRow[] = []
  const gone: Array<readonly [RecordKind, string]> = []
  for (const { kind, id, row } of changed) {
    const projected = row && projectRecord(scope, row, view)
    if (projected) rows.push(projected)
    else gone.push([kind, id])
  }
  return { complete: false, rows, gone }
}
