/**
 * Who may write what, cell by cell. The table is written out here from the school's rules, not taken from the policy:
 * a cell that is loosened or tightened there fails here. Every cell has examples inside and outside of it.
 */
import { describe, expect, it } from 'vitest'
import { type Author, type Fact, type FactType, factTypes } from '../../../src/domain/facts/fact.schema.ts'
import { dutyClaim, type LedgerFact } from '../../../src/domain/facts/ledger.ts'
import { roles, type ViewerRole } from '../../../src/domain/permissions/roles.ts'
import { rightRefusal, writePolicy } from '../../../src/domain/permissions/write.ts'
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
  aSmallSchoolView,
  aStamp,
  aStampRequest,
  aSubstitution,
  aSuspension,
  aVoidedClaim,
  aWord,
  committed,
  otherChild,
  ownChild,
  staff,
  tuesday,
} from '../../support/builders/index.ts'
import { boundTablet, whoIs } from './the-people.ts'

/** any; own class; own post; own place; run: an activity that the author runs; own: what the author wrote; own class+: that, and the class's duties and stamps. */
type Cell = 'any' | 'class' | 'post' | 'place' | 'own' | 'class+' | 'run' | '–'

const columns = [
  'class-tablet',
  'place-tablet',
  'board',
  'class-teacher',
  'subject-teacher',
  'duty-teacher',
  'post-mentor',
  'programme-lead',
  'school-admin',
  'principal',
] as const satisfies readonly ViewerRole[]

/* prettier-ignore */
const table: Record<FactType, readonly [Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell]> = {
  //                       tablet   place-t  board  class-t   subject  duty    mentor   lead    admin  principal
  'duty.checked-in.v1':   ['class', 'post',  '–',   'class',  '–',     'any',  'post',  'any',  '–',   '–'],
  'duty.excused.v1':      ['–',     '–',     '–',   'class',  '–',     'any',  'post',  'any',  '–',   '–'],
  'duty.substituted.v1':  ['–',     '–',     '–',   'class',  '–',     'any',  'post',  'any',  '–',   '–'],
  'duty.suspended.v1':    ['–',     '–',     '–',   '–',      '–',     'any',  'post',  'any',  '–',   '–'],
  'points.awarded.v1':    ['–',     '–',     '–',   'any',    'any',   'any',  'any',   'any',  '–',   '–'],
  'stamp.requested.v1':   ['class', '–',     '–',   '–',      '–',     '–',    '–',     '–',    '–',   '–'],
  'place.stamped.v1':     ['–',     'place', '–',   'class',  '–',     '–',    '–',     'any',  '–',   '–'],
  'fact.revoked.v1':      ['own',   'own',   '–',   'class+', 'own',   'own',  'own',   'any',  '–',   '–'],
  'claim.voided.v1':      ['–',     '–',     '–',   'class',  '–',     '–',    '–',     'any',  '–',   '–'],
  'time.settled.v1':      ['–',     '–',     '–',   'class',  '–',     'any',  '–',     'any',  '–',   '–'],
  'application.made.v1':  ['class', '–',     '–',   'class',  '–',     '–',    '–',     'any',  '–',   '–'],
  'application.noted.v1': ['–',     '–',     '–',   'class',  '–',     '–',    'post',  'any',  '–',   '–'],
  'objection.noted.v1':   ['–',     '–',     '–',   'any',    'any',   'any',  'any',   'any',  '–',   '–'],
  'training.attended.v1': ['–',     '–',     '–',   '–',      '–',     '–',    'post',  'any',  '–',   '–'],
  'duty.checked-out.v1':  ['class', 'post',  '–',   'class',  '–',     'any',  'post',  'any',  '–',   '–'],
  'duty.missed.v1':       ['–',     '–',     '–',   'class',  '–',     'any',  'post',  'any',  '–',   '–'],
  'duty.substitute-asked.v1': ['–', '–',     '–',   'class',  '–',     'any',  'post',  'any',  '–',   '–'],
  'duty.substitute-answered.v1': ['class', 'post', '–', 'class', '–',  'any',  'post',  'any',  '–',   '–'],
  'duty.evaluated.v1':    ['–',     '–',     '–',   '–',      '–',     '–',    'post',  'any',  '–',   '–'],
  'word.written.v1':      ['class', '–',     '–',   'class',  '–',     '–',    'post',  'any',  '–',   '–'],
  'word.countersigned.v1': ['–',    '–',     '–',   'class',  '–',     '–',    'post',  'any',  '–',   '–'],
  'honour.nominated.v1':  ['–',     '–',     '–',   'class',  '–',     '–',    'post',  'any',  '–',   '–'],
  'points.awarded.v2':    ['–',     '–',     '–',   'any',    'any',   'any',  'any',   'any',  '–',   '–'],
  'activity.signed-up.v1': ['class', '–',    '–',   'class',  'run',   'run',  'run',   'any',  '–',   '–'],
  'activity.withdrawn.v1': ['class', '–',    '–',   'class',  'run',   'run',  'run',   'any',  '–',   '–'],
  'activity.consented.v1': ['–',    '–',     '–',   'class',  'run',   'run',  'run',   'any',  '–',   '–'],
  'activity.attended.v1': ['–',     '–',     '–',   'class',  'run',   'run',  'run',   'any',  '–',   '–'],
  'activity.noted.v1':    ['–',     '–',     '–',   '–',      'run',   'run',  'run',   'any',  '–',   '–'],
  'goal.chosen.v1':       ['class', '–',     '–',   'class',  '–',     '–',    '–',     'any',  '–',   '–'],
  'medal.given.v1':       ['–',     '–',     '–',   'class',  '–',     '–',    '–',     'any',  '–',   '–'],
}

