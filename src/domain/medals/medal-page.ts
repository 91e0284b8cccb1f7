/**
 * A child's medals of this term as a page of ladders: five colours, their steps, and what else was reached. What is
 * missing to the next step is said, what others have is not.
 */
import { type Colour, colours } from '../colours.ts'
import { factsNaming } from '../facts/facts-by-child.ts'
import type { LedgerFact } from '../facts/ledger.ts'
import type { StudentId } from '../ids.ts'
import { ruleOn } from '../records/dated.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'
import { calledOffIn } from './called-off.ts'
import { type EarnedMedals, medalsOf } from './earned.ts'
import { type FallenMedal, fallenMedals } from './fallen.ts'
import type { EarnedMedal, Medal } from './medal.ts'
import { type NextStep, nextSteps } from './next-step.ts'
import { type PostMedal, postMedals } from './post-medals.ts'
import { medalRulesOf } from './school-medals.ts'
import { tallyChild } from './tally.ts'

export type LadderStep = { readonly medal: Medal; readonly earned: boolean; readonly minPoints: number }
export type Ladder = { readonly colour: Colour; readonly steps: readonly LadderStep[] }
export type MedalPage = {
  readonly ladders: readonly Ladder[]
  /** By serving, with their reasons. */
  readonly posts: readonly PostMedal[]
  /** Reached beside these, in any period whose facts are held. */
  readonly others: readonly Medal[]
  /** Of this term: what was there and was corrected away. */
  readonly fallen: readonly FallenMedal[]
  readonly next: NextStep | null
  readonly earned: number
}

/** @param held what the device holds: of it what names the child, and what is called off for everybody */
export function medalPage(
  view: SchoolView,
  held: readonly LedgerFact[],
  student: StudentId,
  date: LocalDate,
): MedalPage {
  const rules = medalRulesOf(view)
  const [facts, calledOff] = [factsNaming(held, student), calledOffIn(held)]
  const tally = tallyChild(facts, student, view.foldRules, rules, calledOff)
  const earned = medalsOf(tally, rules)
  const term = view.termIdOn(date)
  const ladders = colours.map((colour) =>
    ladderOf(colour, rules.medals, earned, term, rules.firstDayOf(term)),
  )
  const posts = postMedals(earned, tally, rules, term)
  const own = new Set(posts.map(({ medal }) => medal.id))
  const others = [...earned.values()].filter(isBesideLadders).map(({ medal }) => medal)
  const fallen = fallenMedals(facts, student, view.foldRules, rules, calledOff)
  return {
    ladders: ladders.filter(({ steps }) => steps.length > 0),
    posts,
    others: [...new Map(others.map((medal) => [medal.id, medal])).values()].filter(({ id }) => !own.has(id)),
    fallen: fallen.filter(({ period }) => period === term),
    next: nextSteps(tally, rules, term)[0] ?? null,
    earned: new Set([...earned.values()].filter(({ period }) => period === term).map(({ medal }) => medal.id))
      .size,
  }
}

const isBesideLadders = ({ medal }: EarnedMedal) => medal.colour === undefined || medal.level === undefined

function ladderOf(
  colour: Colour,
  medals: readonly Medal[],
  earned: EarnedMedals,
  term: string,
  firstDay: LocalDate,
): Ladder {
  const steps = medals.flatMap((medal) => {
    const condition = ruleOn(medal.rules, firstDay)?.condition
    if (medal.colour !== colour || medal.level === undefined || condition?.type !== 'colour-points') return []
    const isEarned = earned.has(`${medal.id}@${term}`)
    const isGone = medal.retiredOn !== undefined && medal.retiredOn <= firstDay
    return isGone && !isEarned ? [] : [{ medal, earned: isEarned, minPoints: condition.minPoints }]
  })
  return { colour, steps: steps.sort((a, b) => (a.medal.level ?? 0) - (b.medal.level ?? 0)) }
}
