/** Which facts a role may hold, and when a device has to begin anew because its scope is another one. */
import { describe, expect, it } from 'vitest'
import type { Author, Fact } from '../../../src/domain/facts/fact.schema.ts'
import {
  dutyClaim,
  type LedgerFact,
  stampClaim,
  streamOfClass,
  targetOf,
} from '../../../src/domain/facts/ledger.ts'
import type { ViewerRole } from '../../../src/domain/permissions/roles.ts'
import { mayHoldFact, projectFact } from '../../../src/domain/permissions/hold-facts.ts'
import { scopeOf } from '../../../src/domain/permissions/scope.ts'
import type { RecordRow } from '../../../src/domain/records/record.schema.ts'
import { SchoolView } from '../../../src/domain/school/school-view.ts'
import {
  aChosenGoal,
  anActivity,
  anActivityAward,
  aNoteOnActivity,
  aPresence,
  aSignUp,
  aBoard,
  aDutyCheckIn,
  anAppointment,
  anAssignment,
  anAbsence,
  anApplication,
  anAttendance,
  anAward,
  anEvaluation,
  anExcuse,
  aNoteOnApplication,
  anObjection,
  aPlaceTablet,
  aPreset,
  aRevocation,
  aSettlement,
  aSmallSchool,
  aStamp,
  aStampRequest,
  aStudent,
  aSubstitution,
  aSuspension,
  at,
  aTablet,
  aVoidedClaim,
  aWord,
  childOf,
  committed,
  device,
  monday,
  otherChild,
  otherClass,
  ownChild,
  ownClass,
  paperChild,
  rowsOf,
  rowsWith,
  rowsWithout,
  staff,
  theRules,
  tuesday,
  wednesday,
} from '../../support/builders/index.ts'
import { boundTablet, whoIs } from './the-people.ts'

const rows = aSmallSchool(boundTablet)
const view = new SchoolView(rows)
const spring = '2027-03-02'
const somebody = { by: staff('teacher-somebody') }

/** What has happened in the school, named by what it stands for. */
const happened: Record<string, Fact> = {
  'own class today': anAward({ note: '只给大人看' }, somebody),
  'own class, last term': anAward({}, { ...somebody, at: at('10:00') }),
  'own class, last year': anAward({}, { ...somebody, at: at('10:00', '2026-06-02') }),
  'other class': anAward({ student: otherChild }, somebody),
  'duty at own post, other class': aDutyCheckIn({ student: otherChild }, somebody),
  'duty at own post yesterday': aDutyCheckIn(
    { student: otherChild },
    { ...somebody, at: at('07:42', monday) },
  ),
  'duty at other post': aDutyCheckIn({ student: otherChild, post: 'post-canteen' }, somebody),
  'duty at other post yesterday': aDutyCheckIn(
    { student: otherChild, post: 'post-canteen' },
    { ...somebody, at: at('07:42', monday) },
  ),
  'strike at own post': aVoidedClaim({ student: otherChild }, somebody),
  'strike at other post': aVoidedClaim(
    { student: otherChild, claim: dutyClaim('post-canteen', 'window-morning', tuesday, otherChild) },
    somebody,
  ),
  'stamp at own place': aStamp({ student: otherChild }, somebody),
  'stamp at own place yesterday': aStamp({ student: otherChild }, { ...somebody, at: at('12:00', monday) }),
  'stamp at other place': aStamp({ student: otherChild, place: 'place-gallery' }, somebody),
  'request for own place': aStampRequest({ student: otherChild }, somebody),
  'strike at own place': aVoidedClaim(
    { student: otherChild, claim: stampClaim('place-farm', tuesday, otherChild) },
    somebody,
  ),
  停岗: aSuspension({ post: 'post-canteen' }, somebody),
  'leave, other class': anExcuse({ student: otherChild, post: null }, somebody),
  'application, own class': anApplication({ note: '只给大人看' }),
  'application for own post, other class': anApplication({ student: otherChild }),
  'application for other post, other class': anApplication({ student: otherChild, wishes: ['post-canteen'] }),
  'note on application, own class': aNoteOnApplication({}, somebody),
  'objection, own class': anObjection({}, somebody),
  'training, own class': anAttendance({}, somebody),
  'training of own post, other class': anAttendance({ student: otherChild }, somebody),
  'training of other post, other class': anAttendance(
    { student: otherChild, item: 'training-flag' },
    somebody,
  ),
  'evaluation, own class, other post': anEvaluation({ post: 'post-canteen' }, somebody),
  'evaluation at own post, other class': anEvaluation({ student: otherChild }, somebody),
  'word, own class': aWord({ post: null }),
  'absence at own post, other class': anAbsence({ student: otherChild }, somebody),
  'sign-up, own class': aSignUp(),
  'sign-up to own activity, other class': aSignUp({ student: otherChild }, somebody),
  'sign-up to another activity, other class': aSignUp(
    { student: otherChild, activity: 'activity-of-others' },
    somebody,
  ),
  'attendance, own class': aPresence({}, somebody),
  'award for own activity, other class': anActivityAward({ student: otherChild }, somebody),
  'record of an activity': aNoteOnActivity({ activity: 'activity-of-others' }, somebody),
  'goal of a child of own class': aChosenGoal(),
  'paper child, own class': anAward({ student: paperChild }, somebody),
  'paper child named': aSubstitution({ absent: paperChild }, somebody),
}