const view = aSmallSchoolView(boundTablet)
/** Somebody else, who has written facts of every kind. */
const another = staff('teacher-somebody')

type Example = { name: string; in: readonly Cell[]; fact: (by: Author) => Fact; about?: (by: Author) => Fact }

const own = { student: ownChild }
const other = { student: otherChild }
const library = { post: 'post-library' }
const canteen = { post: 'post-canteen', colour: 'yellow' } as const

const ofDuty = (build: (body: object, head: { by: Author }) => Fact): Example[] => [
  {
    name: 'own child, own post',
    in: ['any', 'class', 'post'],
    fact: (by) => build({ ...own, ...library }, { by }),
  },
  {
    name: 'own child, other post',
    in: ['any', 'class'],
    fact: (by) => build({ ...own, ...canteen }, { by }),
  },
  {
    name: 'other child, own post',
    in: ['any', 'post'],
    fact: (by) => build({ ...other, ...library }, { by }),
  },
  { name: 'other child, other post', in: ['any'], fact: (by) => build({ ...other, ...canteen }, { by }) },
]
const ofChild = (build: (body: object, head: { by: Author }) => Fact): Example[] => [
  { name: 'own child', in: ['any', 'class'], fact: (by) => build(own, { by }) },
  { name: 'other child', in: ['any'], fact: (by) => build(other, { by }) },
]
const ofActivity = (build: (body: object, head: { by: Author }) => Fact): Example[] => {
  const others = { activity: 'activity-of-others' }
  return [
    { name: 'own child, own activity', in: ['any', 'class', 'run'], fact: (by) => build(own, { by }) },
    {
      name: 'own child, other activity',
      in: ['any', 'class'],
      fact: (by) => build({ ...own, ...others }, { by }),
    },
    { name: 'other child, own activity', in: ['any', 'run'], fact: (by) => build(other, { by }) },
    {
      name: 'other child, other activity',
      in: ['any'],
      fact: (by) => build({ ...other, ...others }, { by }),
    },
  ]
}
const withoutColour = ({ colour: _colour, ...body }: { colour?: string }) => body

