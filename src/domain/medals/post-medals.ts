/**
 * 岗位奖章: what serving gives, each with its reason. Said in what was done; a duty that was missed is not mentioned,
 * and nothing is called missing but the duties that are still to come.
 */
import type { TermId } from '../ids.ts'
import { type EarnedMedals, keptNeeded } from './earned.ts'
import { inForceOn } from './in-force.ts'
import { type Medal, type MedalCondition, type MedalRules, yearPeriod } from './medal.ts'
import { noTally, type ChildTally } from './tally.ts'

/** `needed` duties of those on the roster; of the others the number that the medal asks for. */
export type PostReason =
  | { readonly kind: 'kept'; readonly due: number; readonly kept: number; readonly needed: number }
  | { readonly kind: 'duties' | 'stood-in' | 'given-on'; readonly needed: number }
  | { readonly kind: 'first-duty' }

export type PostMedal = { readonly medal: Medal; readonly earned: boolean; readonly reason: PostReason }

/**
 * Those that the child has in this term and its year, and of this term's those that can still be reached: of a year a
 * tablet holds a part.
 */
export function postMedals(
  earned: EarnedMedals,
  child: ChildTally,
  rules: MedalRules,
  term: TermId,
): PostMedal[] {
  const inForce = inForceOn(rules, rules.firstDayOf(term))
  const periods = { term, 'school-year': yearPeriod(rules.yearOf(term)) }
  return (['term', 'school-year'] as const).flatMap((scope) =>
    inForce.of(scope).flatMap(({ medal, condition }): PostMedal[] => {
      const reason = reasonOf(condition, child.get(term) ?? noTally())
      if (reason === null) return []
      const isEarned = earned.has(`${medal.id}@${periods[scope]}`)
      return isEarned || isWithinReach(reason) ? [{ medal, earned: isEarned, reason }] : []
    }),
  )
}

function reasonOf(
  condition: MedalCondition,
  { due, kept }: { due: number; kept: number },
): PostReason | null {
  switch (condition.type) {
    case 'duty-rate': {
      const isAsked = due >= condition.minDutiesDue
      return { kind: 'kept', due, kept, needed: isAsked ? keptNeeded(condition.minRate, due) : Infinity }
    }
    case 'duties-count':
      return { kind: 'duties', needed: condition.minDuties }
    case 'substitutions-count':
      return { kind: 'stood-in', needed: condition.minSubstitutions }
    case 'handover-done':
      return { kind: 'given-on', needed: condition.minHandovers }
    case 'training-and-first-duty':
      return { kind: 'first-duty' }
    default:
      return null
  }
}

/** Told once a child has begun, as long as the roster has so many duties. */
const isWithinReach = (reason: PostReason) =>
  reason.kind === 'kept' && reason.kept > 0 && reason.needed <= reason.due
