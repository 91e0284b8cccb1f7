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
import * as v from 'valibot'
import { type Fact, factSchema } from '../../domain/facts/fact.schema.ts'
import type { LedgerFact, Stamp } from '../../domain/facts/ledger.ts'
import { deviceTime, type KnownTime, stampFact } from '../../domain/facts/stamp.ts'
import { type Refusal, refusal } from '../../domain/permissions/refusal.ts'
import { targetOf } from '../../domain/permissions/scope.ts'
import { judgeFact, type Verdict } from '../../domain/permissions/verdict.ts'
import type { AckRange, SeqException } from '../../domain/protocol/sync.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
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
import type { SchoolViews } from '../school/views.ts'
import { exceptionOf, rangesOf } from './answers.ts'
import { contentHash } from './content-hash.ts'
import { HeldFacts, type HeldVerdict } from './held-facts.ts'
import { knownTimes } from './known-time.ts'
import { lastTimedFact } from './installs.ts'
import { awaitedTargets, putWaiting, takeWaiting } from './waiting-facts.ts'

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

type Numbered = { seq: number; number: number }
type Answer = Numbered | SeqException
type Outcome = Pick<ReceiptRow, 'verdict'> & Partial<Pick<ReceiptRow, 'number' | 'code' | 'detail'>>
/** The records as a device knew them, and how old that knowledge is in seconds. */
type Basis = { view: SchoolView; age: number }
type Judged = { fact: Fact; verdict: Verdict; stamp: Stamp; basis: Basis }

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
  readonly #held: HeldFacts
  readonly #answers: Answer[] = []
  readonly #restamped: Array<{ seq: number; stamp: Stamp }> = []
  readonly #facts: FactRow[] = []
  readonly #receipts: ReceiptRow[] = []
  readonly #accepted = new Map<string, LedgerFact & { number: number }>()
  readonly #bases = new Map<number, Basis>()
  #now!: SchoolView
  /** Receipts by fact: those of earlier requests and, as they are given, those of this one. */
  #known = new Map<string, ReceiptRow>()
  #parsed = new Map<string, Fact>()
  #times = new Map<string, KnownTime>()
  #awaited = new Set<string>()

  constructor(tx: Tx, views: SchoolViews, sender: Sender, commit: Commit) {
    this.#tx = tx
    this.#views = views
    this.#sender = sender
    this.#commit = commit
    this.#held = new HeldFacts(tx, sender, commit)
  }

  async open(raw: readonly RawFact[]): Promise<this> {
    const { school, install } = this.#sender
    const ids = raw.map(({ id }) => id)
    this.#now = (await this.#views.now(this.#tx, school)).view
    this.#known = await receiptsOf(this.#tx, school, ids)
    for (const item of raw) {
      const parsed = v.safeParse(factSchema, item, { abortEarly: true })
      if (parsed.success) this.#parsed.set(item.id, parsed.output)
    }
    const facts = [...this.#parsed.values()].sort((a, b) => a.seq - b.seq)
    const earlier = await lastTimedFact(this.#tx, school, install, facts[0]?.seq ?? 0)
    this.#times = knownTimes(facts, this.#commit.at, this.#now, earlier)
    this.#awaited = await awaitedTargets(this.#tx, school)
    return this
  }

  async take({ id, seq }: RawFact): Promise<void> {
    const fact = this.#parsed.get(id)
    const known = this.#known.get(id)
    if (known) return this.#again(known, seq, fact)
    if (!fact) return this.#hold({ id }, seq, 'refused', refusal('malformed'))
    const forged = this.#forgery(fact)
    if (forged) return this.#hold(fact, seq, 'refused', forged)
    const target = targetOf(fact)
    if (target && !(await this.#hasArrived(target))) return this.#wait(fact, target)
    await this.#decide(await this.#judge(fact, this.#sender), seq)
    if (this.#awaited.has(id)) await this.#takeUpWaiting(id)
  }

  /** The same fact again: the same answer again. The same id with other content: the first one stands. */
  async #again(known: ReceiptRow, seq: number, fact: Fact | undefined): Promise<void> {
    if (known.hash !== contentHash(fact ?? { id: known.fact })) return this.#conflict(known, seq, fact)
    if (known.number === null) return void this.#answers.push(exceptionOf(seq, known))
    this.#answers.push({ seq, number: Number(known.number) })
    const entry =
      this.#accepted.get(known.fact) ?? (await findFact(this.#tx, this.#sender.school, known.fact))
    if (entry && fact) this.#restamp(seq, entry, await this.#asOf(fact))
  }

  async #conflict(known: ReceiptRow, seq: number, fact: Fact | undefined): Promise<void> {
    const { code, detail } = refusal('content-conflict')
    const kept = fact ?? { id: known.fact }
    this.#answers.push({ seq, verdict: 'quarantined', code, detail })
    const id = `${known.fact.slice(0, 24)}${contentHash(kept).slice(0, 12)}`
    await this.#held.add(id, kept, 'quarantined', { code, detail }, this.#now)
  }

  #forgery({ author, install }: Fact): Refusal | null {
    const own = this.#sender.author
    const isOwn = author.kind === own.kind && author.id === own.id && install === this.#sender.install
    return isOwn ? null : refusal('forged-author')
  }

  async #hasArrived(target: string): Promise<boolean> {
    return this.#known.has(target) || (await receiptsOf(this.#tx, this.#sender.school, [target])).size > 0
  }

  async #wait(fact: Fact, target: string): Promise<void> {
    await putWaiting(this.#tx, this.#sender, fact, target, this.#commit.at)
    this.#receipt(fact, fact.seq, { verdict: 'waiting' })
    this.#answers.push({ seq: fact.seq, verdict: 'waiting' })
    this.#awaited.add(target)
  }

  /** What waited for this fact is judged now and gets the next numbers, in the same transaction. */
  async #takeUpWaiting(target: string): Promise<void> {
    for (const { fact, sender } of await takeWaiting(this.#tx, this.#sender.school, target)) {
      await this.#decide(await this.#judge(fact, sender), null)
    }
  }

  async #judge(fact: Fact, { state }: Pick<Sender, 'state'>): Promise<Judged> {
    const basis = await this.#asOf(fact)
    const known = this.#times.get(fact.id) ?? { at: null, receivedAt: this.#commit.at }
    const target = targetOf(fact)
    const about = target ? await this.#find(target) : undefined
    const own = stampFact(fact, known, basis.view, this.#now)
    const stamp = about ? { ...own, stream: about.stamp.stream } : own
    const find = (id: string) => (id === target ? about : undefined)
    const context = { asOf: basis.view, now: this.#now, day: stamp.schoolDay, find }
    const verdict = judgeFact(fact, context, basis.age)
    if (state !== 'push-only' || verdict.kind !== 'accepted') return { fact, verdict, stamp, basis }
    return { fact, verdict: { kind: 'quarantined', refusal: refusal('device-unpaired') }, stamp, basis }
  }

  /** The records as the device knew them, and how long ago that was; most facts of a batch share one basis. */
  async #asOf(fact: Fact): Promise<Basis> {
    const number = Math.min(fact.basis, this.#commit.first - 1)
    const known = this.#bases.get(number)
    if (known) return known
    const { school } = this.#sender
    const { view } = await this.#views.asOf(this.#tx, school, number)
    const at = await commitTime(this.#tx, school, number)
    const found = { view, age: at === null ? 0 : this.#commit.at - at }
    this.#bases.set(number, found)
    return found
  }

  /** The fact a follow-up is about, also when it was itself refused or waits in quarantine. */
  async #find(id: string): Promise<LedgerFact | undefined> {
    const accepted = this.#accepted.get(id) ?? (await findFact(this.#tx, this.#sender.school, id))
    return accepted ?? this.#held.find(id, this.#now)
  }

  /** @param seq null for a fact that waited: its device was answered long ago */
  async #decide({ fact, verdict, stamp, basis }: Judged, seq: number | null): Promise<void> {
    if (verdict.kind !== 'accepted') return this.#hold(fact, seq, verdict.kind, verdict.refusal)
    const number = this.#commit.next()
    this.#facts.push(factRow(this.#sender.school, number, fact, stamp, this.#commit.at))
    this.#accepted.set(fact.id, { fact, stamp, number } as LedgerFact & { number: number })
    if (seq === null)
      return this.#amendReceipt(fact.id, { verdict: 'accepted', number, code: null, detail: null })
    this.#receipt(fact, seq, { verdict: 'accepted', number })
    this.#answers.push({ seq, number })
    this.#restamp(seq, { fact, stamp }, basis)
  }

  /** Tells the device where the ledger's stamp is not the one it predicted from what it had seen. */
  #restamp(seq: number, { fact, stamp }: Pick<LedgerFact, 'fact' | 'stamp'>, { view }: Basis): void {
    const predicted = stampFact(fact, deviceTime(fact), view, view)
    if (!isSameStamp(predicted, stamp)) this.#restamped.push({ seq, stamp })
  }

  async #hold(
    kept: Partial<Fact> & { id: string },
    seq: number | null,
    verdict: HeldVerdict,
    reason: Refusal,
  ) {
    await this.#held.add(kept.id, kept, verdict, reason, this.#now)
    const { code, detail } = reason
    const outcome = { verdict, number: null, code, detail: JSON.stringify(detail) }
    if (seq === null) return this.#amendReceipt(kept.id, outcome)
    this.#receipt(kept, seq, outcome)
    this.#answers.push({ seq, verdict, code, detail: { ...detail } })
  }

  #receipt(fact: Partial<Fact> & { id: string }, seq: number, outcome: Outcome): void {
    const { school, install } = this.#sender
    const row = { school, fact: fact.id, install, seq, hash: contentHash(fact), received_at: this.#commit.at }
    const receipt = { number: null, code: null, detail: null, ...row, ...outcome }
    this.#receipts.push(receipt)
    this.#known.set(fact.id, receipt)
  }

  /** The verdict on a fact that waited replaces the "waiting" of its receipt. */
  async #amendReceipt(fact: string, outcome: Outcome): Promise<void> {
    const own = this.#known.get(fact)
    if (own) Object.assign(own, outcome)
    await this.#tx
      .updateTable('receipt')
      .set(outcome)
      .where('school', '=', this.#sender.school)
      .where('fact', '=', fact)
      .execute()
  }

  async write(): Promise<void> {
    await insertFacts(this.#tx, this.#facts)
    await insertReceipts(this.#tx, this.#receipts)
    await this.#held.write()
  }

  answers(): Accepted {
    const exceptions = this.#answers.filter((answer): answer is SeqException => 'verdict' in answer)
    const numbered = this.#answers.filter((answer): answer is Numbered => 'number' in answer)
    return { acked: rangesOf(numbered), exceptions, restamped: this.#restamped }
  }
}

const isSameStamp = (a: Stamp, b: Stamp) =>
  a.stream === b.stream &&
  a.schoolDay === b.schoolDay &&
  a.window === b.window &&
  a.time === b.time &&
  a.due === b.due
