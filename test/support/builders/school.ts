/** The school itself: terms, calendar, windows, rules. The first term of 2026, as in the starter content. */
import type { RecordBody, RecordRow } from '../../../src/domain/records/record.schema.ts'
import { SchoolView } from '../../../src/domain/school/school-view.ts'
import { aRow, type Rows, rowsOf } from './rows.ts'

export const firstTerm = 'term-2026-1'
export const secondTerm = 'term-2026-2'

const workdays = [1, 2, 3, 4, 5]

const aTerm = (id: string, changes: Partial<RecordBody<'term'>> = {}) =>
  aRow('term', id, {
    name: '第一学期',
    schoolYear: 2026,
    half: 1,
    firstDay: '2026-09-01',
    lastDay: '2027-01-22',
    ...changes,
  })

export const aCalendar = (changes: Partial<RecordBody<'calendar'>> = {}) =>
  aRow('calendar', 'calendar', {
    holidays: [{ id: 'national-day', name: '国庆节', from: '2026-10-01', to: '2026-10-07' }],
    makeUpDays: [{ date: '2026-10-10', followsWeekday: 3 }],
    events: [
      { id: 'sports-day', name: '秋季运动会', from: '2026-10-29', to: '2026-10-30', dutiesRun: false },
    ],
    winter: { from: '11-01', to: '03-15' },
    ...changes,
  })

type WindowVersion = RecordBody<'window'>['versions'][number]

export const aWindow = (id: string, changes: Partial<WindowVersion> = {}, name = '晨间') =>
  aRow('window', id, {
    name,
    versions: [
      {
        from: '2026-08-16',
        start: '07:40',
        end: '08:10',
        weekdays: workdays,
        checkInOpensMinutesBefore: 10,
        graceMinutes: 10,
        recordableMinutesAfterEnd: 60,
        ...changes,
      },
    ],
  })

export const morningWindow = aWindow('window-morning', {
  weekdayExceptions: [{ weekday: 1, start: '07:30', end: '08:00', note: '周一升旗仪式，提前 10 分钟' }],
  winter: { start: '07:45', end: '08:15' },
})
export const lunchWindow = aWindow('window-lunch', { start: '11:45', end: '12:30' }, '午间')

type PointRules = RecordBody<'rules'>['points'][number]

export const theRules = (...points: ReadonlyArray<Partial<PointRules>>) =>
  aRow('rules', 'rules', {
    undoSeconds: 10,
    points: (points.length > 0 ? points : [{}]).map((rule) => ({
      from: '2026-08-16',
      maxPointsPerAward: 5,
      noteRequiredAbovePoints: 3,
      automaticDailyCapPerColour: 3,
      teacherWeeklySoftBudget: {},
      ...rule,
    })),
  })

/** What every school has, before there are any people in it. */
export const emptySchool = (): RecordRow[] => [
  aRow('school', 'school', { name: '善真小学', schoolingYears: 6, zone: 'Asia/Shanghai' }),
  aTerm(firstTerm),
  aTerm(secondTerm, { name: '第二学期', half: 2, firstDay: '2027-02-22', lastDay: '2027-07-02' }),
  aCalendar(),
  morningWindow,
  lunchWindow,
  theRules(),
]

/** The view of a school with these rows; the calendar, the windows and the rules come by themselves. */
export const aSchoolView = (...parts: readonly Rows[]): SchoolView =>
  new SchoolView(rowsOf(emptySchool(), ...parts))
