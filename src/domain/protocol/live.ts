/**
 * `GET /api/v1/live?install=…`: what was committed travels in the notice itself. A page leads from one commit to a
 * later one, and a device applies it only where it stands exactly at `from`, under the same scope; anything else it
 * asks for with a sync, which needs no page at all to be right.
 */
import type { CommittedFact, Cursor, RecordsPart } from './sync.ts'

export type LivePage = {
  readonly epoch: string
  readonly from: Cursor
  readonly to: Cursor
  /** Everything of the scope between the two. Null: too much for a notice, or only a sync can tell. */
  readonly news: LiveNews | null
}

export type LiveNews = {
  readonly scopeVersion: string
  readonly records: RecordsPart
  readonly facts: readonly CommittedFact[]
}

export const isSameCommit = (a: Cursor, b: Cursor): boolean => a.number === b.number && a.tag === b.tag

/** Nothing in it for this viewer: only the cursor moves on. */
export const saysNothing = ({ facts, records }: LiveNews): boolean =>
  facts.length === 0 && records.rows.length === 0 && records.gone.length === 0
