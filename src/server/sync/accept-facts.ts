/**
 * Accepting a batch of facts: one transaction, one answer per fact.
 *
 *   known id, same content      its old verdict again (the device never saw our reply)
 *   known id, other content     quarantined; the first one stands
 *   malformed, forged           refused, kept with its reason
 *   follow-up without target    waits, and is committed right after its target
 *   else                        judged by the domain: accepted, refused or quarantined
 *
 * No fact can hold up another. What is not accepted becomes a `held` record, so that an adult sees it.
 */
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { type Fact, factSchema } from '../../domain/facts/fact.schema.ts'
import { type LedgerFact, type Stamp, studentOf } from '../../domain/facts/ledger.ts'
import { deviceTime, type KnownTime, stampFact } from '../../domain/facts/stamp.ts'
import { type Refusal, refusal } from '../../domain/permissions/refusal.ts'
import { targetOf } from '../../domain/permissions/scope.ts'
import { judgeFact, type Verdict } from '../../domain/permissions/verdict.ts'
import type { AckRange, SeqException } from '../../domain/protocol/sync.ts'
import { must } from '../../domain/result.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import { localDateOf } from '../../domain/time/local-time.ts'
import { type Commit, commitTime } from '../db/commits.ts'
import type { Tx } from '../db/connection.ts'
import {
  factRow,
  type FactRow,
  findFact,
  insertFacts,
  insertReceipts,
  type ReceiptRow,
  receiptsOf,
} from '../db/facts.ts'
import { type RecordVersion, versionOf, writeRecordVersions } from '../db/records.ts'
import type { SchoolViews } from '../school/views.ts'
import { knownTimes } from './known-time.ts'
import { lastTimedFact } from './installs.ts'

export type Sender = {
  readonly school: string
  readonly author: Fact['author']
  /** active; push-only after unpairing: everything goes to quarantine. */
  readonly state: 'active' | 'push-only'
  readonly install: string
}

export type RawFact = { readonly id: string; readonly seq: number }

export type Accepted = {
  readonly acked: AckRange[]
  readonly exceptions: SeqException[]
  readonly restamped: Array<{ seq: number; stamp: Stamp }>
}

type Answer = { seq: number; number: number } | SeqException
type Judged = { fact: Fact; verdict: Verdict; stamp: Stamp; known: KnownTime }

export async function acceptFacts(
  tx: Tx,
  views: SchoolViews,
  sender: Sender,
  raw: readonly RawFact[],
  commit: Commit,
): Promise<Accepted> {
  const batch = await new Batch(tx, views, sender, commit).open(raw)
  for (const item of [...raw].sort((a, b) => a.seq - b.seq)) await batch.take(item)
  await batch.write()
  return batch.answers()
}

class Batch {
  readonly #tx: Tx
  readonly #views: SchoolViews
  readonly #sender: Sender
  readonly #commit: Commit
  readonly #answers: Answer[] = []
  readonly #restamped: Array<{ seq: number; stamp: Stamp }> = []
  readonly #facts: FactRow[] = []
  readonly #receipts: ReceiptRow[] = []
  readonly #held: RecordVersion[] = []
  readonly #accepted = new Map<string, LedgerFact & { number: number }>()
  #now!: SchoolView
  #known = new Map<string, ReceiptRow>()
  #parsed = new Map<string, Fact>()
  #times = new Map<string, KnownTime>()
  #awaited = new Set<string>()

  constructor(tx: Tx, views: SchoolViews, sender: Sender, commit: Commit) {
    this.#tx = tx
    this.#views = views
    this.#sender = sender
    this.#commit = commit
  }

