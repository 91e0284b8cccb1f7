/**
 * Seals history a run at a time, beside everything else: facts are read a thousand at a time, encoded and compressed
 * outside of any transaction, and written in a short one that holds the school's lock for a few inserts.
 *
 *   read ──▶ encode, compress ──▶ lock │ still the same? │ runs of all audiences together │ commit
 *
 * It can be killed anywhere: a run is there for all its audiences or for none, and what to do next is read from the
 * database, not remembered. Between reading and writing a child's consent may have changed, or another process may
 * have sealed the same run: then nothing is written and the run is looked at again.
 */
import { streamTerm } from '../../domain/history/segment.ts'
import type { CommittedFact } from '../../domain/protocol/sync.ts'
import { addDays, type LocalDate, localDateOf } from '../../domain/time/local-time.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { Executor } from '../db/connection.ts'
import { noRunLikeIt, removeRun, type RunRow, runsOf, withdrawals, writeRun } from '../db/segments.ts'
import { inSchool } from '../db/transactions.ts'
import { type Deps, secondsNow } from '../deps.ts'
import type { SchoolViews } from '../school/views.ts'
import { type Content, contentFor, factsOfRun, letOthersGo, type Run, withheldIn } from './contents.ts'
import {
  type Cut,
  mergingCut,
  nextStream,
  ordinarySizes,
  schoolCut,
  type Sizes,
  streamCut,
  withdrawnCut,
} from './next-cut.ts'
import { pack, type Packed } from './packing.ts'

export type SealingDeps = Pick<Deps, 'database' | 'now'> & { readonly views: SchoolViews }

/** Where a walk over the streams stands; the rest is read from the database each time. */
type Walk = { stream: string }
type Prepared = { cut: Cut; runs: Array<{ run: Run; content: Content; packed: Packed }>; withdrawn: number }

/**
 * Seals what can be sealed now, run by run.
 * @param between awaited after each run: whoever runs this beside a server lets others go first, or stops it
 */
export async function sealSchool(
  deps: SealingDeps,
  school: string,
  {
    sizes = ordinarySizes,
    between = async () => true,
  }: { sizes?: Sizes; between?: () => Promise<boolean> } = {},
): Promise<void> {
  const walk: Walk = { stream: '' }
  for (;;) {
    const prepared = await prepare(deps, school, sizes, walk)
    if (prepared === null) return
    if (prepared !== 'nothing-here') await write(deps, school, await compressed(prepared))
    if (!(await between())) return
  }
}

type Read = { cut: Cut; runs: Array<{ run: Run; content: Content }>; withdrawn: number }

/** Null at the end of the walk. */
async function prepare(
  deps: SealingDeps,
  school: string,
  sizes: Sizes,
  walk: Walk,
): Promise<Read | 'nothing-here' | null> {
  const { read } = deps.database
  // First of all: what is withdrawn after this is noticed when the runs are written.
  const withdrawn = await withdrawals(read, school)
  const { view } = await deps.views.now(read, school)
  const cut = (await withdrawnCut(read, school)) ?? (await schoolCut(read, school, sizes))
  if (cut) return contentsOf(read, school, cut, view, withdrawn)
  const stream = await nextStream(read, school, walk.stream)
  if (stream === null) return null
  const today = localDateOf(secondsNow(deps), view.calendar.zone)
  const ofStream =
    (await streamCut(read, school, stream, sizes, isOver(stream, view, today))) ??
    (await mergingCut(read, school, streamTerm(stream) ?? '', sizes))
  if (ofStream) return contentsOf(read, school, ofStream, view, withdrawn)
  walk.stream = stream
  return 'nothing-here'
}

/** A week after a term's last day its facts have arrived, but for a few. */
function isOver(stream: string, view: SchoolView, today: LocalDate): boolean {
  const term = streamTerm(stream)
  return term !== undefined && term !== view.termIdOn(today) && term !== view.termIdOn(addDays(today, -7))
}

/** Runs of several audiences are of the same facts, which are read once. */
async function contentsOf(
  db: Executor,
  school: string,
  cut: Cut,
  view: SchoolView,
  withdrawn: number,
): Promise<Read> {
  const withheld = withheldIn(view)
  const read = new Map<string, CommittedFact[]>()
  const runs = []
  for (const run of cut.runs) {
    const key = `${run.stream} ${run.first}`
    const facts = read.get(key) ?? (await factsOfRun(db, school, run))
    read.set(key, facts)
    runs.push({ run, content: contentFor(run.audience, facts, withheld) })
    await letOthersGo()
  }
  return { cut, runs, withdrawn }
}

async function compressed({ cut, runs, withdrawn }: Read): Promise<Prepared> {
  const packed = runs.map(async (one) => ({ ...one, packed: await pack(one.content.bytes) }))
  return { cut, runs: await Promise.all(packed), withdrawn }
}

async function write(deps: SealingDeps, school: string, { cut, runs, withdrawn }: Prepared): Promise<void> {
  await inSchool(deps.database, school, async (tx) => {
    if ((await withdrawals(tx, school)) !== withdrawn) return
    const replaced = await runsOf(tx, school, cut.replaces)
    if (replaced.some(({ name }) => name === null) || replaced.length !== cut.replaces.length) return
    if (cut.replaces.length === 0 && !(await noRunLikeIt(tx, school, cut.runs))) return
    for (const run of replaced) await removeRun(tx, run)
    for (const { run, content, packed } of runs) await writeRun(tx, rowOf(school, run, content), packed)
  })
}

const rowOf = (school: string, { audience, stream, first, last }: Run, { count, name }: Content): RunRow => ({
  school,
  audience,
  stream,
  first_number: first,
  last_number: last,
  count,
  name,
})
