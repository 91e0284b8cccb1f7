/**
 * 星级章: whom the school's rule proposes in a class or a grade, and why; people decide. The rule of the first star: the
 * first step of all five colours this term; of each further star one step more, and the star before it. The share says
 * how many may be proposed at most. Where more reach it than the share allows, nobody is put before the others: they
 * stand in class order, and people choose.
 */
import { type Colour, colours } from '../colours.ts'
import type { LedgerFact } from '../facts/ledger.ts'
import type { ClassId, StudentId } from '../ids.ts'
import { inClassOrder } from '../posts/class-order.ts'
import type { RecordBody } from '../records/record.schema.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'
import { type EarnedMedals, medalsOf } from './earned.ts'
import { medalRulesOf } from './school-medals.ts'
import { tallyChildren } from './tally.ts'

export type StarSetting = RecordBody<'star-setting'>

/** Until a school says otherwise: one star, three in ten of a class. */
export const usualStars: StarSetting = { stars: [{ name: '一星章', percent: 30 }] }

export type StarReason =
  /** The highest step that every colour has reached. */
  | { readonly kind: 'colours'; readonly level: number }
  | { readonly kind: 'colours-missing'; readonly level: number; readonly colours: readonly Colour[] }
  | { readonly kind: 'star-before' | 'star-before-missing'; readonly name: string }
  /** Said beside it, and asked of nobody. */
  | { readonly kind: 'served'; readonly medals: readonly string[] }

type StarProposal = {
  readonly student: StudentId
  readonly isProposed: boolean
  readonly reasons: readonly StarReason[]
}
export type StarProposals = {
  readonly children: number
  /** So many of them at most. */
  readonly most: number
  readonly proposals: readonly StarProposal[]
}

/** Classes on a day that are proposed together: each by itself, or those of a grade. In class order. */
export function starGroups(view: SchoolView, by: 'class' | 'grade', date: LocalDate): ClassId[][] {
  const classes = [...view.classes.values()]
    .flatMap(({ id, number }) => {
      const grade = view.gradeOf(id, date) ?? 0
      return view.studentsOfClass(id, date).length > 0 ? [{ id, grade, number }] : []
    })
    .sort((a, b) => a.grade - b.grade || a.number - b.number)
  if (by === 'class') return classes.map(({ id }) => [id])
  const grades = [...new Set(classes.map(({ grade }) => grade))]
  return grades.map((grade) => classes.filter((one) => one.grade === grade).map(({ id }) => id))
}

/** @param star its place in the setting, from 0 on; @param facts the term's, of these classes or of more */
export function starProposals(
  view: SchoolView,
  facts: readonly LedgerFact[],
  classes: readonly ClassId[],
  { stars }: StarSetting,
  star: number,
  date: LocalDate,
): StarProposals {
  const here = classes.flatMap((id) => view.studentsOfClass(id, date)).map(({ id }) => id)
  const children = inClassOrder(view, here, date)
  const rules = medalRulesOf(view)
  const tallies = tallyChildren(facts, view.foldRules, rules, children)
  const before = stars[star - 1]?.name
  const proposals = children.map((student): StarProposal => {
    const earned = medalsOf(tallies.get(student) ?? new Map(), rules)
    const reasons = [
      colourReason(earned, view.termIdOn(date), star + 1),
      ...(before === undefined ? [] : [starReason(view, student, before)]),
      ...served(earned, view.termIdOn(date)),
    ]
    return { student, isProposed: reasons.every(isGood), reasons }
  })
  const percent = stars[star]?.percent ?? 0
  return { children: children.length, most: Math.floor((children.length * percent) / 100), proposals }
}

const isGood = ({ kind }: StarReason) => kind !== 'colours-missing' && kind !== 'star-before-missing'

function colourReason(earned: EarnedMedals, term: string, level: number): StarReason {
  const highest = (colour: Colour) =>
    Math.max(
      0,
      ...[...earned.values()]
        .filter(({ medal, period }) => medal.colour === colour && period === term)
        .map(({ medal }) => medal.level ?? 0),
    )
  const missing = colours.filter((colour) => highest(colour) < level)
  if (missing.length > 0) return { kind: 'colours-missing', level, colours: missing }
  return { kind: 'colours', level: Math.min(...colours.map(highest)) }
}

function starReason(view: SchoolView, student: StudentId, name: string): StarReason {
  const has = [...view.all('honour').values()].some((one) => one.student === student && one.name === name)
  return { kind: has ? 'star-before' : 'star-before-missing', name }
}

function served(earned: EarnedMedals, term: string): StarReason[] {
  const medals = [...earned.values()]
    .filter(({ medal, period }) => medal.colour === undefined && period === term)
    .map(({ medal }) => medal.name)
  return medals.length > 0 ? [{ kind: 'served', medals }] : []
}
