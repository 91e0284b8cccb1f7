import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { type Fact, factSchema, type FactType, factTypes } from '../../../src/domain/facts/fact.schema.ts'
import {
  aChosenGoal,
  aConsent,
  aGivenMedal,
  anActivityAward,
  aNoteOnActivity,
  aPresence,
  aSignUp,
  aWithdrawal,
  aCheckOut,
  aCountersign,
  aDutyCheckIn,
  aLateEntry,
  anAbsence,
  anAnswer,
  anApplication,
  anAskedSubstitute,
  anAttendance,
  anAward,
  anEvaluation,
  anExcuse,
  aNomination,
  aNoteOnApplication,
  anObjection,
  aRevocation,
  aSettlement,
  aStamp,
  aStampRequest,
  aSubstitution,
  aSuspension,
  aVoidedClaim,
  aWord,
} from '../../support/builders/index.ts'

const oneOfEach: Record<FactType, Fact> = {
  'duty.checked-in.v1': aDutyCheckIn(),
  'duty.excused.v1': anExcuse(),
  'duty.substituted.v1': aSubstitution(),
  'duty.suspended.v1': aSuspension(),
  'points.awarded.v1': anAward({ note: '扶起摔倒的同学' }),
  'stamp.requested.v1': aStampRequest(),
  'place.stamped.v1': aStamp(),
  'fact.revoked.v1': aRevocation(anAward(), { reason: '点错了' }),
  'claim.voided.v1': aVoidedClaim(),
  'time.settled.v1': aSettlement(aDutyCheckIn()),
  'application.made.v1': anApplication(),
  'application.noted.v1': aNoteOnApplication(),
  'objection.noted.v1': anObjection(),
  'training.attended.v1': anAttendance(),
  'duty.checked-out.v1': aCheckOut(),
  'duty.missed.v1': anAbsence(),
  'duty.substitute-asked.v1': anAskedSubstitute(),
  'duty.substitute-answered.v1': anAnswer(anAskedSubstitute()),
  'duty.evaluated.v1': anEvaluation(),
  'word.written.v1': aWord(),
  'word.countersigned.v1': aCountersign(aWord()),
  'honour.nominated.v1': aNomination(),
  'points.awarded.v2': anActivityAward({ note: '讲给低年级听' }),
  'activity.signed-up.v1': aSignUp(),
  'activity.withdrawn.v1': aWithdrawal(),
  'activity.consented.v1': aConsent(),
  'activity.attended.v1': aPresence(),
  'activity.noted.v1': aNoteOnActivity(),
  'goal.chosen.v1': aChosenGoal(),
  'medal.given.v1': aGivenMedal(),
}
const isTaken = (fact: unknown) => v.safeParse(factSchema, fact).success
const award = anAward()
const withBody = (changes: object) => ({ ...award, body: { ...award.body, ...changes } })

describe('the wire form of a fact', () => {
  it.each(factTypes)('%s is taken as it is, and nothing that is unknown with it', (type) => {
    const fact = oneOfEach[type]
    expect(v.parse(factSchema, fact)).toEqual(fact)
    expect(isTaken({ ...fact, colour: 'green' })).toBe(false)
    expect(isTaken({ ...fact, body: { ...fact.body, extra: 1 } })).toBe(false)
    for (const field of Object.keys(fact)) {
      const { [field as keyof Fact]: _left, ...rest } = fact
      expect(isTaken(rest)).toBe(field === 'clockOffset')
    }
  })

  it('takes the facts that only adults write whole', () => {
    expect(isTaken(aLateEntry())).toBe(true)
    expect(isTaken({ ...award, actionId: award.id })).toBe(true)
    expect(isTaken(aDutyCheckIn({}, { clockOffset: null }))).toBe(true)
  })

  it.each([
    ['another type', { ...award, type: 'points.deducted.v1' }],
    ['negative points', withBody({ points: -1 })],
    ['no points', withBody({ points: 0 })],
    ['six points', withBody({ points: 6 })],
    ['half a point', withBody({ points: 1.5 })],
    ['points as text', withBody({ points: '2' })],
    ['a colour that is none', withBody({ colour: 'black' })],
    ['an empty note', withBody({ note: '' })],
    ['a note of two lines', withBody({ note: '一\n二' })],
    ['an endless note', withBody({ note: '好'.repeat(201) })],
    ['an id that is none', { ...award, id: 'fact-1' }],
    ['a child’s id with a stroke', withBody({ student: 'child|1' })],
    ['a sequence that begins before one', { ...award, seq: 0 }],
    ['a basis before the beginning', { ...award, basis: -1 }],
    ['a time without end', { ...award, occurredAt: Infinity }],
    ['an author of another kind', { ...award, author: { kind: 'student', id: 'child-1' } }],
    ['null for what may be left out', { ...award, actionId: null }],
  ])('refuses %s', (_what, fact) => {
    expect(isTaken(fact)).toBe(false)
  })

  it('takes any time that a broken clock can show', () => {
    expect(isTaken({ ...award, occurredAt: 0 })).toBe(true)
    expect(isTaken({ ...award, occurredAt: -4_000_000_000 })).toBe(true)
    expect(isTaken({ ...award, occurredAt: 9_000_000_000 })).toBe(true)
  })
})
