/**
 * Medals that grow with the ledger. Whatever can change what a fact about a child counts names that child too: claims,
 * the day's cap and repeated visits are the child's own, and a word about a fact (a revocation, a strike, a
 * settlement) is refused unless it names whom the fact names. So a new fact means folding this child's facts once
 * more and nobody else's, and in whatever order facts come, the book ends as if it had been made at once.
 */
import type { FoldRules } from '../facts/fold.ts'
import { type LedgerFact, studentsNamedIn } from '../facts/ledger.ts'
import type { FactId, StudentId } from '../ids.ts'
import { type EarnedMedals, medalsOf } from './earned.ts'
import type { EarnedMedal, MedalRules } from './medal.ts'
import { type ChildTally, tallyChild } from './tally.ts'

/** What one fact did to one child's medals. */
type MedalChange = {
  readonly student: StudentId
  readonly gained: readonly EarnedMedal[]
  readonly lost: readonly EarnedMedal[]
}

export type MedalBook = {
  /** Children whose medals it changed; none for most facts. */
  readonly add: (entry: LedgerFact) => MedalChange[]
  readonly medals: (student: StudentId) => EarnedMedals
  readonly tally: (student: StudentId) => ChildTally
  /** The child's facts as they are known, for `fallenMedals`. */
  readonly facts: (student: StudentId) => readonly LedgerFact[]
}

type Page = { facts: Map<FactId, LedgerFact>; tally: ChildTally; medals: EarnedMedals }

const noTally: ChildTally = new Map()
const noMedals: EarnedMedals = new Map()

export function medalBook(foldRules: FoldRules, rules: MedalRules): MedalBook {
  const pages = new Map<StudentId, Page>()

  function turn(student: StudentId, entry: LedgerFact): MedalChange[] {
    const page = pages.get(student) ?? { facts: new Map(), tally: noTally, medals: noMedals }
    pages.set(student, page)
    const known = page.facts.get(entry.fact.id)
    // A fact that comes back with its number takes the place of what was held before it was sent.
    if (known !== undefined && (known.number !== null || entry.number === null)) return []
    page.facts.set(entry.fact.id, entry)
    page.tally = tallyChild(page.facts.values(), student, foldRules, rules)
    const before = page.medals
    page.medals = medalsOf(page.tally, rules)
    const gained = without(page.medals, before)
    const lost = without(before, page.medals)
    return gained.length + lost.length > 0 ? [{ student, gained, lost }] : []
  }

  return {
    add: (entry) => studentsNamedIn(entry.fact).flatMap((student) => turn(student, entry)),
    medals: (student) => pages.get(student)?.medals ?? noMedals,
    tally: (student) => pages.get(student)?.tally ?? noTally,
    facts: (student) => [...(pages.get(student)?.facts.values() ?? [])],
  }
}

const without = (some: EarnedMedals, others: EarnedMedals): EarnedMedal[] =>
  [...some].filter(([key]) => !others.has(key)).map(([, medal]) => medal)