/** A revocation of `about`, as `by` would write it. */
const ofTarget = (name: string, inside: readonly Cell[], about: (by: Author) => Fact): Example => ({
  ...{ name, in: inside, about },
  fact: (by) => aRevocation(about(by), {}, { by }),
})
const ofTime = (name: string, inside: readonly Cell[], student: string): Example => {
  const about = aDutyCheckIn({ student }, { clockOffset: null })
  return { name, in: inside, about: () => about, fact: (by) => aSettlement(about, {}, { by }) }
}

/** What answers or countersigns `about`, which somebody else wrote. */
const ofAbout = (about: (body: object) => Fact, answer: (target: Fact, by: Author) => Fact): Example[] =>
  ofDuty((body) => about(body)).map(({ name, in: inside, fact }) => ({
    ...{ name, in: inside, about: fact },
    fact: (by) => answer(fact(another), by),
  }))

const examples: Record<FactType, Example[]> = {
  'duty.checked-in.v1': ofDuty(aDutyCheckIn),
  'duty.excused.v1': ofDuty((body, head) => anExcuse(withoutColour(body), head)),
  'duty.substituted.v1': ofDuty((body, head) => aSubstitution(withoutColour(body), head)),
  'duty.suspended.v1': [
    { name: 'own post', in: ['any', 'post'], fact: (by) => aSuspension(library, { by }) },
    { name: 'other post', in: ['any'], fact: (by) => aSuspension({ post: 'post-canteen' }, { by }) },
    { name: 'every post', in: ['any'], fact: (by) => aSuspension({ post: null }, { by }) },
  ],
  'points.awarded.v1': ofChild(anAward),
  'stamp.requested.v1': ofChild(aStampRequest),
  'place.stamped.v1': [
    { name: 'own child, own place', in: ['any', 'class', 'place'], fact: (by) => aStamp(own, { by }) },
    {
      name: 'own child, other place',
      in: ['any', 'class'],
      fact: (by) => aStamp({ ...own, place: 'place-gallery' }, { by }),
    },
    { name: 'other child, own place', in: ['any', 'place'], fact: (by) => aStamp(other, { by }) },
    {
      name: 'other child, other place',
      in: ['any'],
      fact: (by) => aStamp({ ...other, place: 'place-gallery' }, { by }),
    },
  ],
  'fact.revoked.v1': [
    ofTarget('own award', ['any', 'own', 'class+'], (by) => anAward(other, { by })),
    ofTarget('own check-in of another class', ['any', 'own', 'class+'], (by) => aDutyCheckIn(other, { by })),
    ofTarget('another’s check-in of own child', ['any', 'class+'], () => aDutyCheckIn(own, { by: another })),
    ofTarget('another’s stamp of own child', ['any', 'class+'], () => aStamp(own, { by: another })),
    ofTarget('another’s strike for own child', ['any', 'class+'], () => aVoidedClaim(own, { by: another })),
    ofTarget('another’s award of own child', ['any'], () => anAward(own, { by: another })),
    ofTarget('another’s award for an activity of own child', ['any'], () =>
      anActivityAward(own, { by: another }),
    ),
    ofTarget('another’s sign-up of own child', ['any', 'class+'], () => aSignUp(own, { by: another })),
    ofTarget('another’s evaluation of own child', ['any'], () => anEvaluation(own, { by: another })),
    ofTarget('another’s nomination of own child', ['any'], () => aNomination(own, { by: another })),
    ofTarget('another’s check-in of other child', ['any'], () => aDutyCheckIn(other, { by: another })),
    ofTarget('another’s 停岗', ['any'], () => aSuspension({}, { by: another })),
  ],
  'claim.voided.v1': ofChild(({ student }: { student?: string }, head) =>
    aVoidedClaim(
      {
        ...(student ? { student, claim: dutyClaim('post-library', 'window-morning', tuesday, student) } : {}),
      },
      head,
    ),
  ),
  'time.settled.v1': [
    ofTime('own child', ['any', 'class'], ownChild),
    ofTime('other child', ['any'], otherChild),
  ],
  'application.made.v1': ofChild(anApplication),
  'application.noted.v1': ofDuty((body, head) => aNoteOnApplication(withoutColour(body), head)),
  'objection.noted.v1': ofChild(anObjection),
  'training.attended.v1': [
    { name: 'own child, item of own post', in: ['any', 'post'], fact: (by) => anAttendance(own, { by }) },
    {
      name: 'own child, other item',
      in: ['any'],
      fact: (by) => anAttendance({ ...own, item: 'training-flag' }, { by }),
    },
  ],
  'duty.checked-out.v1': ofDuty((body, head) => aCheckOut(withoutColour(body), head)),
  'duty.missed.v1': ofDuty((body, head) => anAbsence(withoutColour(body), head)),
  'duty.substitute-asked.v1': ofDuty((body, head) => anAskedSubstitute(withoutColour(body), head)),
  'duty.substitute-answered.v1': ofAbout(
    (body) => anAskedSubstitute(withoutColour(body), { by: another }),
    (target, by) => anAnswer(target, true, { by }),
  ),
  'duty.evaluated.v1': ofDuty((body, head) => anEvaluation(withoutColour(body), head)),
  'word.written.v1': ofDuty((body, head) => aWord(withoutColour(body), head)),
  'word.countersigned.v1': ofAbout(
    (body) => aWord(withoutColour(body), { by: another }),
    (target, by) => aCountersign(target, {}, { by }),
  ),
  'honour.nominated.v1': ofDuty((body, head) => aNomination(withoutColour(body), head)),
  'points.awarded.v2': ofChild(anActivityAward),
  'activity.signed-up.v1': ofActivity(aSignUp),
  'activity.withdrawn.v1': ofActivity(aWithdrawal),
  'activity.consented.v1': ofActivity(aConsent),
  'activity.attended.v1': ofActivity(aPresence),
  'activity.noted.v1': [
    { name: 'own activity', in: ['any', 'run'], fact: (by) => aNoteOnActivity({}, { by }) },
    {
      name: 'other activity',
      in: ['any'],
      fact: (by) => aNoteOnActivity({ activity: 'activity-of-others' }, { by }),
    },
  ],
  'goal.chosen.v1': ofChild(aChosenGoal),
  'medal.given.v1': ofChild(aGivenMedal),
}

