/**
 * What to seal next. The newest facts stay single: they are still being fetched one by one, and most of what is taken
 * back is taken back soon. A class's stream whose term is over is sealed whole.
 *
 *   withdrawn runs first │ the school's oldest unsealed facts, for the lead │ a class's oldest │ many small runs → one
 */
import { streamTerm, termStream } from '../../domain/history/segment.ts'
import { officeStream } from '../../domain/facts/ledger.ts'
import type { Executor } from '../db/connection.ts'
import { readRuns, sealedUpTo, withdrawnRuns } from '../db/segments.ts'
import type { Run } from './contents.ts'

export type Sizes = {
  /** Facts of a run. */
  readonly run: number
  /** Newest facts of a stream that stay single. */
  readonly tail: number
  /** What is left of a stream whose term is over is sealed from so many facts on. */
  readonly leftover: number
  /** So many of the lead's runs become one: their children's ids are then written once. */
  readonly merged: number
}
export const ordinarySizes: Sizes = { run: 1_000, tail: 500, leftover: 100, merged: 8 }

/** Runs to write in one transaction, and those they take the place of. */
export type Cut = { readonly runs: readonly Run[]; readonly replaces: readonly Run[] }

export async function withdrawnCut(db: Executor, school: string): Promise<Cut | null> {
  const [run] = await withdrawnRuns(db, school, 1)
  if (!run) return null
  const { stream, first_number: first, last_number: last } = run
  return { runs: [{ audience: run.audience as Run['audience'], stream, first, last }], replaces: [] }
}

/** One run per term that the school's oldest unsealed facts belong to; facts of the office are a stream of their own, and however
 * many they are, they are no step forward here. */
export async function schoolCut(db: Executor, school: string, { run, tail }: Sizes): Promise<Cut | null> {
  const sealed = await sealedUpTo(db, school, 'office', termStream('%'))
  const facts = await db
    .selectFrom('fact')
    .select(['number', 'stream'])
    .where('school', '=', school)
    .where('stream', '!=', officeStream)
    .where('number', '>', sealed)
    .orderBy('number')
    .limit(run + tail)
    .execute()
  if (facts.length < run + tail) return null
  const cut = facts.slice(0, run)
  const last = Number(cut.at(-1)?.number ?? 0)
  const terms = new Set(cut.flatMap(({ stream }) => streamTerm(stream) ?? []))
  const runs = [...terms].map((term) => ({
    audience: 'office' as const,
    stream: termStream(term),
    first: sealed + 1,
    last,
  }))
  return { runs, replaces: [] }
}

/** @param isOver whether the stream's term is over */
export async function streamCut(
  db: Executor,
  school: string,
  stream: string,
  { run, tail, leftover }: Sizes,
  isOver: boolean,
): Promise<Cut | null> {
  const audiences = stream === officeStream ? (['office'] as const) : (['tablet', 'adult'] as const)
  const sealed = await sealedUpTo(db, school, audiences[0], stream)
  const kept = isOver ? 0 : tail
  const facts = await db
    .selectFrom('fact')
    .select('number')
    .where('school', '=', school)
    .where('stream', '=', stream)
    .where('number', '>', sealed)
    .orderBy('number')
    .limit(run + kept)
    .execute()
  if (facts.length < (isOver ? leftover : run + kept)) return null
  const last = Number(facts[Math.min(run, facts.length) - 1]?.number ?? 0)
  return { runs: audiences.map((audience) => ({ audience, stream, first: sealed + 1, last })), replaces: [] }
}

/** The next home stream after this one, in the order of the alphabet; null after the last. */
export async function nextStream(db: Executor, school: string, after: string): Promise<string | null> {
  const row = await db
    .selectFrom('fact')
    .select((eb) => eb.fn.min('stream').as('stream'))
    .where('school', '=', school)
    .where('stream', '>', after)
    .executeTakeFirst()
  return row?.stream ?? null
}

/** The oldest small runs of a term, when there are enough of them side by side. */
export async function mergingCut(
  db: Executor,
  school: string,
  term: string,
  { run, merged }: Sizes,
): Promise<Cut | null> {
  const stream = termStream(term)
  const all = await readRuns(db, school, 'office', [stream])
  const small = all.filter(({ name, count }) => name !== null && count <= run)
  const from = all.indexOf(small[0] as (typeof all)[number])
  const group = all.slice(from, from + merged)
  if (small.length < merged || !group.every((one) => small.includes(one))) return null
  const replaces = group.map(({ first_number: first, last_number: last }): Run => ({
    audience: 'office',
    stream,
    first,
    last,
  }))
  const whole = {
    audience: 'office' as const,
    stream,
    first: replaces[0]?.first ?? 0,
    last: replaces.at(-1)?.last ?? 0,
  }
  return { runs: [whole], replaces }
}
