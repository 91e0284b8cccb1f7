/**
 * Medals that grow with the ledger. Whatever can change what a fact about a child counts names that child too: claims,
 * the day's cap and repeated visits are the child's own, and a word about a fact (a revocation, a strike, a
 * settlement) is refused unless it names whom the fact names. So a new fact means folding this child's facts once
 * more and nobody else's, and in whatever order facts come, the book ends as if it had been made at once. A duty that
 * is called off for everybody names nobody: each page takes it in when it is opened next.
 */
import type { FoldRules } from '../facts/fold.ts'
import { type LedgerFact, studentsNamedIn } from '../facts/ledger.ts'
import type { FactId, StudentId } from '../ids.ts'
import type { CalledOff } from '../posts/spared.ts'
import { calledOffIn, mayCallOff } from './called-off.ts'
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
  /** Children whose medals it changed, with what was called off before; none for most facts. */
  readonly add: (entry: LedgerFact) => MedalChange[]
  readonly medals: (student: StudentId) => EarnedMedals
  readonly tally: (student: StudentId) => ChildTally
  /** The child's facts as they are known, for `fallenMedals`. */
  readonly facts: (student: StudentId) => readonly LedgerFact[]
}

type Page = {
  readonly facts: Map<FactId, LedgerFact>
  tally: ChildTally
  medals: EarnedMedals
  /** By which it was written. */
  calledOff: CalledOff
}

const noTally: ChildTally = new Map()
const noMedals: EarnedMedals = new Map()

export function medalBook(foldRules: FoldRules, rules: MedalRules): MedalBook {
  const pages = new Map<StudentId, Page>()
  const forAll = new Map<FactId, LedgerFact>()
  let calledOff: CalledOff = []

  function write(page: Page, student: StudentId): void {
    page.tally = tallyChild(page.facts.values(), student, foldRules, rules, calledOff)
    page.medals = medalsOf(page.tally, rules)
    page.calledOff = calledOff
  }
  function turn(student: StudentId, entry: LedgerFact): MedalChange[] {
    const page = pages.get(student) ?? { facts: new Map(), tally: noTally, medals: noMedals, calledOff }
    pages.set(student, page)
    if (!isNews(entry, page.facts)) return []
    page.facts.set(entry.fact.id, entry)
    const before = page.medals
    write(page, student)
    const gained = without(page.medals, before)
    const lost = without(before, page.medals)
    return gained.length + lost.length > 0 ? [{ student, gained, lost }] : []
  }
  function callOff(entry: LedgerFact): void {
    if (!isNews(entry, forAll)) return
    forAll.set(entry.fact.id, entry)
    calledOff = calledOffIn([...forAll.values()])
  }
  function opened(student: StudentId): Page | undefined {
    const page = pages.get(student)
    if (page !== undefined && page.calledOff !== calledOff) write(page, student)
    return page
  }

  return {
    add: (entry) => {
      if (mayCallOff(entry)) callOff(entry)
      return studentsNamedIn(entry.fact).flatMap((student) => turn(student, entry))
    },
    medals: (student) => opened(student)?.medals ?? noMedals,
    tally: (student) => opened(student)?.tally ?? noTally,
    facts: (student) => [...(pages.get(student)?.facts.values() ?? [])],
  }
}

/** A fact that comes back with its number takes the place of what was held before it was sent. */
function isNews({ fact, number }: LedgerFact, held: ReadonlyMap<FactId, LedgerFact>): boolean {
  const known = held.get(fact.id)
  return known === undefined || (known.number === null && number !== null)
}

const without = (some: EarnedMedals, others: EarnedMedals): EarnedMedal[] =>
  [...some].filter(([key]) => !others.has(key)).map(([, medal]) => medal)
