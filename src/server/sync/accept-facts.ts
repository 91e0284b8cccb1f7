/**
 * Accepting a batch of facts: one transaction, one answer per fact.
 *
 *   known id, same content      its old verdict again (the device never saw our reply)
 *   known id, other content     quarantined; the first one stands
 *   about an erased child       refused, and nothing of it is kept
 *   unreadable                  refused, counted for its sender
 *   forged                      refused, kept with its reason
 *   follow-up without target    waits, and is committed right after its target
 *   else                        judged by the domain: accepted, refused or quarantined
 *
 * No fact can hold up another. What is not accepted becomes a `held` record, so that an adult sees it. Read, judge,
 * write: judging asks the database nothing (`background.ts` has read it all), so that a thousand facts cost as many
 * queries as one.
 */
import type { Fact } from '../../domain/facts/fact.schema.ts'
import { basisUnknown, type LedgerFact, type Stamp, targetOf } from '../../domain/facts/ledger.ts'
import { dayWritten, deviceTime, stampFact } from '../../domain/facts/stamp.ts'
import { type Refusal, refusal } from '../../domain/permissions/refusal.ts'
import { itemsAsked } from '../../domain/posts/training.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import { judgeFact, type Verdict } from '../../domain/permissions/verdict.ts'
import type { AckRange, SeqException } from '../../domain/protocol/sync.ts'
import { type LocalDate, localDateOf } from '../../domain/time/local-time.ts'
import type { Commit } from '../db/commits.ts'
import type { Tx } from '../db/connection.ts'
import {
  amendReceipt,
  factRow,
  type FactRow,
  insertFacts,
  insertReceipts,
  type NumberedFact,
  type Outcome,
  type ReceiptRow,
} from '../db/facts.ts'
import type { SchoolViews } from '../school/views.ts'
import { exceptionOf, rangesOf } from './answers.ts'
import { type Background, type Basis, readBackground } from './background.ts'
import { contentHash } from './content-hash.ts'
import { HeldFacts, type HeldVerdict } from './held-facts.ts'
import { forgetWaiting, type NewlyWaiting, putWaiting, type Waiting } from './waiting-facts.ts'

export type Sender = {
  readonly school: string
  readonly author: Fact['author']
  /**
   * active; push-only after unpairing: everything goes to quarantine; handover: a tablet that was paired anew brings
   * what it wrote under an earlier name.
   */
  readonly state: 'active' | 'push-only' | 'handover'
  readonly install: string
}

/** `blank`: the device has erased the fact; only its number is left, so that nobody waits for it. */
export type RawFact = { readonly id: string; readonly seq: number; readonly blank?: unknown }

export type Accepted = {
  readonly acked: AckRange[]
  readonly exceptions: SeqException[]
  readonly restamped: Array<{ seq: number; stamp: Stamp }>
}

type Numbered = { seq: number; number: number }
type Judged = { fact: Fact; verdict: Verdict; stamp: Stamp; predicted: Stamp | null }

export async function acceptFacts(
  tx: Tx,
  views: SchoolViews,
  sender: Sender,
  raw: readonly RawFact[],
  commit: Commit,
): Promise<Accepted> {
  const batch = new Batch(sender, commit, await readBackground(tx, views, sender, raw, commit))
  for (const item of [...raw].sort((a, b) => a.seq - b.seq)) batch.take(item)
  await batch.write(tx)
  return batch.answers()
}

class Batch {
  readonly #sender: Sender
  readonly #commit: Commit
  readonly #background: Background
  /** At the school. */
  readonly #today: LocalDate
  readonly #held: HeldFacts
  readonly #numbered: Numbered[] = []
  readonly #exceptions: SeqException[] = []
  readonly #restamped: Array<{ seq: number; stamp: Stamp }> = []
  readonly #facts: FactRow[] = []
  /** What this batch adds to the receipts, the ledger and what waits. */
  readonly #receipts = new Map<string, ReceiptRow>()
  readonly #accepted = new Map<string, NumberedFact>()
  readonly #waiting = new Map<string, NewlyWaiting[]>()
  /** Facts that waited since an earlier batch, and what became of them; the facts they waited for. */
  readonly #takenUp = new Map<string, Outcome>()
  readonly #arrived: string[] = []

  constructor(sender: Sender, commit: Commit, background: Background) {
    this.#sender = sender
    this.#commit = commit
    this.#background = background
    this.#today = localDateOf(commit.at, background.now.calendar.zone)
    this.#held = new HeldFacts(sender, commit)
  }

