/** The rules of each type of every day: limits, notes, points by the rule in force that day as the device knew it. */
import type { ActivityLifeType } from '../facts/activity-life-types.ts'
import type { FactOf, FactType } from '../facts/fact.schema.ts'
import { claimParts, studentOf } from '../facts/ledger.ts'
import type { ServiceLifeType } from '../facts/service-life-types.ts'
import { isUnrecorded } from '../places/stampable.ts'
import { unreachable } from '../result.ts'
import { activityAwardRefusal } from './activity-life-rules.ts'
import { type Refusal, refusal } from './refusal.ts'
import type { WriteContext } from './write-context.ts'

export type EverydayType = Exclude<FactType, ServiceLifeType | ActivityLifeType>

export function everydayRefusal(fact: FactOf<EverydayType>, context: WriteContext): Refusal | null {
  switch (fact.type) {
    case 'points.awarded.v2':
      return activityAwardRefusal(fact, context) ?? awardRefusal(fact, context)
    case 'points.awarded.v1':
      return awardRefusal(fact, context)
    case 'duty.checked-in.v1':
      return dutyRefusal(fact, context)
    case 'place.stamped.v1':
      return stampRefusal(fact, context)
    case 'stamp.requested.v1':
      return requestRefusal(fact, context)
    case 'fact.revoked.v1':
      return revocationRefusal(fact, context)
    case 'time.settled.v1':
      return settlementRefusal(fact, context)
    case 'duty.substituted.v1':
    case 'duty.excused.v1':
    case 'duty.suspended.v1':
      return fact.body.post === null || context.asOf.posts.has(fact.body.post)
        ? null
        : refusal('unknown-post')
    case 'claim.voided.v1':
      return claimParts(fact.body.claim)?.student === fact.body.student ? null : refusal('target-unknown')
    default:
      return unreachable(fact)
  }
}

type Award = FactOf<'points.awarded.v1' | 'points.awarded.v2'>

function awardRefusal({ body }: Award, { asOf, day }: WriteContext): Refusal | null {
  const rules = asOf.pointRulesOn(day)
  if (body.points > rules.maxPointsPerAward) {
    return refusal('over-award-limit', { limit: rules.maxPointsPerAward, points: body.points })
  }
  if (body.points > rules.noteRequiredAbovePoints && !body.note?.trim()) {
    return refusal('note-required', { limit: rules.noteRequiredAbovePoints })
  }
  const preset = 'preset' in body ? body.preset : undefined
  const retired = preset ? asOf.presets.get(preset)?.retiredOn : undefined
  return retired && retired <= day ? refusal('preset-retired', { preset: preset ?? '', date: retired }) : null
}

function dutyRefusal({ author, body }: FactOf<'duty.checked-in.v1'>, context: WriteContext): Refusal | null {
  const { asOf, day, writtenOn } = context
  const post = asOf.posts.get(body.post)
  if (!post) return refusal('unknown-post')
  // Only an adult may say which day it was, a tablet's word is its clock; and nobody comes tomorrow.
  if (body.said && (author.kind === 'device' || day > writtenOn)) return refusal('no-permission')
  const right = body.points === asOf.pointsForDuty(body.post, day) && body.colour === post.colour
  return right ? null : refusal('points-not-by-rule')
}

function stampRefusal(
  { author, body }: FactOf<'place.stamped.v1'>,
  { asOf, day }: WriteContext,
): Refusal | null {
  const place = asOf.places.get(body.place)
  if (!place || isUnrecorded(place)) return refusal('unknown-place')
  if (author.kind === 'device' && place.opening?.byTripOnly) return refusal('trip-only')
  const right = body.points === asOf.pointsForStamp(body.place, day) && body.colour === place.colour
  return right ? null : refusal('points-not-by-rule')
}

function requestRefusal({ body }: FactOf<'stamp.requested.v1'>, { asOf }: WriteContext): Refusal | null {
  const place = asOf.places.get(body.place)
  if (!place || isUnrecorded(place)) return refusal('unknown-place')
  return place.opening?.byTripOnly || !place.onCampus ? refusal('trip-only') : null
}

/** What a word about another fact names must be what that fact names: rights and totals go by the child. */
function revocationRefusal({ body }: FactOf<'fact.revoked.v1'>, { find }: WriteContext): Refusal | null {
  const target = find(body.target)?.fact
  if (!target || studentOf(target) !== body.student) return refusal('target-unknown')
  return target.type === 'fact.revoked.v1' ? refusal('not-yours-to-revoke') : null
}

function settlementRefusal({ body }: FactOf<'time.settled.v1'>, { find }: WriteContext): Refusal | null {
  const target = find(body.target)?.fact
  if (target?.type !== 'duty.checked-in.v1' || target.body.student !== body.student)
    return refusal('target-unknown')
  return body.counts && body.window === null ? refusal('malformed') : null
}