  async open(raw: readonly RawFact[]): Promise<this> {
    const { school, install } = this.#sender
    this.#now = (await this.#views.now(this.#tx, school)).view
    this.#known = await receiptsOf(
      this.#tx,
      school,
      raw.map(({ id }) => id),
    )
    for (const item of raw) {
      const parsed = v.safeParse(factSchema, item)
      if (parsed.success) this.#parsed.set(item.id, parsed.output)
    }
    const facts = [...this.#parsed.values()].sort((a, b) => a.seq - b.seq)
    const earlier = await lastTimedFact(this.#tx, school, install, facts[0]?.seq ?? 0)
    this.#times = knownTimes(facts, this.#commit.at, this.#now, earlier)
    const waiting = await this.#tx
      .selectFrom('waiting')
      .select('target')
      .where('school', '=', school)
      .execute()
    this.#awaited = new Set(waiting.map((row) => row.target))
    return this
  }

  async take({ id, seq }: RawFact): Promise<void> {
    const fact = this.#parsed.get(id)
    const known = this.#known.get(id)
    if (known) return this.#again(known, seq, fact)
    if (!fact) return this.#hold({ id, seq }, null, 'refused', refusal('malformed'))
    const forged = this.#forgery(fact)
    if (forged) return this.#hold({ id, seq }, fact, 'refused', forged)
    if (await this.#mustWait(fact)) return
    await this.#decide(await this.#judge(fact), seq)
    if (this.#awaited.has(id)) await this.#releaseWaiting(id)
  }

  /** The same fact again: the same answer again. The same id with other content: the first one stands. */
  async #again(known: ReceiptRow, seq: number, fact: Fact | undefined): Promise<void> {
    if (known.hash !== contentHash(fact ?? { id: known.fact })) return this.#conflict(known, seq, fact)
    const number = known.number ?? this.#accepted.get(known.fact)?.number ?? null
    if (number === null) return void this.#answers.push(exceptionOf(seq, known))
    this.#answers.push({ seq, number: Number(number) })
    const entry =
      this.#accepted.get(known.fact) ?? (await findFact(this.#tx, this.#sender.school, known.fact))
    if (entry) this.#restamp(seq, entry)
  }

  async #conflict(known: ReceiptRow, seq: number, fact: Fact | undefined): Promise<void> {
    const reason = refusal('content-conflict')
    this.#answers.push({ seq, verdict: 'quarantined', code: reason.code, detail: reason.detail })
    const hash = contentHash(fact ?? { id: known.fact })
    await this.#writeHeld(
      `${known.fact.slice(0, 24)}${hash.slice(0, 12)}`,
      fact ?? { id: known.fact },
      'quarantined',
      reason,
      fact,
    )
  }

