/** What comes next, as a child can understand it: the nearest step of a ladder, and how little is missing. */
import { type Colour, colours, type PointsByColour } from '../colours.ts'
import type { TermId } from '../ids.ts'
import { ruleOn } from '../records/dated.ts'
import type { Medal, MedalRules } from './medal.ts'
import type { LocalDate } from '../time/local-time.ts'
import { type ChildTally, noTally } from './tally.ts'

export type NextStep = { readonly medal: Medal; readonly colour: Colour; readonly more: number }

/** One for each colour that has a step left, the nearest first; of equals, the colour that has grown most. */
export function nextSteps(child: ChildTally, rules: MedalRules, term: TermId): NextStep[] {
  const { points } = child.get(term) ?? noTally()
  return colours
    .flatMap((colour) => nextOf(colour, points, rules, rules.firstDayOf(term)) ?? [])
    .sort((a, b) => a.more - b.more || points[b.colour] - points[a.colour])
}

function nextOf(
  colour: Colour,
  points: PointsByColour,
  { medals }: MedalRules,
  firstDay: LocalDate,
): NextStep | null {
  const ladder = medals.flatMap((medal) => {
    const { scope, retiredOn = '9999' } = medal
    const condition = ruleOn(medal.rules, firstDay)?.condition
    if (condition?.type !== 'colour-points' || condition.colour !== colour) return []
    const more = condition.minPoints - points[colour]
    return scope === 'term' && retiredOn > firstDay && more > 0 ? [{ medal, colour, more }] : []
  })
  return ladder.sort((a, b) => a.more - b.more)[0] ?? null
}
