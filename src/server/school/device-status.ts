/**
 * How each device stands: last contact, clock, and the gaps in what it has sent. A gap is a range of sequence
 * numbers up to the highest one seen for which no fact has arrived and which nobody has declared lost.
 */
import type { CopySays } from '../../domain/protocol/copy-check.ts'
import { headOf } from '../db/commits.ts'
import type { Executor } from '../db/connection.ts'
import { restoredAt } from '../db/epochs.ts'

/** First and last sequence number, both included. */
export type SeqRange = readonly [first: number, last: number]

type InstallStatus = {
  install: string
  firstContact: number
  lastContact: number
  highest: number
  gaps: SeqRange[]
  /** Server time minus device time, seconds; null when never measured. */
  clockOffset: number | null
  restarts: number
  /** The server was brought back from a backup, and this install may still hold what was lost with that. */
  owesBack: boolean
  /** What the device's own check of its copy came to; null when it never checked. */
  copy: { at: number; says: CopySays } | null
}
/** `id` is a device's record, or a staff member for a phone. */
export type HolderStatus = {
  kind: 'device' | 'staff'
  id: string
  lastContact: number
  installs: InstallStatus[]
}

/** Whoever was last here longer before a restore has nothing that the backup lacks. */
const oldestBackup = 30 * 86_400
/** What a device has to give back it keeps; whoever has not come in half a year is not waited for any more. */
const waitedFor = 180 * 86_400

export async function deviceStatus(db: Executor, school: string, now: number): Promise<HolderStatus[]> {
  const { epoch } = await headOf(db, school)
  const restored = await restoredAt(db, school)
  const owesBack = (row: { epoch: string | null; first_contact: number; last_contact: number }) =>
    restored !== null &&
    now - restored < waitedFor &&
    Number(row.first_contact) <= restored &&
    restored - Number(row.last_contact) < oldestBackup &&
    row.epoch !== epoch
  const rows = await db
    .selectFrom('install')
    .selectAll()
    .where('school', '=', school)
    .orderBy('last_contact', 'desc')
    .execute()
  const holders = new Map<string, HolderStatus>()
  for (const row of rows) {
    const install: InstallStatus = {
      install: row.id,
      firstContact: Number(row.first_contact),
      lastContact: Number(row.last_contact),
      highest: Number(row.highest),
      gaps: await gapsOf(db, school, row.id, Number(row.contiguous), Number(row.highest)),
      clockOffset: row.clock_offset === null ? null : Number(row.clock_offset),
      restarts: row.restarts,
      owesBack: owesBack(row),
      copy: row.checked_at === null ? null : { at: Number(row.checked_at), says: row.check_says as CopySays },
    }
    const key = `${row.holder_kind} ${row.holder}`
    const kind = row.holder_kind as HolderStatus['kind']
    const holder = holders.get(key) ?? {
      kind,
      id: row.holder,
      lastContact: install.lastContact,
      installs: [],
    }
    holders.set(key, holder)
    holder.installs.push(install)
  }
  return [...holders.values()]
}

/** Everything up to `contiguous` is there: only what lies above is looked at. */
export async function gapsOf(
  db: Executor,
  school: string,
  install: string,
  contiguous: number,
  highest: number,
): Promise<SeqRange[]> {
  if (contiguous >= highest) return []
  const arrived = await db
    .selectFrom('receipt')
    .select('seq')
    .where('school', '=', school)
    .where('install', '=', install)
    .where('seq', '>', contiguous)
    .execute()
  const lost = await db
    .selectFrom('lost')
    .select(['first_seq', 'last_seq'])
    .where('school', '=', school)
    .where('install', '=', install)
    .execute()
  const known: SeqRange[] = [
    ...arrived.map(({ seq }): SeqRange => [Number(seq), Number(seq)]),
    ...lost.map((range): SeqRange => [Number(range.first_seq), Number(range.last_seq)]),
  ]
  return missing(contiguous + 1, highest, known)
}

/** What of first..last lies in none of the ranges. */
export function missing(first: number, last: number, known: readonly SeqRange[]): SeqRange[] {
  const gaps: SeqRange[] = []
  let next = first
  for (const [from, to] of [...known].sort((a, b) => a[0] - b[0])) {
    if (from > next) gaps.push([next, Math.min(from - 1, last)])
    next = Math.max(next, to + 1)
    if (next > last) return gaps
  }
  return next <= last ? [...gaps, [next, last]] : gaps
}