/** What those hold who run the trip, and what is every teacher's. */
const ofOwnActivity = [
  ...['sign-up, own class', 'sign-up to own activity, other class', 'attendance, own class'],
  ...['award for own activity, other class', 'record of an activity'],
]
/** Held today, a Tuesday of the first term; `in spring` is asked on a day of the second. */
const table: Record<ViewerRole, string[]> = {
  'class-tablet': [
    ...['own class today', 'own class, last term', '停岗', 'application, own class', 'training, own class'],
    ...['sign-up, own class', 'goal of a child of own class'],
  ],
  'place-tablet': [
    ...['duty at own post, other class', 'strike at own post', 'stamp at own place', 'request for own place'],
    ...['strike at own place', '停岗'],
  ],
  board: [],
  'class-teacher': [
    ...['own class today', 'own class, last term', '停岗', 'application, own class', 'training, own class'],
    ...['note on application, own class', 'evaluation, own class, other post', 'word, own class'],
    ...['sign-up, own class', 'attendance, own class', 'goal of a child of own class'],
    'record of an activity',
  ],
  'subject-teacher': ['停岗', ...ofOwnActivity],
  'duty-teacher': [
    ...ofOwnActivity,
    ...[
      'duty at own post, other class',
      'duty at other post',
      'strike at own post',
      'strike at other post',
      '停岗',
    ],
    ...['leave, other class', 'absence at own post, other class'],
  ],
  'post-mentor': [
    ...ofOwnActivity,
    'duty at own post, other class',
    'duty at own post yesterday',
    'strike at own post',
    '停岗',
    ...['application, own class', 'application for own post, other class', 'note on application, own class'],
    ...['training, own class', 'training of own post, other class', 'evaluation at own post, other class'],
    'absence at own post, other class',
  ],
  'programme-lead': Object.keys(happened).filter((name) => name !== 'own class, last year'),
  'school-admin': [],
  principal: [],
}
const inSpring: Record<ViewerRole, string[]> = {
  ...{
    'class-tablet': ['training, own class', 'sign-up, own class', 'goal of a child of own class'],
    'place-tablet': [],
    board: [],
    'subject-teacher': ofOwnActivity.slice(0, -1),
    'duty-teacher': ofOwnActivity.slice(0, -1),
  },
  ...{
    'post-mentor': [
      ...['training, own class', 'training of own post, other class'],
      ...ofOwnActivity.slice(0, -1),
    ],
    'school-admin': [],
    principal: [],
  },
  'class-teacher': table['class-teacher'].filter(
    (name) => name !== '停岗' && name !== 'record of an activity',
  ),
  'programme-lead': table['programme-lead'],
}

