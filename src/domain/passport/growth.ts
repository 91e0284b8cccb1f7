/**
 * What a child has gathered, year by year and through every class: colours, stamps, duties, medals, honours. One view
 * of it for the tablet's page, the printed passport and the file that a family takes along at the end.
 *
 * It tells what was gained and nothing about anybody else. Of years whose facts the asker does not hold there is
 * nothing to tell, and they are left out.
 */
import { noPoints, type PointsByColour, sumOfPoints } from '../colours.ts'
import { factsNaming } from '../facts/facts-by-child.ts'
import { foldFacts } from '../facts/fold.ts'
import { isOfType, type LedgerFact } from '../facts/ledger.ts'
import type { StudentId } from '../ids.ts'
import { calledOffIn } from '../medals/called-off.ts'
import { medalsOf } from '../medals/earned.ts'
import { type FallenMedal, fallenMedals } from '../medals/fallen.ts'
import { allYears, type EarnedMedal, type MedalRules, yearPeriod } from '../medals/medal.ts'
import { medalRulesOf } from '../medals/school-medals.ts'
import { type ChildTally, sumOfTallies, tallyChild } from '../medals/tally.ts'
import { isUnrecorded } from '../places/stampable.ts'
import type { Place, SchoolView } from '../school/school-view.ts'
import { schoolYearOf } from '../time/calendar.ts'
import type { LocalDate } from '../time/local-time.ts'

export type Visit = {
  readonly label: string
  readonly name: string
  readonly shape: Place['shape']
  readonly category: string
  /** The first day of that year. */
  readonly day: LocalDate
}
export type GrowthYear = {
  /** The calendar year in which it starts. */
  readonly year: number
  /** As it was called then. */
  readonly class: string
  readonly points: PointsByColour
  readonly visits: readonly Visit[]
  readonly duties: number
  readonly stoodIn: number
  /** Names, ladders first. */
  readonly medals: readonly string[]
  readonly honours: ReadonlyArray<{ readonly name: string; readonly reason: string }>
}
export type Growth = {
  readonly name: string
  readonly pinyin: readonly string[]
  readonly school: string
  /** The earliest first. */
  readonly years: readonly GrowthYear[]
  /** Medals of all years together. */
  readonly medals: readonly string[]
  /** Certificates that were handed over: they stay, whatever became of the points. */
  readonly given: readonly string[]
  readonly fallen: ReadonlyArray<
    Pick<FallenMedal, 'points'> & { readonly medal: string; readonly reason: string }
  >
}

/** @param held what the asker holds; of it what names the child is told */
export function growthOf(view: SchoolView, held: readonly LedgerFact[], student: StudentId): Growth | null {
  const child = view.students.get(student)
  if (child === undefined) return null
  const facts = factsNaming(held, student)
  const rules = medalRulesOf(view)
  const calledOff = calledOffIn(held)
  const tally = tallyChild(facts, student, view.foldRules, rules, calledOff)
  const medals = [...medalsOf(tally, rules).values()]
  const visits = visitsOf(view, facts, student)
  const parts = { view, student, rules, tally, medals, visits }
  return {
    name: child.name,
    pinyin: child.pinyin,
    school: view.school?.name ?? '',
    years: yearsOf(tally, rules).map((year) => yearOf(year, parts)),
    medals: namesOf(medals.filter(({ period }) => period === allYears)),
    given: givenTo(facts, student),
    fallen: fallenMedals(facts, student, view.foldRules, rules, calledOff).map(({ medal, points, by }) => ({
      ...{ medal: medal.name, points },
      reason: 'reason' in by.fact.body ? (by.fact.body.reason ?? '') : '',
    })),
  }
}

type Parts = {
  view: SchoolView
  student: StudentId
  rules: MedalRules
  tally: ChildTally
  medals: readonly EarnedMedal[]
  visits: ReadonlyArray<Visit & { year: number }>
}

const yearsOf = (tally: ChildTally, { yearOf: ofTerm }: MedalRules): number[] =>
  [...new Set([...tally.keys()].map(ofTerm))].sort((a, b) => a - b)

function yearOf(year: number, { view, student, rules, tally, medals, visits }: Parts): GrowthYear {
  const terms = [...tally.keys()].filter((term) => rules.yearOf(term) === year)
  const { points, duties, stoodIn } = sumOfTallies(terms.flatMap((term) => tally.get(term) ?? []))
  const periods = new Set([...terms, yearPeriod(year)])
  return {
    ...{ year, points: sumOfPoints(points) === 0 ? noPoints() : points, duties, stoodIn },
    class: classIn(view, student, year),
    visits: visits.filter((visit) => visit.year === year).map(({ year: _year, ...visit }) => visit),
    medals: namesOf(medals.filter(({ period }) => periods.has(period))),
    honours: [...view.all('honour').values()]
      .filter((honour) => honour.student === student && schoolYearOf(honour.decidedOn) === year)
      .map(({ name, reason }) => ({ name, reason })),
  }
}

/** In the middle of the year, or where the child was at its end or beginning. */
function classIn(view: SchoolView, student: StudentId, year: number): string {
  for (const day of [`${year}-12-01`, `${year + 1}-06-01`, `${year}-09-15`]) {
    const own = view.classOn(student, day)
    if (own !== undefined) return view.className(own, day)
  }
  return ''
}

const namesOf = (medals: readonly EarnedMedal[]) => [...new Set(medals.map(({ medal }) => medal.name))]

/** Each place once a year, in the order of the first days. */
function visitsOf(view: SchoolView, facts: readonly LedgerFact[], student: StudentId): Parts['visits'] {
  const seen = new Set<string>()
  const stamps = [...foldFacts(facts, view.foldRules).claims.values()]
    .filter((claim) => claim.kind === 'stamp' && claim.student === student)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
  return stamps.flatMap(({ subject, day }) => {
    const place = view.places.get(subject)
    const year = schoolYearOf(day)
    if (place === undefined || isUnrecorded(place) || seen.has(`${year} ${subject}`)) return []
    seen.add(`${year} ${subject}`)
    const { stampLabel: label, name, shape, category } = place
    return [{ year, label, name, shape, category, day }]
  })
}

function givenTo(facts: readonly LedgerFact[], student: StudentId): string[] {
  const given = facts.flatMap((entry) =>
    isOfType(entry, 'medal.given.v1') && entry.fact.body.student === student ? [entry.fact.body.name] : [],
  )
  return [...new Set(given)]
}
