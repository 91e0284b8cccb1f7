/**
 * The school's records as a `SchoolView`: now, and as of a commit a device had seen. A view is kept by the number and
 * the random tag of the commit that last changed a record, and each asking learns both from the database, in the
 * asker's own transaction: facts (which change no record) throw nothing away, another process's change is seen at
 * once, and what was never committed, or belongs to another life of the database, has a tag that nobody asks for.
 */
import type { RecordRow } from '../../domain/records/record.schema.ts'
import { SchoolView } from '../../domain/school/school-view.ts'
import type { Executor } from '../db/connection.ts'
import { lastRecordCommit, readRecordsAsOf, readRecordsWithNumber, type RecordCommit } from '../db/records.ts'

export type Viewed = {
  readonly view: SchoolView
  readonly rows: readonly RecordRow[]
  readonly number: number
}

const keptViews = 12

export class SchoolViews {
  readonly #kept = new Map<string, Viewed>()

  async now(db: Executor, school: string): Promise<Viewed> {
    const last = await lastRecordCommit(db, school)
    const known = this.#recall(school, last)
    if (known) return known
    const { rows, number } = await readRecordsWithNumber(db, school)
    const viewed = { view: new SchoolView(rows), rows, number }
    // Outside a transaction somebody may have committed in between: then the rows are right, and not of `last`.
    return number === last.number ? this.#keep(school, last, viewed) : viewed
  }

  /** @param basis a commit number; the records as they stood after it */
  async asOf(db: Executor, school: string, basis: number): Promise<Viewed> {
    const latest = await lastRecordCommit(db, school)
    if (basis >= latest.number) return this.now(db, school)
    const then = await lastRecordCommit(db, school, basis)
    const known = this.#recall(school, then)
    if (known) return known
    const rows = await readRecordsAsOf(db, school, then.number)
    return this.#keep(school, then, { view: new SchoolView(rows), rows, number: then.number })
  }

  #recall(school: string, commit: RecordCommit): Viewed | undefined {
    const key = keyOf(school, commit)
    const known = this.#kept.get(key)
    if (!known) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, known)
    return known
  }

  #keep(school: string, commit: RecordCommit, viewed: Viewed): Viewed {
    // No tag: rows that this very transaction has written and may still undo.
    if (commit.tag === null) return viewed
    this.#kept.set(keyOf(school, commit), viewed)
    if (this.#kept.size > keptViews) this.#kept.delete(this.#kept.keys().next().value ?? '')
    return viewed
  }
}

const keyOf = (school: string, { number, tag }: RecordCommit) => `${school}@${number}/${tag}`
