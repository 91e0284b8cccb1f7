import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { dutyClaim, type LedgerFact } from '../../../src/domain/facts/ledger.ts'
import { mayWrite } from '../../../src/domain/permissions/write.ts'
import type { WriteContext } from '../../../src/domain/permissions/write-context.ts'
import type { SchoolView } from '../../../src/domain/school/school-view.ts'
import {
  aDutyCheckIn,
  aLateEntry,
  anAssignment,
  anAward,
  anExcuse,
  aPlace,
  aPlaceTablet,
  aPost,
  aPreset,
  aRevocation,
  aSettlement,
  aSmallSchoolView,
  aStamp,
  aStampRequest,
  aStudent,
  aSubstitution,
  aTablet,
  aTeacher,
  aVoidedClaim,
  committed,
  device,
  monday,
  otherChild,
  otherClass,
  ownChild,
  ownClass,
  paperChild,
  pendingChild,
  staff,
  theRules,
  tuesday,
  wednesday,
} from '../../support/builders/index.ts'

const school = aSmallSchoolView()
type Asked = Partial<Omit<WriteContext, 'find'>> & { about?: LedgerFact }

/** Why the fact is not taken, or null; everything happens on the Tuesday by the records of the small school. */
function refusalOf(fact: Fact, { about, ...asked }: Asked = {}) {
  const find = (id: string) => (about?.fact.id === id ? about : undefined)
  const { day = tuesday, writtenOn = day } = asked
  const refused = mayWrite(fact, { asOf: school, now: school, ...asked, day, writtenOn, find })
  return refused && refused.code
}
const inView = (view: SchoolView): Asked => ({ asOf: view, now: view })
const about = (fact: Fact, view = school): Asked => ({ about: committed(fact, 1, view) as LedgerFact })

describe('the child', () => {
  it('must be on the roster', () => {
    expect(refusalOf(anAward({ student: 'child-unknown' }))).toBe('student-unknown')
  })

  it('must have been at the school that day', () => {
    const left = aSmallSchoolView(
      aStudent(ownChild, { memberships: [{ class: ownClass, from: '2026-08-28', to: monday }] }),
    )
    expect(refusalOf(anAward(), { now: left })).toBe('student-left')
    expect(refusalOf(anAward(), { now: left, day: monday })).toBeNull()
    const onTuesday = { asOf: school, now: left, day: tuesday, writtenOn: tuesday, find: () => undefined }
    expect(mayWrite(anAward(), onTuesday)?.detail).toEqual({ student: ownChild, date: monday })
    expect(refusalOf(anAward(), { day: '2026-08-20' })).toBe('student-left')
  })

  it('has left with its class when the last school year is over', () => {
    const lead = { by: staff('teacher-luo') }
    expect(refusalOf(anAward({}, lead), { day: '2030-06-30' })).toBeNull()
    expect(refusalOf(anAward({}, lead), { day: '2030-09-01' })).toBe('student-left')
  })

  it('must have its guardians’ consent now, whatever the device knew', () => {
    expect(refusalOf(anAward({ student: paperChild }))).toBe('consent-missing')
    expect(refusalOf(anAward({ student: pendingChild }))).toBe('consent-missing')
    const withdrawn = aSmallSchoolView(aStudent(ownChild, { consent: 'paper' }))
    expect(refusalOf(anAward(), { now: withdrawn })).toBe('consent-missing')
    expect(refusalOf(anAward(), { asOf: withdrawn })).toBeNull()
  })

  it('who is only named must have consented too', () => {
    expect(refusalOf(aSubstitution({ absent: 'child-2024-2-02' }))).toBeNull()
    expect(refusalOf(aSubstitution({ absent: paperChild }))).toBe('consent-missing')
  })

  it('does not matter for taking something back', () => {
    const withdrawn = inView(aSmallSchoolView(aStudent(ownChild, { consent: 'paper' })))
    const award = anAward()
    expect(refusalOf(aRevocation(award), { ...withdrawn, ...about(award) })).toBeNull()
    expect(refusalOf(aVoidedClaim(), withdrawn)).toBeNull()
  })
})

