/** The life of a post beside duty: its facts, and the records of the desk. */
import type { Fact, FactBody, FactOf } from '../../../src/domain/facts/fact.schema.ts'
import type { ServiceLifeType } from '../../../src/domain/facts/service-life-types.ts'
import type { RecordBody } from '../../../src/domain/records/record.schema.ts'
import { aFact, device, type Head, staff } from './facts.ts'
import { aRow } from './rows.ts'
import { at, tuesday } from './time.ts'

const theChild = 'child-2024-2-01'
const aDuty = { post: 'post-library', schoolDay: tuesday, window: 'window-morning' }
const onTablet = { by: device('tablet-302') }
const byMentor = { by: staff('teacher-pu') }

type Build<T extends ServiceLifeType> = (body?: Partial<FactBody<T>>, head?: Head) => FactOf<T>
const building =
  <T extends ServiceLifeType>(type: T, body: FactBody<T>, by: Head): Build<T> =>
  (changes = {}, head = {}) =>
    aFact(type, { ...body, ...changes } as FactBody<T>, { ...by, ...head })

export const anApplication = building(
  'application.made.v1',
  {
    student: theChild,
    round: 'round-autumn',
    wishes: ['post-library', 'post-canteen'],
    reasons: ['help-others'],
  },
  onTablet,
)
export const aNoteOnApplication = building(
  'application.noted.v1',
  { student: theChild, round: 'round-autumn', kind: 'talk', post: 'post-library', recommended: true },
  byMentor,
)
export const anObjection = building(
  'objection.noted.v1',
  { notice: 'notice-autumn', student: theChild, note: '他那天也有社团' },
  { by: staff('teacher-mei') },
)
export const anAttendance = building(
  'training.attended.v1',
  { student: theChild, item: 'training-books', session: null, schoolDay: tuesday, passed: true },
  byMentor,
)
export const aCheckOut = building(
  'duty.checked-out.v1',
  { student: theChild, post: 'post-library', window: 'window-morning' },
  onTablet,
)
export const anAbsence = building('duty.missed.v1', { student: theChild, ...aDuty }, byMentor)
export const anAskedSubstitute = building(
  'duty.substitute-asked.v1',
  { student: theChild, absent: null, ...aDuty },
  byMentor,
)
export const anEvaluation = building(
  'duty.evaluated.v1',
  {
    ...{ student: theChild, post: 'post-library', schoolDay: tuesday, span: 'day' },
    marks: [{ dimension: 'eval-careful', level: 3 }],
    note: '做事有始有终',
  },
  byMentor,
)
export const aWord = building(
  'word.written.v1',
  { student: theChild, writer: theChild, kind: 'own', post: 'post-library', text: '今天我学会了包书皮' },
  onTablet,
)
export const aNomination = building(
  'honour.nominated.v1',
  { student: theChild, post: 'post-library', name: '岗位之星', note: '每次都把书按书标放好' },
  byMentor,
)

const follow = <T extends 'duty.substitute-answered.v1' | 'word.countersigned.v1'>(
  type: T,
  target: Fact,
  body: object,
  head: Head,
) => aFact(type, { target: target.id, ...body } as FactBody<T>, head)
const touched = (target: Fact) => (target.body as { student: string }).student

export const anAnswer = (target: Fact, willing = true, head: Head = {}) =>
  follow(
    'duty.substitute-answered.v1',
    target,
    { student: touched(target), willing },
    { ...onTablet, ...head },
  )
export const aCountersign = (
  target: Fact,
  body: Partial<FactBody<'word.countersigned.v1'>> = {},
  head: Head = {},
) => follow('word.countersigned.v1', target, { student: touched(target), keep: true, ...body }, head)

export const aTrainingItem = (id = 'training-books', changes: Partial<RecordBody<'training-item'>> = {}) =>
  aRow('training-item', id, {
    name: '图书整理与借还',
    content: ['轻声服务'],
    validFor: 'school-year',
    ...changes,
  })
export const aRound = (id = 'round-autumn', changes: Partial<RecordBody<'round'>> = {}) =>
  aRow('round', id, {
    ...{ name: '上半学期应聘', opens: '2026-09-03', closes: '2026-10-31', noticeDays: 3 },
    office: { from: '2026-11-09', to: '2027-01-15' },
    posts: [
      { post: 'post-library', seats: 6 },
      { post: 'post-canteen', seats: 4 },
    ],
    ...changes,
  })
const anArrangement = (changes: Partial<RecordBody<'arrangement'>> = {}) =>
  aRow('arrangement', 'round-autumn', {
    ...{ round: 'round-autumn', seed: 7, pairs: [], state: 'draft' },
    placements: [{ student: theChild, post: 'post-library', by: 'proposal' }],
    ...changes,
  })
export const aNotice = (changes: Partial<RecordBody<'notice'>> = {}) =>
  aRow('notice', 'notice-autumn', {
    ...{ kind: 'appointments', title: '岗位聘任公示', from: tuesday, to: tuesday, onBoard: true },
    lines: [{ student: theChild, class: '三(2)班', name: '林小树', post: 'post-library' }],
    ...changes,
  })
export const anHonour = (student = theChild, changes: Partial<RecordBody<'honour'>> = {}) =>
  aRow('honour', `honour-${student}`, {
    ...{ student, post: 'post-library', name: '岗位之星', term: 'term-2026-1' },
    ...{ reason: '每次都把书按书标放好', decidedOn: tuesday },
    ...changes,
  })

/** One of each kind of the desk, for a school that has everything once. */
export const theServiceLife = () => [
  aTrainingItem(),
  aRow('training-session', 'session-books', { items: ['training-books'], date: tuesday }),
  aRow('evaluation-dimension', 'eval-careful', {
    ...{ name: '认真尽责', question: '该做的事，做到底了吗？', templates: [] },
    levels: ['知道要做哪几件事', '一件一件做完', '做完还会想办法做得更好'],
  }),
  aRound(),
  anArrangement(),
  aNotice(),
  aRow('rotation', 'rotation-library', {
    post: 'post-library',
    every: 'week',
    groups: 2,
    from: '2026-11-09',
  }),
  anHonour(),
  aRow('handover', 'handover-library', {
    ...{ post: 'post-library', term: 'term-2026-1', open: ['两本绘本待修'], advice: [] },
  }),
  aRow('withdrawn-paper', 'sz-2026-k7q2m4', {
    ...{ number: 'SZ-2026-K7Q2M4', on: tuesday, reason: '姓名写错了' },
  }),
  aRow('printed-paper', 'sz-2026-b4r7t2', {
    ...{ number: 'SZ-2026-B4R7T2', kind: 'appointment', of: `${theChild}-at-post-library` },
    ...{ student: theChild, post: 'post-library', from: '2026-09-01' },
    prints: [{ by: 'teacher-lin', at: at('10:20') }],
  }),
]
