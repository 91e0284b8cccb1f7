/**
 * What medals read of a child: a few sums and sets for each term. Made from the fold and thrown away; never stored as
 * truth. Tallies of different terms stand side by side, so a school's six years can be gone through one at a time.
 */
import { noPoints, type PointsByColour } from '../colours.ts'
import { type Claim, type Counted, countFacts, type FoldRules } from '../facts/fold.ts'
import { factsByChild } from '../facts/facts-by-child.ts'
import { isOfType, type LedgerFact } from '../facts/ledger.ts'
import type { PlaceId, StudentId, TermId } from '../ids.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { MedalRules } from './medal.ts'

export type Tally = {
  readonly points: PointsByColour
  /** Places of which a stamp stands. */
  readonly places: Set<PlaceId>
  /** Duties that were done and confirmed, with or without points. */
  duties: number
  /** Of these, in another's place. */
  stoodIn: number
  /** Trainings that were passed. */
  trained: number
}
export type ChildTally = ReadonlyMap<TermId, Tally>
export type Tallies = Map<StudentId, Map<TermId, Tally>>

export const noTally = (): Tally => ({
  points: noPoints(),
  places: new Set(),
  duties: 0,
  stoodIn: 0,
  trained: 0,
})

/** One child's tally. @param facts those that name the child */
export function tallyChild(
  facts: Iterable<LedgerFact>,
  student: StudentId,
  foldRules: FoldRules,
  rules: Pick<MedalRules, 'termOf'>,
): ChildTally {
  return addCounted(new Map(), countFacts(facts, foldRules), rules.termOf)
}

/** A whole school child by child: small folds stay in the processor's cache. Adds to what was tallied before. */
export function tallySchool(
  facts: Iterable<LedgerFact>,
  foldRules: FoldRules,
  rules: Pick<MedalRules, 'termOf'>,
  tallies: Tallies = new Map(),
): Tallies {
  const termOf = remembered(rules.termOf)
  for (const [student, own] of factsByChild(facts))
    tallies.set(student, addCounted(tallies.get(student) ?? new Map(), countFacts(own, foldRules), termOf))
  return tallies
}

/** A school has few days, and each is asked for a thousand times. */
function remembered(termOf: MedalRules['termOf']): MedalRules['termOf'] {
  const terms = new Map<LocalDate, TermId>()
  return (day) => {
    let term = terms.get(day)
    if (term === undefined) terms.set(day, (term = termOf(day)))
    return term
  }
}

/**
 * Awards are read as they stand: a line of "why?" for each would only be thrown away. Whatever is tallied names one
 * child alone; the facts that name two (who stood in for whom) only say how a claim is to be read.
 */
function addCounted(
  child: Map<TermId, Tally>,
  { standing, claims, given, words }: Counted,
  termOf: MedalRules['termOf'],
): Map<TermId, Tally> {
  const on = (day: LocalDate) => tallyOn(child, termOf(day))
  for (const { fact, stamp } of standing.awards) {
    on(stamp.schoolDay).points[fact.body.colour] += fact.body.points
  }
  for (const { day, colour, counted } of given) if (counted > 0) on(day).points[colour] += counted
  for (const claim of claims.values()) addClaim(on(claim.day), claim, words.substitutions.has(claim.key))
  for (const entry of standing.serviceLife) {
    if (!isOfType(entry, 'training.attended.v1')) continue
    if (entry.fact.body.passed) on(entry.fact.body.schoolDay).trained += 1
  }
  return child
}

function tallyOn(child: Map<TermId, Tally>, term: TermId): Tally {
  let tally = child.get(term)
  if (tally === undefined) child.set(term, (tally = noTally()))
  return tally
}

function addClaim(
  tally: Tally,
  { kind, subject, reason, colour, counted }: Claim,
  isSubstitute: boolean,
): void {
  tally.points[colour] += counted
  if (kind === 'stamp') tally.places.add(subject)
  else if (reason === 'counted' || reason === 'daily-cap') {
    tally.duties += 1
    if (isSubstitute) tally.stoodIn += 1
  }
}

/** Several terms as one: a school year, or all years. */
export function sumOfTallies(parts: Iterable<Tally>): Tally {
  const sum = noTally()
  for (const { points, places, duties, stoodIn, trained } of parts) {
    for (const colour of Object.keys(points) as Array<keyof PointsByColour>)
      sum.points[colour] += points[colour]
    for (const place of places) sum.places.add(place)
    sum.duties += duties
    sum.stoodIn += stoodIn
    sum.trained += trained
  }
  return sum
}
