/**
 * What was refused or waits in quarantine: kept whole as a `held` record, with its reason, where an adult of the
 * child's class and the office see it.
 */
import * as v from 'valibot'
import { type Fact, factSchema } from '../../domain/facts/fact.schema.ts'
import { type LedgerFact, studentOf } from '../../domain/facts/ledger.ts'
import { deviceTime, stampFact } from '../../domain/facts/stamp.ts'
import type { Refusal } from '../../domain/permissions/refusal.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import { localDateOf } from '../../domain/time/local-time.ts'
import type { Commit } from '../db/commits.ts'
import type { Tx } from '../db/connection.ts'
import { type RecordVersion, versionOf, writeRecordVersions } from '../db/records.ts'
import type { Sender } from './accept-facts.ts'

export type HeldVerdict = 'refused' | 'quarantined'

export class HeldFacts {
  readonly #tx: Tx
  readonly #sender: Sender
  readonly #commit: Commit
  readonly #rows: RecordVersion[] = []

  constructor(tx: Tx, sender: Sender, commit: Commit) {
    this.#tx = tx
    this.#sender = sender
    this.#commit = commit
  }

  /** @param kept the fact, or as much as could be read of it */
  async add(
    id: string,
    kept: Partial<Fact>,
    verdict: HeldVerdict,
    reason: Refusal,
    view: SchoolView,
  ): Promise<void> {
    const student = kept.body && 'student' in kept.body ? studentOf(kept as Fact) : null
    const author = kept.author ?? this.#sender.author
    const body = {
      fact: { ...kept, author },
      verdict,
      code: reason.code,
      detail: reason.detail,
      student,
      class: this.#classOf(student, author, view),
      receivedAt: this.#commit.at,
      seen: false,
    }
    const version = (await versionOf(this.#tx, this.#sender.school, 'held', id)) + 1
    this.#rows.push({ kind: 'held', id, version, number: this.#commit.next(), body })
  }

  #classOf(student: string | null, author: Fact['author'], view: SchoolView): string | null {
    const day = localDateOf(this.#commit.at, view.calendar.zone)
    const ofDevice = author.kind === 'device' ? view.devices.get(author.id)?.class : undefined
    return (student && view.classOn(student, day)) ?? ofDevice ?? null
  }

  /** A held fact as a follow-up needs it: who wrote it about whom. */
  async find(id: string, view: SchoolView): Promise<LedgerFact | undefined> {
    const row = await this.#tx
      .selectFrom('record')
      .select('body')
      .where('school', '=', this.#sender.school)
      .where('kind', '=', 'held')
      .where('id', '=', id)
      .executeTakeFirst()
    const body = row?.body ? JSON.parse(row.body) : this.#rows.find((held) => held.id === id)?.body
    const parsed = v.safeParse(factSchema, (body as { fact?: unknown } | undefined)?.fact)
    if (!parsed.success) return undefined
    const stamp = stampFact(parsed.output, deviceTime(parsed.output), view, view)
    return { fact: parsed.output, stamp, number: null } as LedgerFact
  }

  async write(): Promise<void> {
    const { school, author } = this.#sender
    await writeRecordVersions(this.#tx, school, this.#rows, `${author.kind}:${author.id}`, this.#commit.at)
  }
}
