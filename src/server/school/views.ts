/**
 * The school's records as a `SchoolView`: now, and as of a commit a device had seen. Kept by the number of the last
 * record change, so that facts (which never change a record) do not throw anything away.
 */
import type { RecordRow } from '../../domain/records/record.schema.ts'
import { SchoolView } from '../../domain/school/school-view.ts'
import type { Executor } from '../db/connection.ts'
import { latestRecordNumber, readRecords, readRecordsAsOf } from '../db/records.ts'

export type Viewed = {
  readonly view: SchoolView
  readonly rows: readonly RecordRow[]
  readonly number: number
}

const keptViews = 12

export class SchoolViews {
  readonly #kept = new Map<string, Viewed>()

  async now(db: Executor, school: string): Promise<Viewed> {
    const number = await latestRecordNumber(db, school)
    return this.#remember(`${school}@${number}`, async () => ({
      rows: await readRecords(db, school),
      number,
    }))
  }

  /** @param basis a commit number; the records as they stood after it */
  async asOf(db: Executor, school: string, basis: number): Promise<Viewed> {
    const latest = await latestRecordNumber(db, school)
    if (basis >= latest) return this.now(db, school)
    const number = await lastRecordChange(db, school, basis)
    return this.#remember(`${school}@${number}`, async () => ({
      rows: await readRecordsAsOf(db, school, number),
      number,
    }))
  }

  async #remember(key: string, read: () => Promise<{ rows: RecordRow[]; number: number }>): Promise<Viewed> {
    const known = this.#kept.get(key)
    if (known) {
      this.#kept.delete(key)
      this.#kept.set(key, known)
      return known
    }
    const { rows, number } = await read()
    const viewed = { view: new SchoolView(rows), rows, number }
    this.#kept.set(key, viewed)
    if (this.#kept.size > keptViews) this.#kept.delete(this.#kept.keys().next().value ?? '')
    return viewed
  }
}

async function lastRecordChange(db: Executor, school: string, basis: number): Promise<number> {
  const row = await db
    .selectFrom('record_history')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('school', '=', school)
    .where('number', '<=', basis)
    .executeTakeFirst()
  return Number(row?.number ?? 0)
}
