/** What comes next, as a child can understand it: the nearest step of a ladder, and how little is missing. */
import { type Colour, colours, type PointsByColour } from '../colours.ts'
import type { TermId } from '../ids.ts'
import { inForceOn, type MedalInForce } from './in-force.ts'
import type { Medal, MedalRules } from './medal.ts'
import { type ChildTally, noTally } from './tally.ts'

export type NextStep = { readonly medal: Medal; readonly colour: Colour; readonly more: number }

/** One for each colour that has a step left, the nearest first; of equals, the colour that has grown most. */
export function nextSteps(child: ChildTally, rules: MedalRules, term: TermId): NextStep[] {
  const { points } = child.get(term) ?? noTally()
  const ladders = inForceOn(rules, rules.firstDayOf(term)).of('term')
  return colours
    .flatMap((colour) => nextOf(colour, points, ladders) ?? [])
    .sort((a, b) => a.more - b.more || points[b.colour] - points[a.colour])
}

function nextOf(colour: Colour, points: PointsByColour, ladders: readonly MedalInForce[]): NextStep | null {
  const ladder = ladders.flatMap(({ medal, condition }) => {
    if (condition.type !== 'colour-points' || condition.colour !== colour) return []
    const more = condition.minPoints - points[colour]
    return more > 0 ? [{ medal, colour, more }] : []
  })
  return ladder.sort((a, b) => a.more - b.more)[0] ?? null
}
