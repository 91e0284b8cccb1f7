/** Activities, goals and medals: their facts, and the records of the desk. */
import type { ActivityLifeType } from '../../../src/domain/facts/activity-life-types.ts'
import type { FactBody, FactOf } from '../../../src/domain/facts/fact.schema.ts'
import type { RecordBody } from '../../../src/domain/records/record.schema.ts'
import { aFact, device, type Head, staff } from './facts.ts'
import { aRow } from './rows.ts'
import { monday, tuesday } from './time.ts'

const theChild = 'child-2024-2-01'
const trip = 'activity-trip'
const byLeader = { by: staff('teacher-mei') }

type OwnType = ActivityLifeType | 'points.awarded.v2'
type Build<T extends OwnType> = (body?: Partial<FactBody<T>>, head?: Head) => FactOf<T>
const building =
  <T extends OwnType>(type: T, body: FactBody<T>, by: Head): Build<T> =>
  (changes = {}, head = {}) =>
    aFact(type, { ...body, ...changes } as FactBody<T>, { ...by, ...head })

const ofTheTrip = { student: theChild, activity: trip }
export const aSignUp = building('activity.signed-up.v1', ofTheTrip, { by: device('tablet-302') })
export const aWithdrawal = building('activity.withdrawn.v1', ofTheTrip, { by: device('tablet-302') })
export const aConsent = building('activity.consented.v1', { ...ofTheTrip, agreed: true }, byLeader)
export const aPresence = building(
  'activity.attended.v1',
  { ...ofTheTrip, schoolDay: tuesday, present: true },
  byLeader,
)
export const aNoteOnActivity = building(
  'activity.noted.v1',
  { activity: trip, schoolDay: tuesday, lines: ['大家听了一位讲解员讲的故事。'] },
  byLeader,
)
export const aChosenGoal = building(
  'goal.chosen.v1',
  { student: theChild, colour: 'green', aim: 8, until: '2027-01-15' },
  { by: device('tablet-302') },
)
export const aGivenMedal = building(
  'medal.given.v1',
  { student: theChild, medal: 'medal-red-1', name: '小火种章', period: 'term-2026-1' },
  { by: staff('teacher-lin') },
)
export const anActivityAward = building(
  'points.awarded.v2',
  {
    ...{ ...ofTheTrip, schoolDay: tuesday, colour: 'red', points: 2, label: '纪念馆寻访' },
    visit: 'place-museum',
  },
  byLeader,
)

/** A trip of the own class off the campus, run by whoever stands for a plain teacher in the tables. */
export const anActivity = (id = trip, changes: Partial<RecordBody<'activity'>> = {}) =>
  aRow('activity', id, {
    ...{ name: '纪念馆寻访', colours: ['red'], series: 'series-five-hundred', place: 'place-museum' },
    ...{ grades: [3], classes: [], sessions: [{ date: tuesday, start: '13:00', end: '15:30' }] },
    ...{ points: 2, capacity: 40, bring: ['水杯'], safety: ['上下车点名'], offCampus: true },
    signUp: { from: '2026-09-01', to: '2026-09-30' },
    leaders: ['teacher-mei', 'teacher-duan', 'teacher-pu'],
    state: 'open',
    ...changes,
  })

const aMedal = (id = 'medal-red-1', changes: Partial<RecordBody<'medal'>> = {}) =>
  aRow('medal', id, {
    ...{ name: '小火种章', kind: 'colour-ladder', colour: 'red', level: 1, scope: 'term' },
    rules: [
      {
        from: monday,
        condition: { type: 'colour-points', colour: 'red', minPoints: 3 },
        text: '本学期红色寻访累计 3 分',
      },
    ],
    ...changes,
  })

/** One of each kind of the desk. */
export const theActivityLife = () => [
  aRow('activity-series', 'series-five-hundred', { name: '“五百”系列' }),
  aRow('activity-template', 'template-memorial', {
    ...{ series: 'series-five-hundred', name: '纪念馆寻访', summary: '带着问题走进纪念馆。', colour: 'red' },
    ...{ grades: [3, 4], points: 2, prepare: ['监护人书面同意'], safety: ['上下车点名'] },
  }),
  anActivity(),
  anActivity('activity-of-others', { leaders: ['teacher-gao'], classes: ['class-2023-1'], grades: [] }),
  aMedal(),
  aRow('passport', 'passport-lower', {
    ...{ name: '善真启程护照', grades: [1, 2], scope: 'school-year' },
    pages: [{ id: 'page-one', category: 'category-base', places: ['place-farm'], stampsNeeded: 1 }],
  }),
  aRow('goal', 'goal-own', {
    ...{ class: 'class-2024-2', name: '一起捡起来', colour: 'green', points: 100 },
    ...{ from: monday, to: '2026-10-30' },
  }),
  aRow('star-setting', 'star-setting', { stars: [{ name: '一星章', percent: 30 }] }),
  aRow('campus-map', 'campus-map', { picture: 'picture-of-campus', width: 1600, height: 900 }),
  aRow('saved-group', 'group-choir', { name: '合唱队', owner: 'teacher-mei', students: [theChild] }),
  aRow('board-setting', 'board-setting', { garden: false, notices: true, goals: true, thanks: [] }),
]
