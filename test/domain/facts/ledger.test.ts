import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  claimParts,
  dutyClaim,
  isAboutDuty,
  placeOf,
  postOf,
  stampClaim,
  studentOf,
  studentsNamedIn,
} from '../../../src/domain/facts/ledger.ts'
import {
  aDutyCheckIn,
  anAward,
  anExcuse,
  aRevocation,
  aStamp,
  aSubstitution,
  aSuspension,
  aVoidedClaim,
  otherChild,
  ownChild,
  tuesday,
} from '../../support/builders/index.ts'
import { holds } from './kept-seeds.ts'

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/)

describe('a claim’s key', () => {
  it('says again what it was made of', () => {
    holds(
      'claim keys',
      fc.property(id, id, id, (subject, window, student) => {
        const duty = { kind: 'duty', post: subject, window, day: tuesday, student }
        expect(claimParts(dutyClaim(subject, window, tuesday, student))).toEqual(duty)
        const stamp = { kind: 'stamp', place: subject, day: tuesday, student }
        expect(claimParts(stampClaim(subject, tuesday, student))).toEqual(stamp)
      }),
    )
  })

  it.each([
    '',
    'duty',
    'duty|post-library|window-morning|child-1',
    `duty|post-library|window-morning|${tuesday}|`,
    `duty||window-morning|${tuesday}|child-1`,
    'duty|post-library|window-morning|2026-02-30|child-1',
    `duty|post-library|${tuesday}|child-1`,
    `stamp|place-farm|window-morning|${tuesday}|child-1`,
    `award|place-farm|${tuesday}|child-1`,
  ])('is not %j', (key) => {
    expect(claimParts(key)).toBeNull()
  })
})

describe('what a fact is about', () => {
  it('is a child, or nobody', () => {
    expect(studentOf(anAward())).toBe(ownChild)
    expect(studentOf(aSuspension())).toBeNull()
    expect(studentOf(aRevocation(aSuspension()))).toBeNull()
  })

  it('may name two children', () => {
    expect(studentsNamedIn(aSubstitution({ absent: otherChild }))).toEqual([ownChild, otherChild])
    expect(studentsNamedIn(aSubstitution({ absent: null }))).toEqual([ownChild])
    expect(studentsNamedIn(aSuspension())).toEqual([])
  })

  it('is a post or a place, also by the claim that is struck', () => {
    expect([postOf(aDutyCheckIn()), placeOf(aDutyCheckIn())]).toEqual(['post-library', null])
    expect([postOf(aStamp()), placeOf(aStamp())]).toEqual([null, 'place-farm'])
    expect([postOf(aVoidedClaim()), placeOf(aVoidedClaim())]).toEqual(['post-library', null])
    const stamp = aVoidedClaim({ claim: stampClaim('place-farm', tuesday, ownChild) })
    expect([postOf(stamp), placeOf(stamp)]).toEqual([null, 'place-farm'])
    expect([postOf(anAward()), placeOf(anAward())]).toEqual([null, null])
  })

  it('is a duty for everything that arranges or strikes one', () => {
    expect([aDutyCheckIn(), anExcuse(), aSuspension(), aVoidedClaim()].every(isAboutDuty)).toBe(true)
    const stamp = aVoidedClaim({ claim: stampClaim('place-farm', tuesday, ownChild) })
    expect([anAward(), aStamp(), stamp].some(isAboutDuty)).toBe(false)
  })
})