const lastYear = { 'own class, last year': { stream: streamOfClass(ownClass, 'term-2025-2') } }
const entryOf = (fact: Fact, name = '') =>
  committed(fact, 1, view, (lastYear as Record<string, object>)[name]) as LedgerFact
const heldOn = (day: string, who: Author, school = view) => {
  const scope = scopeOf(who, school, day)
  return Object.entries(happened).flatMap(([name, fact]) =>
    mayHoldFact(scope, entryOf(fact, name)) ? [name] : [],
  )
}

describe('the facts a role may hold', () => {
  it.each(Object.entries(table))('%s, today', (role, names) => {
    expect(heldOn(tuesday, whoIs[role as ViewerRole]).sort()).toEqual([...names].sort())
  })

  it.each(Object.entries(inSpring))('%s, in the second term', (role, names) => {
    expect(heldOn(spring, whoIs[role as ViewerRole]).sort()).toEqual([...names].sort())
  })

  it('are what a teacher wrote, for ever', () => {
    const own = entryOf(anAward({ student: otherChild }, { by: staff('teacher-mei') }))
    const others = entryOf(anAward({ student: otherChild }, somebody))
    for (const day of [tuesday, spring, '2028-03-01']) {
      const scope = scopeOf(staff('teacher-mei'), view, day)
      expect([mayHoldFact(scope, own), mayHoldFact(scope, others)]).toEqual([true, false])
    }
  })

  it('of the holidays between the terms are the class teacher’s and the lead’s', () => {
    const inTheHolidays = entryOf(anAward({}, { ...somebody, at: at('10:00', '2027-02-02') }))
    for (const id of ['teacher-lin', 'teacher-luo']) {
      expect(mayHoldFact(scopeOf(staff(id), view, spring), inTheHolidays)).toBe(true)
    }
    expect(mayHoldFact(scopeOf(device('tablet-302'), view, spring), inTheHolidays)).toBe(false)
  })

  it('come along with a child who changes class, and the old class keeps its own', () => {
    const moved = new SchoolView(
      rowsOf(
        rows,
        aStudent(ownChild, {
          memberships: [
            { class: ownClass, from: '2026-08-28', to: monday },
            { class: otherClass, from: tuesday },
          ],
        }),
      ),
    )
    const before = committed(anAward({}, { ...somebody, at: at('10:00', monday) }), 1, moved) as LedgerFact
    const after = committed(anAward({}, somebody), 2, moved) as LedgerFact
    const holds = (id: string) =>
      [before, after].map((entry) => mayHoldFact(scopeOf(staff(id), moved, wednesday), entry))
    expect(holds('teacher-lin')).toEqual([true, false])
    expect(holds('teacher-gao')).toEqual([true, true])
  })

  it('end with the pairing: an unpaired tablet holds none, whatever it was bound to', () => {
    for (const state of ['unpaired', 'stolen'] as const) {
      const ended = new SchoolView(
        rowsOf(
          rows,
          aTablet('tablet-302', { state }),
          aPlaceTablet('tablet-bound', { posts: ['post-library'], place: 'place-farm', state }),
        ),
      )
      expect(heldOn(tuesday, device('tablet-302'), ended)).toEqual([])
      expect(heldOn(tuesday, device('tablet-bound'), ended)).toEqual([])
    }
  })

  it('follow the kind of device, not what its row may say besides', () => {
    const strange = new SchoolView(
      rowsOf(
        rows,
        aBoard('board-hall', { class: ownClass, posts: ['post-library'], place: 'place-farm' }),
        aTablet('tablet-302', { class: ownClass, posts: ['post-canteen'], place: 'place-farm' }),
      ),
    )
    expect(heldOn(tuesday, device('board-hall'), strange)).toEqual([])
    expect(heldOn(tuesday, device('tablet-302'), strange)).toEqual(table['class-tablet'])
  })

  it('of several roles are those of each: a class teacher who is school-admin too sees 停岗', () => {
    const both = new SchoolView(
      rowsOf(rows, anAssignment('teacher-ai', 'class-teacher', { class: ownClass })),
    )
    expect(heldOn(tuesday, staff('teacher-ai'), both)).toEqual(
      expect.arrayContaining(['own class today', '停岗']),
    )
  })
})

