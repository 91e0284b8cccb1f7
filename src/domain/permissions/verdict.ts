/**
 * The verdict on one fact, after DESIGN 3:
 *   not allowed as of what the device had seen        refused
 *   allowed then and now                              accepted
 *   allowed then only                                 accepted while author and device are active and the basis is
 *                                                     at most 14 days old, else quarantined
 * A child who was not at the school that day, or has no consent, is refused whatever the device knew.
 */
import type { Fact } from '../facts/fact.schema.ts'
import type { LocalDate } from '../time/local-time.ts'
import { type Refusal, refusal } from './refusal.ts'
import { isActive } from './roles.ts'
import { mayWrite, rightRefusal } from './write.ts'
import type { WriteContext } from './write-context.ts'

export type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'quarantined'; readonly refusal: Refusal }

/** `today`: at the school, when the server decides. */
export type JudgeContext = WriteContext & { readonly today: LocalDate }

export const longestBasisAge = 14 * 86_400

/** @param basisAge seconds between the commit the device had seen and now */
export function judgeFact(fact: Fact, context: JudgeContext, basisAge: number): Verdict {
  const then = mayWrite(fact, context)
  if (then) return { kind: 'refused', refusal: then }
  const lapsed = isOfNow(context) ? null : rightRefusal(fact, asOfNow(context))
  if (!lapsed) return { kind: 'accepted' }
  if (isActive(fact.author, context.now) && basisAge <= longestBasisAge) return { kind: 'accepted' }
  const isGone = lapsed.code === 'device-unpaired' || lapsed.code === 'author-disabled'
  return { kind: 'quarantined', refusal: isGone ? lapsed : refusal('rights-lapsed', { reason: lapsed.code }) }
}

/** Nothing has changed since: what was allowed then is allowed now. */
const isOfNow = ({ asOf, now, writtenOn, today }: JudgeContext): boolean =>
  asOf === now && today === writtenOn

const asOfNow = (context: JudgeContext): WriteContext => ({
  ...context,
  asOf: context.now,
  writtenOn: context.today,
})
