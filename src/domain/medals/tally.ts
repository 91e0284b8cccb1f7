/**
 * What medals read of a child: a few sums and sets for each term. Made from the fold and thrown away; never stored as
 * truth. Terms stand side by side, so a school's six years can be gone through one at a time.
 */
import { colours, noPoints, type PointsByColour } from '../colours.ts'
import { type Claim, type Counted, countFacts, excusedBy, type FoldRules } from '../facts/fold.ts'
import { factsByChild } from '../facts/facts-by-child.ts'
import { dutyClaim, isOfType, type LedgerFact } from '../facts/ledger.ts'
import type { PlaceId, StudentId, TermId } from '../ids.ts'
import { type CalledOff, sparedBy } from '../posts/spared.ts'
import type { LocalDate } from '../time/local-time.ts'
import { calledOffIn } from './called-off.ts'
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
  /** Duties that the roster has in the term; excused ones, those another stood in for and what was called off apart. */
  due: number
  /** Of these, done and confirmed. */
  kept: number
  /** Posts given on with a closed sheet. */
  givenOn: number
}
export type ChildTally = ReadonlyMap<TermId, Tally>
export type Tallies = ReadonlyMap<StudentId, ChildTally>

export const noTally = (): Tally => ({
  points: noPoints(),
  places: new Set(),
  duties: 0,
  stoodIn: 0,
  trained: 0,
  due: 0,
  kept: 0,
  givenOn: 0,
})

/** What a tally asks of the school's records. */
type TallyRules = Pick<MedalRules, 'termOf' | 'duesOf' | 'handoversOf'>

/**
 * One child's tally.
 * @param facts those that name the child
 * @param calledOff duties that were called off for everybody, which names no child
 */
export function tallyChild(
  facts: Iterable<LedgerFact>,
  student: StudentId,
  foldRules: FoldRules,
  rules: TallyRules,
  calledOff: CalledOff = [],
): ChildTally {
  return tallyOf(countFacts(facts, foldRules), { student, rules, calledOff })
}

/**
 * Many children's, one after the other: small folds stay in the processor's cache.
 * @param students left out: everybody whom a fact names
 */
export function tallyChildren(
  facts: readonly LedgerFact[],
  foldRules: FoldRules,
  rules: TallyRules,
  students?: Iterable<StudentId>,
): Tallies {
  const quick = { ...rules, termOf: remembered(rules.termOf) }
  const [byChild, calledOff] = [factsByChild(facts), calledOffIn(facts)]
  const tallies = new Map<StudentId, ChildTally>()
  for (const student of students ?? byChild.keys()) {
    tallies.set(student, tallyChild(byChild.get(student) ?? [], student, foldRules, quick, calledOff))
  }
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
function tallyOf(counted: Counted, about: About): ChildTally {
  const child = new Map<TermId, Tally>()
  const { standing, claims, given, words } = counted
  const on = (day: LocalDate) => tallyOn(child, about.rules.termOf(day))
  for (const { fact, stamp } of standing.awards) {
    on(stamp.schoolDay).points[fact.body.colour] += fact.body.points
  }
  for (const { day, colour, counted } of given) if (counted > 0) on(day).points[colour] += counted
  for (const claim of claims.values()) addClaim(on(claim.day), claim, words.substitutions.has(claim.key))
  for (const entry of standing.serviceLife) {
    if (!isOfType(entry, 'training.attended.v1')) continue
    if (entry.fact.body.passed) on(entry.fact.body.schoolDay).trained += 1
  }
  addPromises(child, counted, about)
  return child
}

type About = { readonly student: StudentId; readonly rules: TallyRules; readonly calledOff: CalledOff }

/** What the roster asked of the child, and what of it was done. */
function addPromises(
  child: Map<TermId, Tally>,
  { standing, claims }: Counted,
  { student, rules, calledOff }: About,
): void {
  for (const [term, tally] of child) {
    tally.givenOn = rules.handoversOf(student, term)
    const dues = rules.duesOf(student, term)
    if (dues.length === 0) continue
    const isSpared = sparedBy({
      excused: excusedBy(standing.excuses),
      substitutions: standing.substitutions,
      suspensions: calledOff,
    })
    const owed = dues.filter(({ post, window, day }) => !isSpared(student, post, window, day))
    const kept = owed.filter(({ post, window, day }) =>
      isConfirmed(claims.get(dutyClaim(post, window, day, student))),
    )
    tally.due = owed.length
    tally.kept = kept.length
  }
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
  else if (isConfirmed({ reason })) {
    tally.duties += 1
    if (isSubstitute) tally.stoodIn += 1
  }
}

const isConfirmed = (claim: Pick<Claim, 'reason'> | undefined) =>
  claim?.reason === 'counted' || claim?.reason === 'daily-cap'

const counted = ['duties', 'stoodIn', 'trained', 'due', 'kept', 'givenOn'] as const

/** Several terms as one: a school year, or all years. */
export function sumOfTallies(parts: Iterable<Tally>): Tally {
  const sum = noTally()
  for (const { points, places, ...counts } of parts) {
    for (const colour of colours) sum.points[colour] += points[colour]
    for (const place of places) sum.places.add(place)
    for (const name of counted) sum[name] += counts[name]
  }
  return sum
}