describe('what adults write for adults', () => {
  const noted = anAward({ points: 4, note: '只给大人看' })
  const reasoned = [aRevocation(noted, { reason: '只给大人看' }), aVoidedClaim({ reason: '只给大人看' })]

  it('does not reach a tablet, and changes nothing else of the fact', () => {
    for (const id of ['tablet-302', 'tablet-bound']) {
      const scope = scopeOf(device(id), view, tuesday)
      for (const fact of [noted, ...reasoned]) {
        const projected = projectFact(scope, fact)
        expect(JSON.stringify(projected)).not.toContain('只给大人看')
        expect({ ...fact, body: { ...fact.body, note: undefined, reason: undefined } }).toEqual({
          ...projected,
          body: { ...projected.body, note: undefined, reason: undefined },
        })
      }
      const plain = aDutyCheckIn()
      expect(projectFact(scope, plain)).toBe(plain)
    }
  })

  it('reaches teachers', () => {
    for (const fact of [noted, ...reasoned])
      expect(projectFact(scopeOf(staff('teacher-lin'), view, tuesday), fact)).toBe(fact)
  })
})

describe('a follow-up', () => {
  it('is held where its target is', () => {
    const tap = aDutyCheckIn()
    expect([aRevocation(tap), aSettlement(tap)].map(targetOf)).toEqual([tap.id, tap.id])
    expect([tap, anAward(), aVoidedClaim()].map(targetOf)).toEqual([null, null, null])
  })
})

