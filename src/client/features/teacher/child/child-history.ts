/**
 * A child's history: every award, duty and stamp that this phone holds, each with its why. What it is nominally worth
 * and what it counts stand apart; what was taken back stays in the list, struck through, with the reason.
 */
import type { Colour } from '../../../../domain/colours.ts'
import type { Claim, Entry, EntryReason, Folded } from '../../../../domain/facts/fold.ts'
import { claimParts, isOfType, type LedgerFact } from '../../../../domain/facts/ledger.ts'
import type { FactId, StudentId } from '../../../../domain/ids.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { Term } from '../../../../domain/time/calendar.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

type HistoryFact =
  | LedgerFact<'points.awarded.v1'>
  | LedgerFact<'points.awarded.v2'>
  | LedgerFact<'duty.checked-in.v1'>
  | LedgerFact<'place.stamped.v1'>

type TakenBack = { readonly by: LedgerFact; readonly reason: string | undefined }

export type HistoryRow = {
  readonly id: FactId
  readonly fact: HistoryFact
  readonly day: LocalDate
  readonly colour: Colour
  readonly nominal: number
  readonly counted: number
  /** `waiting`: makes no claim before an adult has settled its time. */
  readonly reason: EntryReason | 'taken-back' | 'waiting'
  readonly takenBack: TakenBack | undefined
  /** Duty and stamp: the claim it stands for, which is what an adult strikes. */
  readonly claim: Claim | undefined
}

export type HistoryDay = { readonly day: LocalDate; readonly rows: readonly HistoryRow[] }

type Struck = ReadonlyMap<string, LedgerFact<'claim.voided.v1'>>

/** Newest first; a claim is one row, by the fact it stands by. */
export function childHistory(student: StudentId, facts: readonly LedgerFact[], folded: Folded): HistoryRow[] {
  const own = facts.filter((entry) => 'student' in entry.fact.body && entry.fact.body.student === student)
  const entries = new Map<FactId, Entry>()
  for (const entry of folded.entries) if (entry.student === student) entries.set(entry.fact, entry)
  const claims = new Map<FactId, Claim>()
  const witnesses = new Set<FactId>()
  for (const claim of folded.claims.values()) {
    if (claim.student !== student) continue
    claims.set(claim.standing.fact.id, claim)
    for (const witness of claim.witnesses) witnesses.add(witness)
  }
  const struck = struckClaims(own, folded)
  const rows = new Map<FactId, HistoryRow>()
  for (const fact of own) {
    if (!isHistory(fact) || witnesses.has(fact.fact.id)) continue
    rows.set(fact.fact.id, rowOf(fact, entries.get(fact.fact.id), claims.get(fact.fact.id), folded, struck))
  }
  return [...rows.values()].sort(
    (a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0) || b.fact.fact.occurredAt - a.fact.fact.occurredAt,
  )
}

const isHistory = (entry: LedgerFact): entry is HistoryFact =>
  isOfType(entry, 'points.awarded.v1') ||
  isOfType(entry, 'points.awarded.v2') ||
  isOfType(entry, 'duty.checked-in.v1') ||
  isOfType(entry, 'place.stamped.v1')

function struckClaims(own: readonly LedgerFact[], folded: Folded): Struck {
  const struck = new Map<string, LedgerFact<'claim.voided.v1'>>()
  for (const entry of own) {
    if (isOfType(entry, 'claim.voided.v1') && !folded.revoked.has(entry.fact.id))
      struck.set(entry.fact.body.claim, entry)
  }
  return struck
}

function rowOf(
  fact: HistoryFact,
  entry: Entry | undefined,
  claim: Claim | undefined,
  folded: Folded,
  struck: Struck,
): HistoryRow {
  const takenBack = entry ? undefined : takenBackBy(fact, folded, struck)
  return {
    id: fact.fact.id,
    fact,
    day: entry?.day ?? claim?.day ?? fact.stamp.schoolDay,
    colour: fact.fact.body.colour,
    nominal: fact.fact.body.points,
    counted: entry?.counted ?? 0,
    reason: entry?.reason ?? (takenBack ? 'taken-back' : 'waiting'),
    takenBack,
    claim,
  }
}

/** Revoked itself, or struck with its claim. */
function takenBackBy(fact: HistoryFact, folded: Folded, struck: Struck): TakenBack | undefined {
  const revoked = folded.revoked.get(fact.fact.id)
  if (revoked) return { by: revoked, reason: revoked.fact.body.reason }
  if (isOfType(fact, 'points.awarded.v1') || isOfType(fact, 'points.awarded.v2')) return undefined
  const strike = [...struck.values()].find(({ fact: { body } }) => claimIsAbout(body.claim, fact))
  return strike && { by: strike, reason: strike.fact.body.reason }
}

/** A struck claim is gone from the fold, so its key is read. */
function claimIsAbout(key: string, { fact, stamp }: HistoryFact): boolean {
  const claim = claimParts(key)
  if (claim?.kind === 'stamp')
    return (
      fact.type === 'place.stamped.v1' && claim.place === fact.body.place && claim.day === stamp.schoolDay
    )
  if (claim?.kind !== 'duty' || fact.type !== 'duty.checked-in.v1') return false
  return claim.post === fact.body.post && claim.day === stamp.schoolDay && claim.window === stamp.window
}

/** The term of a day; between terms the one that ended last. */
export function termToShow(view: SchoolView, date: LocalDate): Term | undefined {
  const ended = view.calendar.terms.filter(({ lastDay }) => lastDay < date)
  const last = ended.sort((a, b) => (a.lastDay < b.lastDay ? 1 : -1))[0]
  return view.termOn(date) ?? last
}

export function byDay(rows: readonly HistoryRow[]): HistoryDay[] {
  const days = new Map<LocalDate, HistoryRow[]>()
  for (const row of rows) days.set(row.day, [...(days.get(row.day) ?? []), row])
  return [...days].map(([day, own]) => ({ day, rows: own }))
}
