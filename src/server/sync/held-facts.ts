/**
 * What was refused or waits in quarantine: kept whole as a `held` record, with its reason, where an adult of the
 * child's class and the office see it. Of what nobody can read there is nothing to keep: one record for each sender
 * says how much came. Records are read whole with every change, so a sender fills no more than a day's share of them;
 * what is beyond stays on the device and comes later.
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

/** The sender's share of this day is used up: nothing of the request was taken, and nothing of it is lost. */
export class HeldEnough extends Error {}

/** More than a tablet writes in the fourteen days for which it may be without contact. */
const heldInADay = 2_000
const oneDay = 86_400
/** Of a record's id. */
const longestId = 64

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

  /** The record counts on, whoever has looked at it before. */
  addUnreadable(reason: Refusal, view: SchoolView): void {
    const { author } = this.#sender
    const id = `unreadable-${author.kind}-${author.id}`.slice(0, longestId)
    const row = this.#rows.get(id)?.body ?? view.all('held').get(id)
    const count = Number((row as { detail?: { count?: unknown } } | undefined)?.detail?.count ?? 0) + 1
    this.#rows.delete(id)
    this.add(id, { id }, 'refused', { ...reason, detail: { count } }, view)
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
    if ((await this.#heldLately(tx)) + this.#rows.size > heldInADay) throw new HeldEnough()
    const standing = await versionsOf(tx, school, 'held', [...this.#rows.keys()])
    const rows = [...this.#rows.values()].map((row) => ({ ...row, version: (standing.get(row.id) ?? 0) + 1 }))
    await writeRecordVersions(tx, school, rows, `${author.kind}:${author.id}`, this.#commit.at)
  }

  /** Different things that this sender brought within a day, whatever a person has decided about them since. */
  async #heldLately(tx: Tx): Promise<number> {
    const { school, author } = this.#sender
    const { count } = await tx
      .selectFrom('record_history')
      .select((of) => of.fn.count('id').distinct().as('count'))
      .where('school', '=', school)
      .where('kind', '=', 'held')
      .where('by', '=', `${author.kind}:${author.id}`)
      .where('at', '>', this.#commit.at - oneDay)
      .executeTakeFirstOrThrow()
    return Number(count)
  }
}
