/** Where this store stands before a request, and its own facts as they go over the wire. */
import type { Fact } from '../../domain/facts/fact.schema.ts'
import type { AckRow, AnswerRow, DeviceDatabase, Meta } from '../db/database.ts'
import { lastWritten, type Settled, settledBy, type UnsentRow, wireFact } from '../db/unsent.ts'
import { clockOffsetAt } from './page-clock.ts'

export type Standing = {
  readonly meta: Partial<Meta>
  readonly acks: readonly AckRow[]
  readonly answers: readonly AnswerRow[]
  readonly settled: Settled
  /** The seq of the last fact this store wrote. */
  readonly written: number
}

/** The caller has the transaction. */
export async function readStanding(db: DeviceDatabase): Promise<Standing> {
  const [acks, answers, written, rows] = await Promise.all([
    db.acks.toArray(),
    db.answers.toArray(),
    lastWritten(db),
    db.meta.toArray(),
  ])
  const meta = Object.fromEntries(rows.map(({ key, value }) => [key, value])) as Partial<Meta>
  return { meta, acks, answers, written, settled: settledBy(acks, answers) }
}

/** Whether this page has measured the time in its life: before, nothing goes out. */
export const hasMeasured = ({ meta }: Standing, page: string): boolean => meta.lastContact?.page === page

export function onTheWire(rows: readonly UnsentRow[], { meta }: Standing): Fact[] {
  const { install = '', lastContact, otherHistory } = meta
  return rows.map((row) => {
    const moment = { page: row.page, monotonic: row.monotonic, deviceClock: row.fact.occurredAt }
    return wireFact(row, install, clockOffsetAt(moment, lastContact), otherHistory)
  })
}
