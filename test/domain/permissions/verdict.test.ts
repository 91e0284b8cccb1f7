import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { judgeFact, longestBasisAge } from '../../../src/domain/permissions/verdict.ts'
import {
  aDutyCheckIn,
  anAssignment,
  anAward,
  anExcuse,
  aPost,
  aSmallSchool,
  aSmallSchoolView,
  aStudent,
  aTablet,
  aTeacher,
  device,
  monday,
  otherClass,
  ownChild,
  ownClass,
  rowsWithout,
  tuesday,
  wednesday,
} from '../../support/builders/index.ts'
import { SchoolView } from '../../../src/domain/school/school-view.ts'

const day = 86_400
const school = aSmallSchoolView()
const anAppointedTeacher = (to: string) =>
  anAssignment('teacher-lin', 'class-teacher', { class: ownClass, to })
/** 请假: only the class teacher may say it, so that the right can lapse while the teacher stays. */
const excuse = anExcuse()

type Judged = { asOf?: SchoolView; now?: SchoolView; writtenOn?: string; today?: string; basisAge?: number }
function judged(
  fact: Fact,
  { asOf = school, now = school, basisAge = day, writtenOn = tuesday, today = writtenOn }: Judged = {},
) {
  const context = { asOf, now, day: tuesday, writtenOn, today, find: () => undefined }
  const verdict = judgeFact(fact, context, basisAge)
  return verdict.kind === 'accepted' ? 'accepted' : `${verdict.kind}: ${verdict.refusal.code}`
}

describe('the verdict', () => {
  const endedOnMonday = aSmallSchoolView(anAppointedTeacher(monday))
  const disabled = aSmallSchoolView(
    aTeacher('teacher-lin', 'class-teacher', { class: ownClass, active: false }),
  )

  it('accepts what was allowed then and is allowed now', () => {
    expect(judged(excuse)).toBe('accepted')
    expect(judged(excuse, { basisAge: 200 * day })).toBe('accepted')
  })

  it('refuses what was not allowed then, whatever is allowed now', () => {
    expect(judged(excuse, { asOf: endedOnMonday })).toBe('refused: no-permission')
  })

  it('accepts what was allowed only then, while the author is active and the basis is at most 14 days old', () => {
    expect(judged(excuse, { now: endedOnMonday })).toBe('accepted')
    expect(judged(excuse, { now: endedOnMonday, basisAge: longestBasisAge })).toBe('accepted')
    expect(longestBasisAge).toBe(14 * day)
  })

  it('quarantines what was allowed only then by an older basis', () => {
    expect(judged(excuse, { now: endedOnMonday, basisAge: longestBasisAge + 1 })).toBe(
      'quarantined: rights-lapsed',
    )
    expect(judged(excuse, { now: endedOnMonday, basisAge: 15 * day })).toBe('quarantined: rights-lapsed')
  })

  it('quarantines what a disabled author or an unpaired device brings, however fresh', () => {
    expect(judged(excuse, { now: disabled, basisAge: 60 })).toBe('quarantined: author-disabled')
    for (const state of ['unpaired', 'stolen'] as const) {
      const now = aSmallSchoolView(aTablet('tablet-302', { state }))
      expect(judged(aDutyCheckIn(), { now, basisAge: 60 })).toBe('quarantined: device-unpaired')
    }
  })

  it('accepts from a staff member who has no role any more but is still at the school', () => {
    const withoutRole = new SchoolView(
      rowsWithout(aSmallSchool(), 'assignment', 'teacher-lin-class-teacher-class-2024-2'),
    )
    expect(withoutRole.rolesOf('teacher-lin', tuesday).size).toBe(0)
    expect(judged(excuse, { now: withoutRole })).toBe('accepted')
    expect(judged(excuse, { now: withoutRole, basisAge: 15 * day })).toBe('quarantined: rights-lapsed')
  })

  it('sees that a dated right has ended meanwhile without any record having changed', () => {
    const untilTuesday = aSmallSchoolView(anAppointedTeacher(tuesday))
    const by = { asOf: untilTuesday, now: untilTuesday, writtenOn: tuesday }
    expect(judged(excuse, { ...by, today: tuesday, basisAge: 15 * day })).toBe('accepted')
    expect(judged(excuse, { ...by, today: wednesday })).toBe('accepted')
    expect(judged(excuse, { ...by, today: '2026-10-08', basisAge: 15 * day })).toBe(
      'quarantined: rights-lapsed',
    )
    expect(judged(excuse, { ...by, writtenOn: wednesday, today: wednesday })).toBe('refused: no-permission')
  })
})

describe('the child, whatever the device knew', () => {
  it('who has left is refused, alone among twelve', () => {
    const now = aSmallSchoolView(
      aStudent(ownChild, { memberships: [{ class: ownClass, from: '2026-08-28', to: monday }] }),
    )
    expect(judged(anAward(), { now })).toBe('refused: student-left')
    expect(judged(anAward({ student: 'child-2024-2-02' }), { now })).toBe('accepted')
  })

  it('without consent is refused', () => {
    expect(judged(anAward(), { now: aSmallSchoolView(aStudent(ownChild, { consent: 'paper' })) })).toBe(
      'refused: consent-missing',
    )
  })

  it('who has changed class is accepted, from the old tablet and from the new', () => {
    const now = aSmallSchoolView(
      aStudent(ownChild, {
        memberships: [
          { class: ownClass, from: '2026-08-28', to: monday },
          { class: otherClass, from: tuesday },
        ],
      }),
    )
    expect(judged(aDutyCheckIn(), { now })).toBe('accepted')
    expect(judged(aDutyCheckIn({}, { by: device('tablet-401') }), { now })).toBe('accepted')
    expect(judged(excuse, { now })).toBe('accepted')
    expect(judged(excuse, { now, basisAge: 15 * day })).toBe('quarantined: rights-lapsed')
  })
})

describe('a rule changed at 7:50', () => {
  const points = [
    { from: '2026-08-16', value: 1 },
    { from: tuesday, value: 2 },
  ]
  const now = aSmallSchoolView(aPost('post-library', { points }))

  it('does not touch what a tablet wrote at 8:00 without having seen it, however late it arrives', () => {
    expect(judged(aDutyCheckIn({ points: 1 }), { now })).toBe('accepted')
    expect(judged(aDutyCheckIn({ points: 1 }), { now, basisAge: 30 * day })).toBe('accepted')
  })

  it('holds for a tablet that had seen it', () => {
    expect(judged(aDutyCheckIn({ points: 2 }), { asOf: now, now })).toBe('accepted')
    expect(judged(aDutyCheckIn({ points: 1 }), { asOf: now, now })).toBe('refused: points-not-by-rule')
  })
})
