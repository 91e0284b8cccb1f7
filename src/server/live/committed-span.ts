/**
 * What was committed between two ends of a school's sequence, read once for all who listen, and what of it one viewer
 * may hold. The rules are those of a sync's page.
 */
import { isSameCommit, type LiveNews } from '../../domain/protocol/live.ts'
import type { Cursor } from '../../domain/protocol/sync.ts'
import { localDateOf } from '../../domain/time/local-time.ts'
import { headOf } from '../db/commits.ts'
import type { Tx } from '../db/connection.ts'
import { withdrawals } from '../db/segments.ts'
import { inSnapshot } from '../db/transactions.ts'
import { type Deps, secondsNow } from '../deps.ts'
import { versionWithWithdrawals } from '../history/list-segments.ts'
import { knownScope, type Reader } from '../school/known-scopes.ts'
import type { SchoolViews, Viewed } from '../school/views.ts'
import {
  type Changed,
  type Committed,
  heldFact,
  heldRecords,
  readChanged,
  readCommitted,
} from '../sync/read-page.ts'

export type Head = Cursor & { readonly epoch: string }
export type Span = {
  readonly school: string
  readonly from: Cursor
  readonly to: Head
  /** Null: more than belongs into a notice, or not to be led to from `from`. */
  readonly content: Content | null
}
type Content = {
  readonly viewed: Viewed
  readonly facts: readonly Committed[]
  readonly changed: readonly Changed[]
  /** How often anything sealed was withdrawn in this school: nearly always never. */
  readonly withdrawn: number
}

/** Read at most: more than that comes from a device that was offline, and a sync fetches it better. */
const mostNumbers = 300
const mostHeld = 100

export async function readSpan(
  deps: Deps,
  views: SchoolViews,
  school: string,
  from: Head | null,
): Promise<Span> {
  return inSnapshot(deps.database, async (tx) => {
    const to = await headOf(tx, school)
    const start = from ?? to
    const leadsOn = start.epoch === to.epoch && start.number <= to.number
    const isSmall = leadsOn && to.number - start.number <= mostNumbers
    const content = isSmall ? await readContent(tx, views, school, start, to) : null
    return { school, from: leadsOn ? start : to, to, content }
  })
}

async function readContent(
  tx: Tx,
  views: SchoolViews,
  school: string,
  from: Cursor,
  to: Cursor,
): Promise<Content> {
  const viewed = await views.now(tx, school)
  const isStill = isSameCommit(from, to)
  return {
    viewed,
    facts: isStill ? [] : await readCommitted(tx, school, from.number, to.number),
    changed: await readChanged(tx, school, viewed, from.number),
    withdrawn: await withdrawals(tx, school),
  }
}

/**
 * @param install the listener's store; what it wrote itself is acknowledged by its own syncs, and a copy of that
 * store may lack it: only a sync tells
 */
export async function newsFor(
  deps: Deps,
  { school, content }: Span,
  reader: Reader,
  install: string,
): Promise<LiveNews | null> {
  if (!content || content.facts.some(({ entry }) => entry.fact.install === install)) return null
  const { viewed, withdrawn } = content
  const scope = knownScope(reader, viewed.view, localDateOf(secondsNow(deps), viewed.view.calendar.zone))
  const facts = content.facts.flatMap((one) => heldFact(scope, one))
  if (facts.length > mostHeld || content.changed.length > mostHeld) return null
  const { read } = deps.database
  return {
    scopeVersion: withdrawn === 0 ? scope.version : await versionWithWithdrawals(read, school, scope),
    records: heldRecords(scope, viewed.view, content.changed),
    facts,
  }
}
