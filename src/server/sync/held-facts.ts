/**
 * What was refused or waits in quarantine: kept whole as a `held` record, with its reason, where an adult of the
 * child's class and the office see it.
 */
import { type Fact, parseFact } from '../../domain/facts/fact.schema.ts'
import { type LedgerFact, studentOf } from '../../domain/facts/ledger.ts'
import { deviceTime, stampFact } from '../../domain/facts/stamp.ts'
import type { Refusal } from '../../domain/permissions/refusal.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import { localDateOf } from '../../domain/time/local-time.ts'
import type { Commit } from '../db/commits.ts'
import type { Tx } from '../db/connection.ts'
import { type RecordVersion, versionsOf, writeRecordVersions } from '../db/records.ts'
import type { Sender } from './accept-facts.ts'

export type HeldVerdict = 'refused' | 'quarantined'

export class HeldFacts {
  readonly #sender: Sender
  readonly #commit: Commit
  readonly #rows = new Map<string, Omit<RecordVersion, 'version'>>()

  constructor(sender: Sender, commit: Commit) {
    this.#sender = sender
    this.#commit = commit
  }

  /** @param kept the fact, or as much as could be read of it */
  add(id: string, kept: Partial<Fact>, verdict: HeldVerdict, reason: Refusal, view: SchoolView): void {
    // The same conflict twice in one batch is one thing to look at.
    if (this.#rows.has(id)) return
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
    this.#rows.set(id, { kind: 'held', id, number: this.#commit.next(), body })
  }

  #classOf(student: string | null, author: Fact['author'], view: SchoolView): string | null {
    const day = localDateOf(this.#commit.at, view.calendar.zone)
    const ofDevice = author.kind === 'device' ? view.devices.get(author.id)?.class : undefined
    return (student && view.classOn(student, day)) ?? ofDevice ?? null
  }

  /** A held fact as a follow-up needs it: who wrote it about whom. */
  find(id: string, view: SchoolView): LedgerFact | undefined {
    const body = view.all('held').get(id) ?? this.#rows.get(id)?.body
    const fact = parseFact((body as { fact?: unknown } | undefined)?.fact)
    if (!fact) return undefined
    return { fact, stamp: stampFact(fact, deviceTime(fact), view, view), number: null } as LedgerFact
  }

  async write(tx: Tx): Promise<void> {
    if (this.#rows.size === 0) return
    const { school, author } = this.#sender
    const standing = await versionsOf(tx, school, 'held', [...this.#rows.keys()])
    const rows = [...this.#rows.values()].map((row) => ({ ...row, version: (standing.get(row.id) ?? 0) + 1 }))
    await writeRecordVersions(tx, school, rows, `${author.kind}:${author.id}`, this.#commit.at)
  }
}