function isRight(fact: Fact, about: Fact | undefined): boolean {
  const find = (id: string) =>
    about && about.id === id ? (committed(about, 1, view) as LedgerFact) : undefined
  return rightRefusal(fact, { asOf: view, now: view, day: tuesday, writtenOn: tuesday, find }) === null
}

describe('the right to write', () => {
  it('has a row for every type and a cell for every role', () => {
    expect(Object.keys(table).sort()).toEqual([...factTypes].sort())
    expect([...columns].sort()).toEqual([...roles].sort())
    for (const row of Object.values(writePolicy)) expect(Object.keys(row).sort()).toEqual([...roles].sort())
  })

  for (const type of factTypes) {
    describe(type, () => {
      it.each(columns.map((role, index) => [role, table[type][index] ?? '–'] as const))(
        '%s: %s',
        (role, cell) => {
          const by = whoIs[role]
          const allowed = examples[type].filter(({ fact, about }) => isRight(fact(by), about?.(by)))
          const expected = examples[type].filter((example) => example.in.includes(cell))
          expect(allowed.map(({ name }) => name)).toEqual(expected.map(({ name }) => name))
        },
      )
    })
  }

  it('is refused to a stranger, a board of nobody and a device that is not paired, whatever they write', () => {
    const strangers: Author[] = [
      staff('teacher-stranger'),
      { kind: 'device', id: 'tablet-stranger' },
      { kind: 'staff', id: 'tablet-302' },
    ]
    for (const by of strangers) {
      for (const { fact, about } of Object.values(examples).flat())
        expect(isRight(fact(by), about?.(by))).toBe(false)
    }
  })
})