describe('a transfer', () => {
  const moved = aSmallSchoolView(
    aStudent(ownChild, {
      memberships: [
        { class: ownClass, from: '2026-08-28', to: monday },
        { class: otherClass, from: tuesday },
      ],
    }),
  )
  const duty = aDutyCheckIn()
  const dutyOf = (day: string) => dutyClaim('post-library', 'window-morning', day, ownChild)

  it('that the tablet had not heard of does not refuse its check-ins', () => {
    expect(refusalOf(duty, { now: moved })).toBeNull()
    expect(refusalOf(duty, inView(moved))).toBe('no-permission')
    expect(refusalOf(aDutyCheckIn({}, { by: device('tablet-401') }), { now: moved })).toBeNull()
  })

  it('leaves the old class its days and gives the new class the later ones', () => {
    const [lin, gao] = [{ by: staff('teacher-lin') }, { by: staff('teacher-gao') }]
    const ofMonday = { claim: dutyOf(monday) }
    const ofTuesday = { claim: dutyOf(tuesday) }
    expect(
      refusalOf(aVoidedClaim(ofMonday, lin), { ...inView(moved), day: monday, writtenOn: wednesday }),
    ).toBeNull()
    expect(refusalOf(aVoidedClaim(ofTuesday, lin), { ...inView(moved), writtenOn: wednesday })).toBe(
      'no-permission',
    )
    expect(refusalOf(aVoidedClaim(ofTuesday, gao), { ...inView(moved), writtenOn: wednesday })).toBeNull()
    const mondays = {
      ...about(
        aLateEntry({ said: { schoolDay: monday, window: 'window-morning' } }, { by: staff('x') }),
        moved,
      ),
      ...inView(moved),
    }
    const target = mondays.about?.fact as Fact
    expect(refusalOf(aRevocation(target, {}, lin), { ...mondays, day: wednesday })).toBeNull()
    expect(refusalOf(aRevocation(target, {}, gao), { ...mondays, day: wednesday })).toBe(
      'not-yours-to-revoke',
    )
  })
})

describe('the author', () => {
  const since = (from: string, to?: string) =>
    aSmallSchoolView(
      anAssignment('teacher-lin', 'class-teacher', { class: ownClass, from: '2026-08-16', to: '2026-08-17' }),
      aTeacher('teacher-new', 'class-teacher', { class: ownClass, from, ...(to ? { to } : {}) }),
    )
  const entered = aLateEntry(
    { said: { schoolDay: monday, window: 'window-morning' } },
    { by: staff('teacher-new') },
  )

  it('enters last week’s duty by the right of today', () => {
    expect(refusalOf(entered, { ...inView(since(wednesday)), day: monday, writtenOn: wednesday })).toBeNull()
    expect(refusalOf(entered, { ...inView(since(monday, tuesday)), day: monday, writtenOn: wednesday })).toBe(
      'no-permission',
    )
    expect(
      refusalOf(entered, { ...inView(since(monday, tuesday)), day: monday, writtenOn: tuesday }),
    ).toBeNull()
  })

  it('who mentors another post now does not enter the duty of the one before', () => {
    const moved = aSmallSchoolView(
      anAssignment('teacher-pu', 'post-mentor', { posts: ['post-library'], to: tuesday }),
      anAssignment('teacher-pu', 'post-mentor', { class: 'next', posts: ['post-canteen'], from: wednesday }),
    )
    const byMentor = aLateEntry({}, { by: staff('teacher-pu') })
    expect(refusalOf(byMentor, { ...inView(moved), writtenOn: tuesday })).toBeNull()
    expect(refusalOf(byMentor, { ...inView(moved), writtenOn: wednesday })).toBe('no-permission')
  })

  it('has the rights of all roles that he or she has', () => {
    const both = aSmallSchoolView(anAssignment('teacher-ai', 'class-teacher', { class: otherClass }))
    const excuse = anExcuse({ student: otherChild, post: 'post-canteen' }, { by: staff('teacher-ai') })
    expect(refusalOf(excuse)).toBe('no-permission')
    expect(refusalOf(excuse, inView(both))).toBeNull()
    expect(refusalOf(anAward({}, { by: staff('teacher-ai') }), inView(both))).toBeNull()
  })

  it('of a disabled account or of a tablet that is not paired any more is told so', () => {
    const disabled = aSmallSchoolView(
      aTeacher('teacher-lin', 'class-teacher', { class: ownClass, active: false }),
    )
    expect(refusalOf(anAward(), inView(disabled))).toBe('author-disabled')
    for (const state of ['unpaired', 'stolen'] as const) {
      const view = aSmallSchoolView(aTablet('tablet-302', { state }))
      expect(refusalOf(aDutyCheckIn(), inView(view))).toBe('device-unpaired')
    }
    expect(
      refusalOf(
        anAward({}, { by: staff('teacher-none') }),
        inView(aSmallSchoolView(aTeacher('teacher-none'))),
      ),
    ).toBe('no-permission')
  })
})

