/** Which sealed runs a viewer may read now, and what of its streams they leave uncovered. */
import { readingOf, termStream } from '../../domain/history/segment.ts'
import type { Scope } from '../../domain/permissions/scope.ts'
import type { SegmentRef } from '../../domain/protocol/sync.ts'
import type { Executor } from '../db/connection.ts'
import {
  type BytesRow,
  readBytes,
  readRuns,
  type RunRow,
  runsWithName,
  sealedUpTo,
  withdrawals,
} from '../db/segments.ts'

/** Streams that a viewer holds wholly, each with the numbers after which, and between which, it is not sealed. */
export type Uncovered = { readonly stream: string; readonly after: number; readonly upTo: number }
export type SealedHistory = { readonly segments: SegmentRef[]; readonly uncovered: Uncovered[] }

/** The scope's version, with how often anything was withdrawn from what it reads. */
export async function versionWithWithdrawals(db: Executor, school: string, scope: Scope): Promise<string> {
  const { audience, streams } = readingOf(scope)
  const times = await withdrawals(db, school, { audience, streams: [...streams] })
  return times === 0 ? scope.version : `${scope.version}.${times}`
}

/** @param wanted false: nothing is listed, everything of the streams is uncovered */
export async function sealedHistory(
  db: Executor,
  school: string,
  scope: Scope,
  wanted: boolean,
  after: number,
  upTo: number,
): Promise<SealedHistory> {
  const { audience, streams } = readingOf(scope)
  const all = [...streams]
  if (!wanted) return { segments: [], uncovered: all.map((stream) => ({ stream, after, upTo })) }
  const runs = await readRuns(db, school, audience, all)
  const sealedOfSchool = await sealedUpTo(db, school, 'office', termStream('%'))
  const uncovered = all.flatMap((stream) => {
    const own = runs.filter((run) => run.stream === stream)
    // The school's runs are cut together: a term without facts in one has no run of it and misses nothing.
    const isOfSchool = stream.startsWith(termStream(''))
    const sealed = isOfSchool ? sealedOfSchool : (own.at(-1)?.last_number ?? 0)
    return gapsOf(stream, own, sealed, after, upTo)
  })
  const segments = runs.filter(({ name, count }) => name !== null && count > 0).map(refOf)
  return { segments, uncovered }
}

function gapsOf(
  stream: string,
  runs: readonly RunRow[],
  sealed: number,
  after: number,
  upTo: number,
): Uncovered[] {
  const withdrawn = runs.filter(({ name }) => name === null)
  const gaps = [
    ...withdrawn.map((run) => ({ after: run.first_number - 1, upTo: run.last_number })),
    { after: sealed, upTo },
  ]
  return gaps
    .map((gap) => ({ stream, after: Math.max(gap.after, after), upTo: Math.min(gap.upTo, upTo) }))
    .filter((gap) => gap.after < gap.upTo)
}

const refOf = ({ name, stream, first_number, last_number, count }: RunRow): SegmentRef => ({
  name: name ?? '',
  stream,
  first: first_number,
  last: last_number,
  count,
})

/** The bytes of those segments which the viewer may read now; others are left out, whether they exist or not. */
export async function readableBytes(
  db: Executor,
  school: string,
  scope: Scope,
  names: readonly string[],
): Promise<Map<string, BytesRow>> {
  const { audience, streams } = readingOf(scope)
  const runs = await runsWithName(db, school, names)
  const readable = runs.filter((run) => run.audience === audience && streams.has(run.stream))
  const bytes = await readBytes(db, school, [...new Set(readable.map(({ name }) => name ?? ''))])
  return new Map(bytes.map((row) => [row.name, row]))
}
