/**
 * What medals read of a child: a few sums and sets for each term. Made from the fold and thrown away; never stored as
 * truth. Tallies of different terms stand side by side, so a school's six years can be gone through one at a time.
 */
import { noPoints, type PointsByColour } from '../colours.ts'
import { type Claim, type Folded, foldFacts, type FoldRules } from '../facts/fold.ts'
import { isOfType, type LedgerFact, studentsNamedIn } from '../facts/ledger.ts'
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

/**
 * One child's tally from facts that name the child; those may name a second one, and only what is this child's own is
 * tallied.
 */
export function tallyChild(
  facts: Iterable<LedgerFact>,
  student: StudentId,
  foldRules: FoldRules,
  rules: Pick<MedalRules, 'termOf'>,
): ChildTally {
  return addFold(new Map(), foldFacts(facts, foldRules), student, rules.termOf)
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
    tallies.set(
      student,
      addFold(tallies.get(student) ?? new Map(), foldFacts(own, foldRules), student, termOf),
    )
  return tallies
}

/** Whatever can change what a fact about a child counts names that child too; see `medal-book.ts`. */
export function factsByChild(facts: Iterable<LedgerFact>): Map<StudentId, LedgerFact[]> {
  const byChild = new Map<StudentId, LedgerFact[]>()
  for (const entry of facts) {
    for (const student of studentsNamedIn(entry.fact)) {
      const own = byChild.get(student)
      if (own === undefined) byChild.set(student, [entry])
      else own.push(entry)
    }
  }
  return byChild
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

function addFold(
  child: Map<TermId, Tally>,
  { entries, claims, substitutions, serviceLife }: Folded,
  student: StudentId,
  termOf: MedalRules['termOf'],
): Map<TermId, Tally> {
  const on = (day: LocalDate) => tallyOn(child, termOf(day))
  for (const { student: whose, day, colour, counted } of entries) {
    if (whose === student && counted > 0) on(day).points[colour] += counted
  }
  for (const claim of claims.values()) {
    if (claim.student === student) addClaim(on(claim.day), claim, substitutions.has(claim.key))
  }
  for (const entry of serviceLife) {
    if (!isOfType(entry, 'training.attended.v1')) continue
    const { body } = entry.fact
    if (body.student === student && body.passed) on(body.schoolDay).trained += 1
  }
  return child
}

function tallyOn(child: Map<TermId, Tally>, term: TermId): Tally {
  let tally = child.get(term)
  if (tally === undefined) child.set(term, (tally = noTally()))
  return tally
}

function addClaim(tally: Tally, { kind, subject, reason }: Claim, isSubstitute: boolean): void {
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