describe('an award', () => {
  it('is within the limit of the day, with a note above three', () => {
    expect(refusalOf(anAward({ points: 3 }))).toBeNull()
    expect(refusalOf(anAward({ points: 4 }))).toBe('note-required')
    expect(refusalOf(anAward({ points: 4, note: '   ' }))).toBe('note-required')
    expect(refusalOf(anAward({ points: 5, note: '扶起摔倒的同学' }))).toBeNull()
  })

  it('follows the rule that the phone had seen, of the day of the award', () => {
    const stricter = aSmallSchoolView(
      theRules({}, { from: tuesday, maxPointsPerAward: 2, noteRequiredAbovePoints: 1 }),
    )
    expect(refusalOf(anAward({ points: 3 }), { now: stricter })).toBeNull()
    expect(refusalOf(anAward({ points: 3 }), { asOf: stricter })).toBe('over-award-limit')
    expect(refusalOf(anAward({ points: 2 }), { asOf: stricter })).toBe('note-required')
    expect(refusalOf(anAward({ points: 3 }), { asOf: stricter, day: monday })).toBeNull()
  })

  it('by a preset ends with the day on which the preset is retired, as far as the phone knew', () => {
    const award = anAward({ preset: 'award-save-water' })
    const retired = aSmallSchoolView(aPreset('award-save-water', { retiredOn: tuesday }))
    expect(refusalOf(award)).toBeNull()
    expect(refusalOf(award, { asOf: retired })).toBe('preset-retired')
    expect(refusalOf(award, { asOf: retired, day: monday })).toBeNull()
    expect(refusalOf(award, { now: retired })).toBeNull()
  })
})

describe('a check-in', () => {
  it('is at a post there is, with the colour and the points of its rule', () => {
    expect(refusalOf(aDutyCheckIn({ post: 'post-nowhere' }))).toBe('unknown-post')
    expect(refusalOf(aDutyCheckIn({ points: 2 }))).toBe('points-not-by-rule')
    expect(refusalOf(aDutyCheckIn({ colour: 'red' }))).toBe('points-not-by-rule')
  })

  it('written at 8:00 without having seen the rule of 7:50 is untouched by it', () => {
    const changed = aSmallSchoolView(
      aPost('post-library', {
        points: [
          { from: '2026-08-16', value: 1 },
          { from: tuesday, value: 2 },
        ],
      }),
    )
    expect(refusalOf(aDutyCheckIn({ points: 1 }), { now: changed })).toBeNull()
    expect(refusalOf(aDutyCheckIn({ points: 1 }), inView(changed))).toBe('points-not-by-rule')
    expect(refusalOf(aDutyCheckIn({ points: 2 }), inView(changed))).toBeNull()
    expect(refusalOf(aDutyCheckIn({ points: 1 }), { ...inView(changed), day: monday })).toBeNull()
  })

  it('says its day only by an adult, and no day to come', () => {
    expect(refusalOf(aLateEntry({}, { by: device('tablet-302') }))).toBe('no-permission')
    expect(refusalOf(aLateEntry())).toBeNull()
    expect(refusalOf(aLateEntry(), { writtenOn: monday })).toBe('no-permission')
    expect(refusalOf(anExcuse(), { writtenOn: monday })).toBeNull()
  })

  it('of a helper from nowhere on the roster is taken all the same', () => {
    expect(refusalOf(aDutyCheckIn({ student: 'child-2024-2-03', planned: false }))).toBeNull()
  })
})

describe('arrangements', () => {
  it('are about posts there are', () => {
    expect(refusalOf(anExcuse({ post: 'post-nowhere' }))).toBe('unknown-post')
    expect(refusalOf(anExcuse({ post: null }))).toBeNull()
    expect(refusalOf(aSubstitution({ post: 'post-nowhere' }))).toBe('unknown-post')
  })
})