describe('the scope’s version', () => {
  const versionOf = (who: Author, changed: readonly RecordRow[] = rows, day = tuesday) =>
    scopeOf(who, new SchoolView(changed), day).version
  const rolesWhoseVersionChanges = (changed: readonly RecordRow[], day = tuesday) =>
    Object.entries(whoIs)
      .filter(([, who]) => versionOf(who, changed, day) !== versionOf(who))
      .map(([role]) => role)
  const teachers = ['class-teacher', 'subject-teacher', 'duty-teacher', 'post-mentor']

  it.each<[string, RecordRow[], string[]]>([
    ['a preset is renamed', rowsOf(rows, aPreset('award-save-water', { label: '节约用水' })), []],
    [
      'a post’s rule changes',
      rowsWith(rows, 'post', 'post-library', { points: [{ from: tuesday, value: 2 }] }),
      [],
    ],
    [
      'a post asks for another training',
      rowsWith(rows, 'post', 'post-library', { training: [{ item: 'training-flag', from: tuesday }] }),
      ['post-mentor'],
    ],
    [
      'an activity gets another leader',
      rowsOf(rows, anActivity('activity-trip', { leaders: ['teacher-lin', 'teacher-duan', 'teacher-pu'] })),
      ['class-teacher', 'subject-teacher'],
    ],
    ['the school’s rules change', rowsOf(rows, theRules({ automaticDailyCapPerColour: 5 })), []],
    ['a reading is corrected', rowsWith(rows, 'student', ownChild, { pinyin: ['zēng', 'lè'] }), []],
    [
      'a seat changes',
      rowsWith(rows, 'student', ownChild, {
        memberships: [{ class: ownClass, seat: 40, from: '2026-08-28' }],
      }),
      [],
    ],
    ['a tablet of another class is paired', rowsOf(rows, aTablet('tablet-new', { class: otherClass })), []],
    [
      'a colleague is appointed',
      rowsOf(rows, anAssignment('teacher-mei', 'duty-teacher', { from: wednesday })),
      [],
    ],
    [
      'a child of the class comes',
      rowsOf(rows, aStudent(childOf(ownClass, 9), { class: ownClass, seat: 9 })),
      ['class-tablet', 'place-tablet', ...teachers],
    ],
    [
      'a child of another class comes',
      rowsOf(rows, aStudent(childOf(otherClass, 9), { class: otherClass, seat: 9 })),
      ['place-tablet', ...teachers],
    ],
    [
      'a child of the class leaves',
      rowsWith(rows, 'student', ownChild, {
        memberships: [{ class: ownClass, from: '2026-08-28', to: monday }],
      }),
      ['class-tablet', 'place-tablet', 'class-teacher'],
    ],
    [
      'a child of the class changes to another',
      rowsWith(rows, 'student', ownChild, {
        memberships: [
          { class: ownClass, from: '2026-08-28', to: monday },
          { class: otherClass, from: tuesday },
        ],
      }),
      ['class-tablet', 'class-teacher'],
    ],
    [
      'the guardians withdraw',
      rowsWith(rows, 'student', ownChild, { consent: 'paper' }),
      ['class-tablet', 'place-tablet', ...teachers],
    ],
    [
      'the guardians of a child of another class withdraw',
      rowsWith(rows, 'student', otherChild, { consent: 'paper' }),
      ['place-tablet', ...teachers],
    ],
    [
      'an assignment ends',
      rowsWith(rows, 'assignment', `teacher-lin-class-teacher-${ownClass}`, { to: monday }),
      ['class-teacher'],
    ],
    [
      'a mentor gets another post',
      rowsWith(rows, 'assignment', 'teacher-pu-post-mentor', { posts: ['post-canteen'] }),
      ['post-mentor'],
    ],
    ['an account is disabled', rowsWith(rows, 'staff', 'teacher-luo', { active: false }), ['programme-lead']],
    [
      'a tablet is bound to another place',
      rowsOf(rows, aPlaceTablet('tablet-bound', { posts: ['post-library'], place: 'place-gallery' })),
      ['place-tablet'],
    ],
    ['a tablet is unpaired', rowsOf(rows, aTablet('tablet-302', { state: 'unpaired' })), ['class-tablet']],
  ])('when %s', (_what, changed, expected) => {
    expect(rolesWhoseVersionChanges(changed)).toEqual(expected)
  })

  it('changes with the day for what holds a day’s facts, and with the term for what holds a term’s', () => {
    expect(rolesWhoseVersionChanges(rows, wednesday)).toEqual(['place-tablet', 'duty-teacher'])
    const changed = ['class-tablet', 'place-tablet', ...teachers, 'programme-lead']
    expect(rolesWhoseVersionChanges(rows, spring)).toEqual(changed)
  })

  it('changes on the day on which a dated membership begins, without any record changing', () => {
    const announced = rowsWith(rows, 'student', ownChild, {
      memberships: [
        { class: ownClass, from: '2026-08-28', to: tuesday },
        { class: otherClass, from: wednesday },
      ],
    })
    for (const who of [
      device('tablet-302'),
      device('tablet-401'),
      staff('teacher-lin'),
      staff('teacher-gao'),
    ]) {
      expect(versionOf(who, announced, wednesday)).not.toBe(versionOf(who, announced, tuesday))
    }
    expect(versionOf(device('tablet-302'), announced, tuesday)).toBe(
      versionOf(device('tablet-302'), rows, tuesday),
    )
  })

  it('changes when an earlier class is put into a child’s record: its facts come along', () => {
    const corrected = rowsWith(rows, 'student', ownChild, {
      memberships: [
        { class: otherClass, from: '2026-08-20', to: '2026-08-27' },
        { class: ownClass, from: '2026-08-28' },
      ],
    })
    expect(versionOf(device('tablet-302'), corrected)).not.toBe(versionOf(device('tablet-302')))
  })

  it('of a post’s tablet changes when a child is appointed there, not elsewhere', () => {
    const tablet = device('tablet-library')
    const here = rowsOf(rows, anAppointment(otherChild, 'post-library'))
    const there = rowsOf(rows, anAppointment(ownChild, 'post-canteen'))
    expect(versionOf(tablet, here)).not.toBe(versionOf(tablet))
    expect(versionOf(tablet, there)).toBe(versionOf(tablet))
    expect(versionOf(tablet, rowsWithout(rows, 'appointment', `${ownChild}-at-post-library`))).not.toBe(
      versionOf(tablet),
    )
  })

  it('is another for every two viewers of the school', () => {
    const versions = Object.values(whoIs).map((who) => versionOf(who))
    expect(new Set(versions).size).toBe(versions.length)
  })
})