  #forgery(fact: Fact): Refusal | null {
    const { author, install } = this.#sender
    const isOwn = fact.author.kind === author.kind && fact.author.id === author.id && fact.install === install
    return isOwn ? null : refusal('forged-author')
  }

  /** A revocation or settlement whose target has not arrived is held, and answered for when it comes. */
  async #mustWait(fact: Fact): Promise<boolean> {
    const target = targetOf(fact)
    if (!target || this.#accepted.has(target) || this.#known.has(target)) return false
    if ((await receiptsOf(this.#tx, this.#sender.school, [target])).size > 0) return false
    if (this.#receipts.some((receipt) => receipt.fact === target)) return false
    const { school } = this.#sender
    const row = {
      school,
      target,
      fact: fact.id,
      body: JSON.stringify(fact),
      holder: JSON.stringify(this.#sender),
      received_at: this.#commit.at,
    }
    await this.#tx.insertInto('waiting').values(row).execute()
    this.#receipt(fact, contentHash(fact), 'waiting', null, null)
    this.#answers.push({ seq: fact.seq, verdict: 'waiting' })
    this.#awaited.add(target)
    return true
  }

  async #judge(fact: Fact, state = this.#sender.state): Promise<Judged> {
    const { school } = this.#sender
    const basis = Math.min(fact.basis, this.#commit.first - 1)
    const asOf = (await this.#views.asOf(this.#tx, school, basis)).view
    const known = this.#times.get(fact.id) ?? { at: null, receivedAt: this.#commit.at }
    const target = targetOf(fact)
    const about = target ? await this.#find(target) : undefined
    const stamp = {
      ...stampFact(fact, known, asOf, this.#now),
      ...(about ? { stream: about.stamp.stream } : {}),
    }
    const context = {
      asOf,
      now: this.#now,
      day: stamp.schoolDay,
      find: (id: string) => (id === target ? about : undefined),
    }
    const judged = judgeFact(fact, context, await this.#ageOf(basis))
    const verdict: Verdict =
      state === 'push-only' && judged.kind === 'accepted'
        ? { kind: 'quarantined', refusal: refusal('device-unpaired') }
        : judged
    return { fact, verdict, stamp, known }
  }

  async #ageOf(basis: number): Promise<number> {
    const at = await commitTime(this.#tx, this.#sender.school, basis)
    return at === null ? 0 : this.#commit.at - at
  }

  /** The fact a follow-up is about, also when it was itself refused or waits in quarantine. */
  async #find(id: string): Promise<LedgerFact | undefined> {
    const { school } = this.#sender
    const accepted = this.#accepted.get(id) ?? (await findFact(this.#tx, school, id))
    if (accepted) return accepted
    const held = await this.#tx
      .selectFrom('record')
      .select('body')
      .where('school', '=', school)
      .where('kind', '=', 'held')
      .where('id', '=', id)
      .executeTakeFirst()
    const body = held?.body ?? this.#held.find((row) => row.id === id)?.body
    const parsed = v.safeParse(factSchema, (typeof body === 'string' ? JSON.parse(body) : body)?.fact)
    if (!parsed.success) return undefined
    return {
      fact: parsed.output,
      stamp: stampFact(parsed.output, deviceTime(parsed.output), this.#now, this.#now),
      number: null,
    } as LedgerFact
  }

  async #decide({ fact, verdict, stamp }: Judged, seq: number | null): Promise<void> {
    if (verdict.kind !== 'accepted')
      return this.#hold({ id: fact.id, seq }, fact, verdict.kind, verdict.refusal)
    const number = this.#commit.next()
    const { school } = this.#sender
    const row = factRow(school, number, fact, stamp, this.#commit.at)
    this.#facts.push(row)
    this.#accepted.set(fact.id, { fact, stamp, number } as LedgerFact & { number: number })
    if (seq === null) return this.#answerWaiting(fact, number)
    this.#receipt(fact, contentHash(fact), 'accepted', number, null)
    this.#answers.push({ seq, number })
    this.#restamp(seq, { fact, stamp })
  }

  /** Tells the device where the ledger's stamp is not the one it predicted. */
  #restamp(seq: number, { fact, stamp }: Pick<LedgerFact, 'fact' | 'stamp'>): void {
    const predicted = stampFact(fact, deviceTime(fact), this.#now, this.#now)
    if (!isSameStamp(predicted, stamp)) this.#restamped.push({ seq, stamp })
  }

  /** What waited for this fact is judged now and gets the next numbers, in the same transaction. */
  async #releaseWaiting(target: string): Promise<void> {
    const { school } = this.#sender
    const rows = await this.#tx
      .selectFrom('waiting')
      .selectAll()
      .where('school', '=', school)
      .where('target', '=', target)
      .orderBy('fact')
      .execute()
    for (const row of rows) {
      const fact = v.parse(factSchema, JSON.parse(row.body))
      const holder = JSON.parse(row.holder) as Sender
      await this.#decide(await this.#judge(fact, holder.state), null)
    }
    await this.#tx.deleteFrom('waiting').where('school', '=', school).where('target', '=', target).execute()
  }

  async #answerWaiting(fact: Fact, number: number): Promise<void> {
    const known = this.#receipts.find((receipt) => receipt.fact === fact.id)
    if (known) Object.assign(known, { verdict: 'accepted', number })
    const { school } = this.#sender
    await this.#tx
      .updateTable('receipt')
      .set({ verdict: 'accepted', number })
      .where('school', '=', school)
      .where('fact', '=', fact.id)
      .execute()
  }

  async #hold(
    item: { id: string; seq: number | null },
    fact: Fact | null,
    verdict: 'refused' | 'quarantined',
    reason: Refusal,
  ) {
    await this.#writeHeld(item.id, fact ?? { id: item.id }, verdict, reason, fact ?? undefined)
    if (item.seq === null) return this.#answerHeldWaiting(item.id, verdict, reason)
    const receipt = fact ?? { id: item.id, install: this.#sender.install, seq: item.seq }
    this.#receipt({ ...receipt, seq: item.seq }, contentHash(fact ?? { id: item.id }), verdict, null, reason)
    this.#answers.push({ seq: item.seq, verdict, code: reason.code, detail: { ...reason.detail } })
  }

  async #answerHeldWaiting(id: string, verdict: string, reason: Refusal): Promise<void> {
    const changes = { verdict, code: reason.code, detail: JSON.stringify(reason.detail) }
    await this.#tx
      .updateTable('receipt')
      .set(changes)
      .where('school', '=', this.#sender.school)
      .where('fact', '=', id)
      .execute()
  }

  async #writeHeld(
    id: string,
    kept: object,
    verdict: 'refused' | 'quarantined',
    reason: Refusal,
    fact: Fact | undefined,
  ) {
    const { school } = this.#sender
    const student = fact ? studentOf(fact) : null
    const day = localDateOf(this.#commit.at, this.#now.calendar.zone)
    const author = fact?.author ?? this.#sender.author
    const ownClass = author.kind === 'device' ? this.#now.devices.get(author.id)?.class : undefined
    const body = {
      fact: { author, ...kept },
      verdict,
      code: reason.code,
      detail: reason.detail,
      student,
      class: (student && this.#now.classOn(student, day)) ?? ownClass ?? null,
      receivedAt: this.#commit.at,
      seen: false,
    }
    const version = (await versionOf(this.#tx, school, 'held', id)) + 1
    this.#held.push({ kind: 'held', id, version, number: this.#commit.next(), body })
  }

  #receipt(
    fact: Pick<Fact, 'id' | 'install' | 'seq'>,
    hash: string,
    verdict: string,
    number: number | null,
    reason: Refusal | null,
  ) {
    this.#receipts.push({
      school: this.#sender.school,
      fact: fact.id,
      install: this.#sender.install,
      seq: fact.seq,
      hash,
      verdict,
      number,
      code: reason?.code ?? null,
      detail: reason ? JSON.stringify(reason.detail) : null,
      received_at: this.#commit.at,
    })
  }

  async write(): Promise<void> {
    await insertFacts(this.#tx, this.#facts)
    await insertReceipts(this.#tx, this.#receipts)
    await writeRecordVersions(
      this.#tx,
      this.#sender.school,
      this.#held,
      `${this.#sender.author.kind}:${this.#sender.author.id}`,
      this.#commit.at,
    )
  }

  answers(): Accepted {
    const exceptions = this.#answers.filter((answer): answer is SeqException => 'verdict' in answer)
    const numbered = this.#answers.filter(
      (answer): answer is { seq: number; number: number } => 'number' in answer,
    )
    return { acked: rangesOf(numbered), exceptions, restamped: this.#restamped }
  }
}

/** Neighbouring seqs with neighbouring numbers become one range. */
export function rangesOf(numbered: ReadonlyArray<{ seq: number; number: number }>): AckRange[] {
  const ranges: Array<[number, number, number]> = []
  for (const { seq, number } of [...numbered].sort((a, b) => a.seq - b.seq)) {
    const last = ranges.at(-1)
    if (last && seq === last[1] + 1 && number === last[2] + seq - last[0]) last[1] = seq
    else ranges.push([seq, seq, number])
  }
  return ranges
}

function exceptionOf(seq: number, receipt: ReceiptRow): SeqException {
  if (receipt.verdict === 'waiting') return { seq, verdict: 'waiting' }
  const code = must(receipt.code, 'a receipt that is not accepted has a code') as Refusal['code']
  const detail = JSON.parse(receipt.detail ?? '{}') as Record<string, string | number>
  return { seq, verdict: receipt.verdict === 'quarantined' ? 'quarantined' : 'refused', code, detail }
}

const isSameStamp = (a: Stamp, b: Stamp) =>
  a.stream === b.stream &&
  a.schoolDay === b.schoolDay &&
  a.window === b.window &&
  a.time === b.time &&
  a.due === b.due

/**
 * What makes two facts of one id the same: who, when, what. Install, seq, basis and offset are left out, because a
 * store that took a new install id sends its facts again under it.
 */
export function contentHash(fact: Partial<Fact>): string {
  const { id, type, actionId, author, occurredAt, body } = fact
  return createHash('sha256')
    .update(canonical([id, type, actionId ?? null, author, occurredAt, body]))
    .digest('hex')
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
