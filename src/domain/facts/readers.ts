/**
 * Which types are for adults whole: no tablet holds them, whatever stream or window they are in. What any role may
 * hold beyond that is in `permissions/hold-facts.ts`. A new type without a cell does not compile.
 */
import type { Fact, FactType } from './fact.schema.ts'

const readers: Readonly<Record<FactType, 'all' | 'adults'>> = {
  'duty.checked-in.v1': 'all',
  'duty.excused.v1': 'all',
  'duty.substituted.v1': 'all',
  'duty.suspended.v1': 'all',
  'points.awarded.v1': 'all',
  'points.awarded.v2': 'all',
  'stamp.requested.v1': 'all',
  'place.stamped.v1': 'all',
  'fact.revoked.v1': 'all',
  'claim.voided.v1': 'all',
  'time.settled.v1': 'all',
  'application.made.v1': 'all',
  'application.noted.v1': 'adults',
  'objection.noted.v1': 'adults',
  'training.attended.v1': 'all',
  'duty.checked-out.v1': 'all',
  // Who is missing is said beside no child: a tablet shows no list of it.
  'duty.missed.v1': 'adults',
  'duty.substitute-asked.v1': 'all',
  'duty.substitute-answered.v1': 'all',
  'duty.evaluated.v1': 'adults',
  'word.written.v1': 'adults',
  'word.countersigned.v1': 'adults',
  'honour.nominated.v1': 'adults',
  'activity.signed-up.v1': 'all',
  'activity.withdrawn.v1': 'all',
  'activity.consented.v1': 'adults',
  // Who was missing is said beside no child; who was there has the award.
  'activity.attended.v1': 'adults',
  'activity.noted.v1': 'adults',
  'goal.chosen.v1': 'all',
  'medal.given.v1': 'all',
}

/** An unknown type of a newer build is left to its streams. */
export const isForAdults = ({ type }: Pick<Fact, 'type'>): boolean => readers[type] === 'adults'