describe('stamps', () => {
  it('are at places there are, by their rule', () => {
    expect(refusalOf(aStamp({ place: 'place-nowhere' }))).toBe('unknown-place')
    expect(refusalOf(aStamp({ points: 3 }))).toBe('points-not-by-rule')
    expect(refusalOf(aStamp({ colour: 'blue' }))).toBe('points-not-by-rule')
    expect(refusalOf(aStamp())).toBeNull()
  })

  it('of a trip are given by the teacher who went along, never asked for at a tablet', () => {
    const trip = { place: 'place-museum', colour: 'red' } as const
    expect(refusalOf(aStamp(trip))).toBeNull()
    const tablet = aPlaceTablet('tablet-museum', { place: 'place-museum' })
    expect(refusalOf(aStamp(trip, { by: device('tablet-museum') }), inView(aSmallSchoolView(tablet)))).toBe(
      'trip-only',
    )
    const library = inView(aSmallSchoolView(aPlace('place-city-library', { onCampus: false })))
    expect(refusalOf(aStampRequest({ place: 'place-city-library' }), library)).toBe('trip-only')
    expect(refusalOf(aStampRequest({ place: 'place-museum' }))).toBe('trip-only')
    expect(refusalOf(aStampRequest({ place: 'place-nowhere' }))).toBe('unknown-place')
    expect(refusalOf(aStampRequest())).toBeNull()
  })
})

describe('a revocation', () => {
  const award = anAward()
  const revocation = aRevocation(award)

  it('names a fact that is known, and its child', () => {
    expect(refusalOf(revocation, about(award))).toBeNull()
    expect(refusalOf({ ...revocation, author: staff('teacher-luo') }, {})).toBe('target-unknown')
    for (const student of [otherChild, null]) {
      expect(refusalOf(aRevocation(award, { student }), about(award))).toBe('target-unknown')
    }
  })

  it('is not itself revoked: what was taken back is given anew', () => {
    expect(refusalOf(aRevocation(revocation), about(revocation))).toBe('not-yours-to-revoke')
  })

  it('of another’s fact is told as such', () => {
    const others = anAward({}, { by: staff('teacher-gao') })
    expect(refusalOf(aRevocation(others, {}, { by: staff('teacher-lin') }), about(others))).toBe(
      'not-yours-to-revoke',
    )
  })

  it('by a kiosk is of what this very tablet wrote', () => {
    const tap = aDutyCheckIn()
    expect(refusalOf(aRevocation(tap), about(tap))).toBeNull()
    const namesake = aRevocation(
      aDutyCheckIn({}, { by: staff('tablet-302') }),
      {},
      { by: device('tablet-302') },
    )
    expect(refusalOf(namesake, about(aDutyCheckIn({}, { by: staff('tablet-302') })))).toBe(
      'not-yours-to-revoke',
    )
    const elsewhere = aRevocation(tap, {}, { by: device('tablet-library') })
    expect(refusalOf(elsewhere, about(tap))).toBe('not-yours-to-revoke')
  })
})

describe('a strike', () => {
  it('names a claim, and the claim’s child', () => {
    expect(refusalOf(aVoidedClaim())).toBeNull()
    for (const claim of [
      '',
      `duty|${ownChild}`,
      dutyClaim('post-library', 'window-morning', tuesday, otherChild),
    ]) {
      expect(refusalOf(aVoidedClaim({ claim }))).toBe('target-unknown')
    }
  })
})

describe('a word about time', () => {
  const tap = aDutyCheckIn({}, { clockOffset: null })

  it('is about a check-in that is known, and its child', () => {
    expect(refusalOf(aSettlement(tap), about(tap))).toBeNull()
    expect(refusalOf(aSettlement(tap), {})).toBe('target-unknown')
    const others = aDutyCheckIn({ student: otherChild, post: 'post-canteen' }, { by: device('tablet-401') })
    expect(refusalOf(aSettlement(others, { student: ownChild }), about(others))).toBe('target-unknown')
    const award = anAward()
    expect(refusalOf(aSettlement(tap, { target: award.id }), about(award))).toBe('target-unknown')
  })

  it('that counts names a window', () => {
    expect(refusalOf(aSettlement(tap, { window: null }), about(tap))).toBe('malformed')
    expect(refusalOf(aSettlement(tap, { window: null, counts: false }), about(tap))).toBeNull()
  })
})
