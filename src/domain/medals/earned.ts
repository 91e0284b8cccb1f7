/** Which medals a tally gives: the same on every device that holds the same facts. */
import { type Colour, colours } from '../colours.ts'
import type { TermId } from '../ids.ts'
import type { LocalDate } from '../time/local-time.ts'
import { type InForce, inForceOn } from './in-force.ts'
import {
  allYears,
  type EarnedMedal,
  keyOfEarned,
  type MedalCondition,
  type MedalPeriod,
  type MedalRules,
  type MedalScope,
  type PassportPage,
  yearPeriod,
} from './medal.ts'
import { type ChildTally, noTally, sumOfTallies, type Tally } from './tally.ts'

/** By medal and period: each period's medals in the order of the rules. */
export type EarnedMedals = ReadonlyMap<string, EarnedMedal>

const scopes: readonly MedalScope[] = ['term', 'school-year', 'primary-years']

/** What a condition may ask of the child and of the period it is gathered over. */
type Asked = {
  readonly tally: Tally
  readonly terms: readonly TermId[]
  readonly inForce: InForce
  readonly child: ChildTally
  readonly rules: MedalRules
}

export function medalsOf(child: ChildTally, rules: MedalRules): EarnedMedals {
  const earned = new Map<string, EarnedMedal>()
  const periods = periodsOf(child, rules)
  for (const scope of scopes) {
    for (const [period, asked] of periods[scope]) {
      for (const { medal, condition } of asked.inForce.of(scope)) {
        if (isMet(condition, asked)) earned.set(keyOfEarned({ medal, period }), { medal, period })
      }
    }
  }
  return earned
}

type Periods = Record<MedalScope, Map<MedalPeriod, Asked>>

function periodsOf(child: ChildTally, rules: MedalRules): Periods {
  const ofYear = new Map<number, TermId[]>()
  for (const term of child.keys()) {
    const year = rules.yearOf(term)
    ofYear.set(year, [...(ofYear.get(year) ?? []), term])
  }
  const asked = (terms: readonly TermId[]) => askedOf(terms, child, rules)
  return {
    term: new Map([...child.keys()].map((term) => [term, asked([term])])),
    'school-year': new Map([...ofYear].map(([year, terms]) => [yearPeriod(year), asked(terms)])),
    'primary-years': new Map(child.size === 0 ? [] : [[allYears, asked([...child.keys()])]]),
  }
}

function askedOf(terms: readonly TermId[], child: ChildTally, rules: MedalRules): Asked {
  const inForce = inForceOn(rules, firstDayOf(terms, rules))
  return { tally: tallyOf(child, terms), terms, inForce, child, rules }
}

const firstDayOf = (terms: readonly TermId[], rules: MedalRules): LocalDate =>
  terms.map((term) => rules.firstDayOf(term)).sort()[0] ?? ''

function tallyOf(child: ChildTally, terms: readonly TermId[]): Tally {
  const parts = terms.map((term) => child.get(term) ?? noTally())
  return parts.length === 1 && parts[0] ? parts[0] : sumOfTallies(parts)
}

function isMet(condition: MedalCondition, asked: Asked): boolean {
  const { tally } = asked
  switch (condition.type) {
    case 'colour-points':
      return tally.points[condition.colour] >= condition.minPoints
    case 'any-colour-points':
      return colours.some((colour) => tally.points[colour] >= condition.minPoints)
    case 'all-colours-level':
      return colours.every((colour) => hasLevel(colour, condition.minLevel, asked))
    case 'medal-in-both-terms':
      return isInBothTerms(condition.medal, asked)
    case 'stamps-total':
      return tally.places.size >= condition.minStamps
    case 'stamps-in-set':
      return stampsAmong(tally, condition.places) >= condition.minStamps
    case 'passport-complete':
      return condition.pages.length > 0 && condition.pages.every((page) => isPageFull(tally, page))
    case 'duties-count':
      return tally.duties >= condition.minDuties
    case 'substitutions-count':
      return tally.stoodIn >= condition.minSubstitutions
    case 'training-and-first-duty':
      return tally.trained > 0 && tally.duties >= condition.minDuties
    case 'duty-rate':
      return tally.due >= condition.minDutiesDue && tally.kept >= keptNeeded(condition.minRate, tally.due)
    case 'handover-done':
      return tally.givenOn >= condition.minHandovers
    case 'all-of':
      return condition.conditions.length > 0 && condition.conditions.every((part) => isMet(part, asked))
    case 'by-people':
      return false
  }
}

function hasLevel(colour: Colour, level: number, asked: Asked): boolean {
  const step = asked.inForce.step(colour, level)
  return step !== undefined && isMet(step.condition, asked)
}

function isInBothTerms(id: string, { terms, child, rules }: Asked): boolean {
  const halves = terms.filter((term) => rules.isHalf(term))
  const given = halves.filter((term) => {
    const asked = askedOf([term], child, rules)
    const own = asked.inForce.byId.get(id)
    // A medal of another scope could ask for this one in turn.
    return own?.medal.scope === 'term' && isMet(own.condition, asked)
  })
  return given.length >= 2
}

/** Whole duties: eight in ten of nineteen are sixteen. */
export const keptNeeded = (minRate: number, due: number): number => Math.ceil(minRate * due - 1e-9)

const stampsAmong = ({ places }: Tally, set: readonly string[]) =>
  new Set(set.filter((place) => places.has(place))).size

const isPageFull = (tally: Tally, { places, stampsNeeded }: PassportPage): boolean =>
  stampsAmong(tally, places) >= stampsNeeded
