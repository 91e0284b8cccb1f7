/** The rules of each type of the five colours' life, and of an award for taking part. */
import type { ActivityLifeType } from '../facts/activity-life-types.ts'
import { isActivityLifeType } from '../facts/activity-life-types.ts'
import type { Fact, FactOf } from '../facts/fact.schema.ts'
import { isInvited, isSignUpOpen } from '../activities/who-is-meant.ts'
import { unreachable } from '../result.ts'
import { type Refusal, refusal } from './refusal.ts'
import { comingDayRefusal, missing } from './rule-parts.ts'
import type { WriteContext } from './write-context.ts'

type ActivityLifeFact = FactOf<ActivityLifeType>

export const isActivityLife = (fact: Fact): fact is ActivityLifeFact => isActivityLifeType(fact.type)

export function activityLifeRefusal(fact: ActivityLifeFact, context: WriteContext): Refusal | null {
  switch (fact.type) {
    case 'activity.signed-up.v1':
      return missing(context, 'activity', fact.body.activity) ?? signUpRefusal(fact, context)
    case 'activity.withdrawn.v1':
    case 'activity.consented.v1':
      return missing(context, 'activity', fact.body.activity)
    case 'activity.attended.v1':
    case 'activity.noted.v1':
      return missing(context, 'activity', fact.body.activity) ?? comingDayRefusal(context)
    case 'goal.chosen.v1':
      return fact.body.until < context.day ? refusal('malformed') : null
    case 'medal.given.v1':
      return missing(context, 'medal', fact.body.medal)
    default:
      return unreachable(fact)
  }
}

/** A child signs up in its time and where it is meant, as the tablet knew it or as it is; an adult may always add one. */
function signUpRefusal(
  { author, body }: FactOf<'activity.signed-up.v1'>,
  { asOf, now, day, writtenOn }: WriteContext,
): Refusal | null {
  const [known, current] = [asOf, now].map((view) => view.all('activity').get(body.activity))
  if (current?.state === 'cancelled') return refusal('sign-up-closed')
  if (author.kind === 'staff') return null
  const isOpen = [known, current].some((activity) => activity && isSignUpOpen(activity, writtenOn))
  if (!isOpen) return refusal('sign-up-closed')
  const isMeant = [asOf, now].some((view) => {
    const activity = view.all('activity').get(body.activity)
    return activity && isInvited(activity, view, body.student, day)
  })
  return isMeant ? null : refusal('not-invited')
}

/** Everybody gets the same: the activity's points in one of its colours, as the phone knew it or as it is. */
export function activityAwardRefusal(
  { body }: FactOf<'points.awarded.v2'>,
  context: WriteContext,
): Refusal | null {
  const refused = missing(context, 'activity', body.activity) ?? comingDayRefusal(context)
  if (refused) return refused
  const isRight = [context.asOf, context.now].some((view) => {
    const activity = view.all('activity').get(body.activity)
    return activity && activity.points === body.points && activity.colours.includes(body.colour)
  })
  return isRight ? null : refusal('points-not-by-rule')
}
