import { noPoints, type PointsByColour } from '../../src/domain/colours.ts'
import type { FoldRules } from '../../src/domain/facts/fold.ts'
import type { LedgerFact } from '../../src/domain/facts/ledger.ts'
import type { StudentId } from '../../src/domain/ids.ts'
import { medalsOf } from '../../src/domain/medals/earned.ts'
import { type ChildTally, sumOfTallies, tallyChildren } from '../../src/domain/medals/tally.ts'
import { mondayOf } from '../../src/domain/time/local-time.ts'
import { someRules } from '../domain/medals/some-medals.ts'

const rules = someRules()
const weeks = new Map<string, string>()
const weekOf = (day: string): string => {
  const known = weeks.get(day) ?? mondayOf(day)
  weeks.set(day, known)
  return known
}

export const somePlaces: FoldRules = { automaticCapOn: () => 3, repeatPeriodOf: (_place, day) => weekOf(day) }

export type SchoolTallies = Map<StudentId, ChildTally>

/** One school year's facts into the tallies of all children; a term may reach over the year's end. */
export function addYear(tallies: SchoolTallies, facts: readonly LedgerFact[]): SchoolTallies {
  for (const [student, year] of tallyChildren(facts, somePlaces, rules)) {
    const all = new Map(tallies.get(student))
    for (const [term, tally] of year) {
      const before = all.get(term)
      all.set(term, before ? sumOfTallies([before, tally]) : tally)
    }
    tallies.set(student, all)
  }
  return tallies
}

export function allMedals(tallies: SchoolTallies): number {
  let count = 0
  for (const child of tallies.values()) count += medalsOf(child, rules).size
  return count
}

export const peer = 'a bare sum'

/** What any way of working out medals has to do at least: look at each fact once and add up its child's points. */
export function bareSum(facts: readonly LedgerFact[]): number {
  const totals = new Map<string, PointsByColour>()
  for (const { fact } of facts) {
    if (!('points' in fact.body)) continue
    const { student, colour, points } = fact.body
    const own = totals.get(student) ?? noPoints()
    own[colour] += points
    totals.set(student, own)
  }
  return totals.size
}