  take({ id, seq }: RawFact): void {
    const fact = this.#background.parsed.get(id)
    const known = this.#receiptOf(id)
    if (this.#background.erased.has(id) || known?.verdict === 'erased') return this.#leaveOut(id, seq, known)
    if (known) return this.#again(known, seq, fact)
    if (!fact) return this.#leaveUnread(id, seq)
    const forged = this.#forgery(fact)
    if (forged) return this.#hold(fact, seq, 'refused', forged)
    const target = targetOf(fact)
    if (target && this.#receiptOf(target)?.verdict === 'erased') return this.#leaveOut(id, seq, undefined)
    if (target && !this.#receiptOf(target)) return this.#wait(fact, target)
    this.#decide(this.#judge(fact, this.#sender), seq)
    this.#takeUpWaiting(id)
  }

  #receiptOf(id: string): ReceiptRow | undefined {
    const earlier = this.#background.receipts.get(id)
    return this.#receipts.get(id) ?? (earlier && { ...earlier, ...this.#takenUp.get(id) })
  }

  #factOf = (id: string) => this.#accepted.get(id) ?? this.#background.facts.get(id)

  #leaveOut(id: string, seq: number, known: ReceiptRow | undefined): void {
    const { code } = refusal('erased')
    this.#exceptions.push({ seq, verdict: 'refused', code, detail: {} })
    if (!known) this.#receipt({ id }, seq, { verdict: 'erased', number: null, code, detail: null })
  }

  /** The same fact again: the same answer again. The same id with other content: the first one stands. */
  #again(known: ReceiptRow, seq: number, fact: Fact | undefined): void {
    if (known.hash !== contentHash(fact ?? { id: known.fact })) return this.#conflict(known, seq, fact)
    if (known.number === null) return void this.#exceptions.push(exceptionOf(seq, known))
    this.#numbered.push({ seq, number: Number(known.number) })
    const entry = this.#factOf(known.fact)
    if (entry && fact) this.#restamp(seq, entry.stamp, predictedStamp(fact, this.#background.basisOf(fact)))
  }

