/**
 * What a device holds. One database per staff member or device token, so that another login on the same machine
 * opens another database and never sees or pushes this one's rows.
 *
 *   own       facts this device wrote, by seq; they stay, acknowledged or not
 *   answers   what the server said about single seqs that were not simply numbered
 *   acks      ranges of seqs with their commit numbers: nothing is written per accepted fact
 *   ledger    single facts by others, by commit number
 *   listed    the segments that its copy of the ledger consists of, besides the rows of `ledger`
 *   segments  the bytes of those that have arrived, one row each
 *   records   the records of the scope, whole
 *   pictures  the picture under the campus map, so that it is there without a network
 *   meta      install id, cursor, scope version and the like, one row each
 *
 * A screen that says "saved" may only say it after the transaction's strict commit.
 */
import Dexie, { type Table } from 'dexie'
import type { Fact } from '../../domain/facts/fact.schema.ts'
import type { Stamp } from '../../domain/facts/ledger.ts'
import type { CommittedFact, Cursor, SegmentRef, SeqException } from '../../domain/protocol/sync.ts'
import type { RecordRow } from '../../domain/records/record.schema.ts'

/** A fact this device wrote. `seq` comes from the database, in the order of writing. */
export type OwnRow = {
  seq?: number
  fact: Omit<Fact, 'seq'>
  stamp: Stamp
  /** Which page wrote it, and that page's forward-only clock then (seconds): gives the true time later. */
  page: string
  monotonic: number
}
/** `blank`: the fact's id, where the fact itself was erased before the server had heard of it. */
export type AnswerRow = { seq: number; exception?: SeqException; stamp?: Stamp; blank?: string }
export type AckRow = { first: number; last: number; number: number }
/** Decoded bytes: inflated, still columnar. */
export type SegmentRow = { name: string; bytes: Uint8Array }
/** `id` says what is in it; see the campus map's record. */
export type PictureRow = { id: string; bytes: Uint8Array<ArrayBuffer> }

/** `lease`: a tablet that was without contact for too many school days. */
type TurnedAway = 'signed-out' | 'stolen' | 'unpaired' | 'lease' | 'update-needed'

export type Meta = {
  install: string
  epoch: string
  cursor: Cursor
  scopeVersion: string
  school: string
  /** Server time at the last answer and this device's clock then, seconds. */
  lastContact: { serverTime: number; deviceClock: number; page: string; monotonic: number }
  /** False while a restarted copy of the ledger is still being fetched. */
  complete: boolean
  /** The last page of single rows has come. */
  paged: boolean
  /** Nothing that may count is awaited of the segments that are listed. */
  gathered: boolean
  /** Single rows when the list of segments was last asked for, or all of it had come. */
  rowsKept: number
  /** Counts the times rows of the copy of the ledger went: it was started anew, or segments took their place. */
  generation: number
  /** How far the history had come at which contact, oldest first; see offer-again.ts. */
  heads: Array<{ at: number; number: number }>
  /** Own facts up to this seq were written while the server had another history: their basis says nothing. */
  otherHistory: number
  /** Why the names were put away, or the server does not speak with this build. */
  turnedAway: TurnedAway
  locale: 'zh' | 'en'
  /** When this copy was last compared with the server's, seconds since 1970 by the server. */
  checkedAt: number
  /** Whose store this is, where the names were put away and only what is unsent was left. */
  holderName: string
}
export type MetaRow = { [K in keyof Meta]: { key: K; value: Meta[K] } }[keyof Meta]

export class DeviceDatabase extends Dexie {
  readonly own!: Table<OwnRow, number>
  readonly answers!: Table<AnswerRow, number>
  readonly acks!: Table<AckRow, number>
  readonly ledger!: Table<CommittedFact, number>
  readonly listed!: Table<SegmentRef, string>
  readonly segments!: Table<SegmentRow, string>
  readonly records!: Table<RecordRow, [string, string]>
  readonly pictures!: Table<PictureRow, string>
  readonly meta!: Table<MetaRow, string>

  constructor(name: string) {
    // Dexie's live-query cache has given wrong results (dexie #2011, #2309); durability is what a tick promises.
    super(name, { cache: 'disabled', chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      own: '++seq',
      answers: 'seq',
      acks: 'first',
      ledger: 'number',
      records: '[kind+id]',
      meta: 'key',
    })
    this.version(2).stores({ listed: 'name', segments: 'name' })
    this.version(3).stores({ pictures: 'id' })
  }
}

export async function readMeta<K extends keyof Meta>(
  db: DeviceDatabase,
  key: K,
): Promise<Meta[K] | undefined> {
  return (await db.meta.get(key))?.value as Meta[K] | undefined
}

export const metaRow = <K extends keyof Meta>(key: K, value: Meta[K]) => ({ key, value }) as MetaRow
