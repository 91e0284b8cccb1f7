/** What the server knows of each install: last contact, how far its facts have arrived without a gap, its clock. */
import type { TimedNeighbour } from '../../domain/time/clock.ts'
import type { Executor, Tx } from '../db/connection.ts'
import type { Sender } from './accept-facts.ts'
import type { ParsedRequest } from './sync.ts'

const nothingKnown = { clock_offset: null, epoch: null, checked_at: null, check_says: null }

type Contact = Pick<ParsedRequest, 'cursor' | 'epoch' | 'facts' | 'own'>

/**
 * Whether another tablet or person goes by this install id, which travels in every fact: whoever reads it there could
 * take up its numbers, and the store whose it is would be taken for the copy. What is handed over is another's.
 */
export async function isOfAnother(
  db: Executor,
  { school, install, author, state }: Sender,
): Promise<boolean> {
  if (state === 'handover') return false
  const known = await db
    .selectFrom('install')
    .select(['holder_kind', 'holder'])
    .where('school', '=', school)
    .where('id', '=', install)
    .executeTakeFirst()
  return known !== undefined && !isHolder(known, author)
}

const isHolder = (known: { holder_kind: string; holder: string }, author: Sender['author']) =>
  known.holder_kind === author.kind && known.holder === author.id

/**
 * Notes that an install was in touch. A request of the present epoch from a store that has nothing unsettled says
 * that all of this install's facts have arrived in this life of the database. A store that had to take another
 * install id goes on counting: what lies below arrived under the earlier one. What
 * arrived in another life of the database (`forked`) did not arrive here.
 */
export async function noteContact(
  tx: Tx,
  sender: Sender,
  at: number,
  contact: Contact,
  forked = false,
): Promise<void> {
  const { school, install, author } = sender
  const { cursor, own } = contact
  const known = await tx
    .selectFrom('install')
    .selectAll()
    .where('school', '=', school)
    .where('id', '=', install)
    .executeTakeFirst()
  if (!known) {
    const row = {
      school,
      id: install,
      holder_kind: author.kind,
      holder: author.id,
      first_contact: at,
      last_contact: at,
    }
    const arrived = forked
      ? { contiguous: 0, highest: own?.written ?? 0 }
      : { contiguous: own?.settled ?? 0, highest: own?.settled ?? 0 }
    await tx
      .insertInto('install')
      .values({ ...row, ...nothingKnown, ...arrived, restarts: cursor === null ? 1 : 0 })
      .execute()
    return
  }
  const settledIn = epochOfSettled(contact)
  await tx
    .updateTable('install')
    .set({ last_contact: at, ...(settledIn === null ? {} : { epoch: settledIn }) })
    .where('school', '=', school)
    .where('id', '=', install)
    .execute()
}

/** The epoch in which all of the store's facts have arrived; null while some are still to come. */
const epochOfSettled = ({ facts, own, epoch }: Contact): string | null =>
  facts.length === 0 && (!own || own.settled >= own.written) ? epoch : null

const freshFor = 60

/** Whether all that this contact would note is noted already: a device that only listens writes nothing each time. */
export async function isNoted(db: Executor, sender: Sender, at: number, contact: Contact): Promise<boolean> {
  const known = await db
    .selectFrom('install')
    .select(['last_contact', 'epoch', 'holder_kind', 'holder'])
    .where('school', '=', sender.school)
    .where('id', '=', sender.install)
    .executeTakeFirst()
  if (!known || !isHolder(known, sender.author)) return false
  if (Math.abs(at - Number(known.last_contact)) > freshFor) return false
  const settledIn = epochOfSettled(contact)
  return settledIn === null || settledIn === known.epoch
}

/** After a batch: the highest seq seen, and the last one up to which nothing is missing. */
export async function noteArrivals(
  tx: Tx,
  sender: Sender,
  seqs: readonly number[],
  clockOffset: number | null,
): Promise<void> {
  const { school, install } = sender
  const row = await tx
    .selectFrom('install')
    .select(['contiguous', 'highest'])
    .where('school', '=', school)
    .where('id', '=', install)
    .executeTakeFirstOrThrow()
  const contiguous = await contiguousFrom(tx, school, install, runFrom(Number(row.contiguous), seqs))
  await tx
    .updateTable('install')
    .set({
      contiguous,
      highest: Math.max(Number(row.highest), ...seqs),
      ...(clockOffset === null ? {} : { clock_offset: clockOffset }),
    })
    .where('school', '=', school)
    .where('id', '=', install)
    .execute()
}

/** The run of seqs after `start` as far as these go. */
function runFrom(start: number, seqs: readonly number[]): number {
  let last = start
  for (const seq of [...seqs].sort((a, b) => a - b)) if (seq === last + 1) last = seq
  return last
}

const seqsAtOnce = 1_000

/** The end of the run of seqs after `start`; behind a gap nothing is read. */
async function contiguousFrom(db: Executor, school: string, install: string, start: number): Promise<number> {
  for (let last = start; ;) {
    const rows = await db
      .selectFrom('receipt')
      .select('seq')
      .where('school', '=', school)
      .where('install', '=', install)
      .where('seq', '>', last)
      .orderBy('seq')
      .limit(seqsAtOnce)
      .execute()
    for (const { seq } of rows) {
      if (Number(seq) !== last + 1) return last
      last += 1
    }
    if (rows.length < seqsAtOnce) return last
  }
}

/** The install's last fact before `seq` whose time its page had measured. */
export async function lastTimedFact(
  db: Executor,
  school: string,
  install: string,
  seq: number,
): Promise<TimedNeighbour | undefined> {
  const row = await db
    .selectFrom('receipt')
    .innerJoin('fact', (join) =>
      join.onRef('fact.school', '=', 'receipt.school').onRef('fact.id', '=', 'receipt.fact'),
    )
    .select(['receipt.seq', 'fact.body'])
    .where('receipt.school', '=', school)
    .where('receipt.install', '=', install)
    .where('receipt.seq', '<', seq)
    .orderBy('receipt.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const { occurredAt, clockOffset } = JSON.parse(row.body) as { occurredAt: number; clockOffset?: number }
  return clockOffset === undefined
    ? undefined
    : { seq: Number(row.seq), correctedAt: occurredAt + clockOffset, occurredAt }
}