  #conflict(known: ReceiptRow, seq: number, fact: Fact | undefined): void {
    const { code, detail } = refusal('content-conflict')
    const kept = fact ?? { id: known.fact }
    this.#exceptions.push({ seq, verdict: 'quarantined', code, detail })
    const id = `${known.fact.slice(0, 24)}${contentHash(kept).slice(0, 12)}`
    this.#held.add(id, kept, 'quarantined', { code, detail }, this.#background.now)
  }

  #leaveUnread(id: string, seq: number): void {
    const reason = refusal('malformed')
    this.#held.addUnreadable(reason, this.#background.now)
    this.#receipt({ id }, seq, { verdict: 'refused', number: null, code: reason.code, detail: '{}' })
    this.#exceptions.push({ seq, verdict: 'refused', code: reason.code, detail: {} })
  }

  #forgery({ author, install }: Fact): Refusal | null {
    const own = this.#sender.author
    const isHandedOver = this.#sender.state === 'handover' && author.kind === 'device'
    const isOwn = isHandedOver || (author.kind === own.kind && author.id === own.id)
    return isOwn && install === this.#sender.install ? null : refusal('forged-author')
  }

  #wait(fact: Fact, target: string): void {
    const others = this.#waiting.get(target) ?? []
    this.#waiting.set(target, [...others, { fact, sender: this.#sender, target, at: this.#commit.at }])
    this.#receipt(fact, fact.seq, { verdict: 'waiting', number: null, code: null, detail: null })
    this.#exceptions.push({ seq: fact.seq, verdict: 'waiting' })
  }

  /** What waited for this fact is judged now and gets the next numbers, in the same transaction. */
  #takeUpWaiting(target: string): void {
    const since = this.#background.waiting.get(target)
    const own = this.#waiting.get(target)
    if (since) this.#arrived.push(target)
    if (own) this.#waiting.delete(target)
    for (const { fact, sender } of inFixedOrder([...(since ?? []), ...(own ?? [])])) {
      this.#decide(this.#judge(fact, sender), null)
    }
  }

  #judge(fact: Fact, { state }: Pick<Sender, 'state'>): Judged {
    const { now, times, training } = this.#background
    const basis = this.#background.basisOf(fact)
    const known = times.get(fact.id) ?? { at: null, receivedAt: this.#commit.at }
    const target = targetOf(fact)
    const about = target ? this.#find(target) : undefined
    const own = stampFact(fact, known, basis.view, now, training)
    const stamp = about ? { ...own, stream: about.stamp.stream } : own
    const find = (id: string) => (id === target ? about : undefined)
    const days = { day: stamp.schoolDay, writtenOn: dayWritten(known, now), today: this.#today }
    const context = { asOf: basis.view, now, ...days, find }
    const verdict = lenientAfterLoss(fact, judgeFact(fact, context, basis.age))
    // Where the device knew all that is known now, it was asked the same question.
    const isSameQuestion = basis.view === now && known.at === deviceTime(fact).at && !known.rough
    const isAsked = isSameQuestion && fact.basis !== basisUnknown
    const predicted = isAsked ? unlessInDoubt(fact, own, basis) : predictedStamp(fact, basis)
    if (state === 'handover') return { fact, verdict: quarantined('other-device'), stamp, predicted }
    if (state !== 'push-only' || verdict.kind !== 'accepted') return { fact, verdict, stamp, predicted }
    return { fact, verdict: quarantined('device-unpaired'), stamp, predicted }
  }

  /** The fact a follow-up is about, also when it was itself refused or waits in quarantine. */
  #find = (id: string): LedgerFact | undefined =>
    this.#factOf(id) ?? this.#held.find(id, this.#background.now)

  /** @param seq null for a fact that waited: its device was answered long ago */
  #decide({ fact, verdict, stamp, predicted }: Judged, seq: number | null): void {
    if (verdict.kind !== 'accepted') return this.#hold(fact, seq, verdict.kind, verdict.refusal)
    const number = this.#commit.next()
    this.#facts.push(factRow(this.#sender.school, number, fact, stamp, this.#commit.at))
    this.#accepted.set(fact.id, { fact, stamp, number } as NumberedFact)
    const outcome = { verdict: 'accepted', number, code: null, detail: null }
    if (seq === null) return this.#amend(fact.id, outcome)
    this.#receipt(fact, seq, outcome)
    this.#numbered.push({ seq, number })
    this.#restamp(seq, stamp, predicted)
  }

  /** Tells the device where the ledger's stamp is not the one it predicted from what it had seen. */
  #restamp(seq: number, stamp: Stamp, predicted: Stamp | null): void {
    if (predicted === null || !isSameStamp(predicted, stamp)) this.#restamped.push({ seq, stamp })
  }

  #hold(
    kept: Partial<Fact> & { id: string },
    seq: number | null,
    verdict: HeldVerdict,
    reason: Refusal,
  ): void {
    this.#held.add(kept.id, kept, verdict, reason, this.#background.now)
    const { code, detail } = reason
    const outcome = { verdict, number: null, code, detail: JSON.stringify(detail) }
    if (seq === null) return this.#amend(kept.id, outcome)
    this.#receipt(kept, seq, outcome)
    this.#exceptions.push({ seq, verdict, code, detail: { ...detail } })
  }

  #receipt(fact: Partial<Fact> & { id: string }, seq: number, outcome: Outcome): void {
    const { school, install } = this.#sender
    const row = { school, fact: fact.id, install, seq, hash: contentHash(fact), received_at: this.#commit.at }
    this.#receipts.set(fact.id, { ...row, ...outcome })
  }

  /** The verdict on a fact that waited replaces the "waiting" of its receipt. */
  #amend(fact: string, outcome: Outcome): void {
    const own = this.#receipts.get(fact)
    if (own) this.#receipts.set(fact, { ...own, ...outcome })
    else this.#takenUp.set(fact, outcome)
  }

  async write(tx: Tx): Promise<void> {
    const { school } = this.#sender
    await insertFacts(tx, this.#facts)
    await insertReceipts(tx, [...this.#receipts.values()])
    await putWaiting(tx, [...this.#waiting.values()].flat())
    await forgetWaiting(tx, school, this.#arrived)
    for (const [fact, outcome] of this.#takenUp) await amendReceipt(tx, school, fact, outcome)
    await this.#held.write(tx)
  }

  answers(): Accepted {
    return { acked: rangesOf(this.#numbered), exceptions: this.#exceptions, restamped: this.#restamped }
  }
}

const inFixedOrder = (waiting: readonly Waiting[]) =>
  [...waiting].sort((a, b) => (a.fact.id < b.fact.id ? -1 : 1))

const quarantined = (code: Refusal['code']): Verdict => ({ kind: 'quarantined', refusal: refusal(code) })

/**
 * What a device offers again after the server was brought back may rest on records that were lost with it: a person
 * looks at what the records of now would refuse. Consent is asked of the records of now alone.
 */
function lenientAfterLoss(fact: Fact, verdict: Verdict): Verdict {
  if (fact.basis !== basisUnknown || verdict.kind !== 'refused') return verdict
  const { code } = verdict.refusal
  const isFinal = code === 'consent-missing' || code === 'not-an-electronic-record'
  return isFinal ? verdict : { ...verdict, kind: 'quarantined' }
}

/** The stamp that the device showed until now, from what it had seen; null when nobody knows that any more. */
const predictedStamp = (fact: Fact, basis: Basis): Stamp | null => {
  if (fact.basis === basisUnknown) return null
  return unlessInDoubt(fact, stampFact(fact, deviceTime(fact), basis.view, basis.view), basis)
}

/**
 * Null where the device may have shown another: its clock was in doubt, the offset was measured afterwards, or it did
 * not know of every training that the post asks for.
 */
function unlessInDoubt(fact: Fact, predicted: Stamp | null, { view }: Basis): Stamp | null {
  const { occurredAt: at, clockOffset } = fact
  if (predicted === null || deviceTime(fact).at === null || asksForTraining(fact, predicted, view))
    return null
  if (!clockOffset) return predicted
  return isSameStamp(stampFact(fact, { at, receivedAt: at }, view, view), predicted) ? predicted : null
}

const asksForTraining = (fact: Fact, { schoolDay }: Stamp, view: SchoolView): boolean =>
  fact.type === 'duty.checked-in.v1' && itemsAsked(view, fact.body.post, schoolDay).length > 0

const isSameStamp = (a: Stamp, b: Stamp) =>
  a.stream === b.stream &&
  a.schoolDay === b.schoolDay &&
  a.window === b.window &&
  a.time === b.time &&
  a.due === b.due
