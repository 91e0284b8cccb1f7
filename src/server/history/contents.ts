/** What a sealed run holds for an audience: the facts of the ledger, as they may be read today. */
import { createHash } from 'node:crypto'
import { isForAdults } from '../../domain/facts/readers.ts'
import { type Audience, segmentName, termStream } from '../../domain/history/segment.ts'
import { encodeSegment } from '../../domain/history/segment-codec.ts'
import type { StudentId } from '../../domain/ids.ts'
import { namesAnyOf, withoutNotes } from '../../domain/permissions/hold-facts.ts'
import type { CommittedFact } from '../../domain/protocol/sync.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { Executor } from '../db/connection.ts'
import { ledgerFactOf } from '../db/facts.ts'

export type Run = {
  readonly audience: Audience
  readonly stream: string
  readonly first: number
  readonly last: number
}
export type Content = { readonly name: string; readonly count: number; readonly bytes: Uint8Array }

const rowsAtOnce = 1_000

/** A breath for requests: SQLite is read, and facts are encoded, on the thread that answers them. */
export const letOthersGo = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Facts of a run, in commit order, as they stand in the ledger. */
export async function factsOfRun(
  db: Executor,
  school: string,
  { stream, first, last }: Omit<Run, 'audience'>,
): Promise<CommittedFact[]> {
  const isTerm = stream.startsWith(termStream(''))
  const facts: CommittedFact[] = []
  for (let after = first - 1; ;) {
    const rows = await db
      .selectFrom('fact')
      .selectAll()
      .where('school', '=', school)
      .where('number', '>', after)
      .where('number', '<=', last)
      .where('stream', isTerm ? 'like' : '=', isTerm ? `%${stream.slice(1)}` : stream)
      .orderBy('number')
      .limit(rowsAtOnce)
      .execute()
    for (const row of rows) facts.push(ledgerFactOf(row))
    if (rows.length < rowsAtOnce) return facts
    after = facts.at(-1)?.number ?? last
    await letOthersGo()
  }
}

export const withheldIn = (view: SchoolView): ReadonlySet<StudentId> =>
  new Set([...view.students.values()].filter(({ consent }) => consent !== 'electronic').map(({ id }) => id))

export function contentFor(
  audience: Audience,
  facts: readonly CommittedFact[],
  withheld: ReadonlySet<StudentId>,
): Content {
  const isTablets = audience === 'tablet'
  const readable =
    audience === 'office'
      ? facts
      : facts.filter(({ fact }) => !namesAnyOf(fact, withheld) && !(isTablets && isForAdults(fact)))
  const shown = readable.map((entry) => ({
    ...entry,
    fact: isTablets ? withoutNotes(entry.fact) : entry.fact,
  }))
  const bytes = encodeSegment(shown)
  return { name: nameOf(bytes), count: shown.length, bytes }
}

export const nameOf = (bytes: Uint8Array) => segmentName(createHash('sha256').update(bytes).digest())
