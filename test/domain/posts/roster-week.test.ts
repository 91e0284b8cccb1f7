/** The roster of a week as it comes, moves in it, and how duties are spread. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nothingKnown, type Training, trainingOf, whoLacks } from '../../../src/domain/posts/training.ts'
import { moveDuty } from '../../../src/domain/posts/move-duty.ts'
import { plannedDuties, spreadOf } from '../../../src/domain/posts/planned-duties.ts'
import { weekdaysOfSchool } from '../../../src/domain/time/calendar.ts'
import { weekdayOf } from '../../../src/domain/time/local-time.ts'
import { rosterWeek } from '../../../src/domain/posts/roster-week.ts'
import {
  aClassOf,
  anAppointment,
  anAttendance,
  aTrainingItem,
  aPost,
  aRow,
  aSchoolView,
  childOf,
  morningWindow,
  lunchWindow,
  aCalendar,
  aWindow,
  ownClass,
} from '../../support/builders/index.ts'

const [first, second] = [childOf('class-2024-2', 1), childOf('class-2024-2', 2)]
const view = aSchoolView(
  ...aClassOf(3),
  morningWindow,
  lunchWindow,
  aCalendar(),
  aPost('post-library', { weekdays: [1, 2, 3] }),
  aPost('post-garden', { windows: ['window-morning'] }),
  anAppointment(first, 'post-library', { weekdays: [1, 3] }),
  anAppointment(first, 'post-garden', { weekdays: [3] }),
  anAppointment(second, 'post-library', { windows: ['window-lunch'], weekdays: [2] }),
)
const posts = [...view.posts.values()]
const names = (monday: string) =>
  rosterWeek(view, monday, posts, nothingKnown).rows.map(({ post, window, cells }) => [
    post.id,
    window,
    ...cells.map((cell) => (cell.isOff ? '–' : `${cell.people.length}+${cell.missing}`)),
  ])

describe('the roster of a week', () => {
  it('has who is due and who is missing, and where a post is not kept', () => {
    expect(names('2026-09-21')).toEqual([
      ['post-library', 'window-morning', '1+1', '0+2', '1+1', '–', '–'],
      ['post-library', 'window-lunch', '0+2', '1+1', '0+2', '–', '–'],
      ['post-garden', 'window-morning', '0+2', '0+2', '1+1', '0+2', '0+2'],
    ])
  })

  it('knows holidays by name, and that a Saturday follows a Wednesday', () => {
    const { days, rows } = rosterWeek(view, '2026-10-05', posts, nothingKnown)
    expect(days.map(({ date, weekday, name }) => [date, weekday, name])).toEqual([
      ['2026-10-05', null, '国庆节'],
      ['2026-10-06', null, '国庆节'],
      ['2026-10-07', null, '国庆节'],
      ['2026-10-08', 4, ''],
      ['2026-10-09', 5, ''],
      ['2026-10-10', 3, ''],
    ])
    expect(rows[0]?.cells.at(-1)?.people.map(({ student }) => student.id)).toEqual([first])
    expect(days.map(({ isMakeUp }) => isMakeUp)).toEqual([false, false, false, false, false, true])
  })

  it('marks who has not passed what the post asks for, from the day on which it asks', () => {
    const asking = aSchoolView(
      ...aClassOf(3),
      morningWindow,
      aCalendar(),
      aTrainingItem('training-words', { name: '文明用语与求助' }),
      aPost('post-garden', {
        windows: ['window-morning'],
        training: [{ item: 'training-words', from: '2026-09-23' }],
      }),
      anAppointment(first, 'post-garden', { windows: ['window-morning'] }),
      anAppointment(second, 'post-garden', { windows: ['window-morning'] }),
    )
    const attended = anAttendance({ student: second, item: 'training-words', schoolDay: '2026-09-24' })
    const week = (training: Training) =>
      rosterWeek(asking, '2026-09-21', [...asking.posts.values()], training).rows[0]?.cells.map(
        ({ people }) => people.map(({ student, lacks }) => (lacks.length > 0 ? student.id : '')).join(''),
      )
    expect(week(trainingOf([{ fact: attended }]))).toEqual(['', '', first + second, first, first])
    expect(week(nothingKnown)).toEqual(['', '', '', '', ''])
    const duties = [first, second].map((student) => ({ student, post: 'post-garden', day: '2026-09-25' }))
    const lacking = whoLacks(asking, trainingOf([{ fact: attended }]), [...duties, ...duties])
    expect(lacking).toEqual([{ student: first, items: ['training-words'] }])
  })

  it('has the Saturdays on which the school’s calendar has school, with their own duties and lessons', () => {
    const calisthenics = { weekday: 6, window: 'window-morning', what: '大课间' }
    const onWednesday = { weekday: 3, window: 'window-morning', what: '体育' }
    const weekendSchool = [{ weekday: 6 as const, from: '2026-09-01', to: '2026-10-31' }]
    const morning = aWindow('window-morning', { weekdays: [1, 2, 3, 4, 5, 6] })
    const saturdays = aSchoolView(
      ...aClassOf(3),
      aRow('class', ownClass, { entryYear: 2024, number: 2, busy: [calisthenics, onWednesday] }),
      morning,
      aCalendar({ weekendSchool }),
      aPost('post-garden', { windows: ['window-morning'], weekdays: [3, 6] }),
      anAppointment(first, 'post-garden', { windows: ['window-morning'], weekdays: [3, 6] }),
    )
    const saturdayOf = (monday: string) => {
      const { days, rows } = rosterWeek(saturdays, monday, [...saturdays.posts.values()], nothingKnown)
      const day = days.findIndex(({ date }) => weekdayOf(date) === 6)
      return { day: days[day], clash: rows[0]?.cells[day]?.people[0]?.clash }
    }
    expect(saturdayOf('2026-09-21')).toEqual({
      day: { date: '2026-09-26', weekday: 6, name: '', isMakeUp: false },
      clash: { kind: 'lesson', what: '大课间' },
    })
    // The Saturday after the holiday stands in for a Wednesday, as everywhere.
    expect(saturdayOf('2026-10-05')).toMatchObject({
      day: { weekday: 3, isMakeUp: true },
      clash: { what: '体育' },
    })
    expect(saturdayOf('2026-11-02').day).toBeUndefined()
    expect(weekdaysOfSchool(saturdays.calendar, '2026-10-31')).toEqual([1, 2, 3, 4, 5, 6])
    expect(weekdaysOfSchool(saturdays.calendar, '2026-11-01')).toEqual([1, 2, 3, 4, 5])
  })

  it('marks a child who is down for two posts in one window', () => {
    const wednesday = rosterWeek(view, '2026-09-21', posts, nothingKnown).rows.map(
      ({ cells }) => cells[2]?.people[0]?.clash,
    )
    expect(wednesday).toEqual([
      { kind: 'twice', posts: ['post-garden'] },
      undefined,
      { kind: 'twice', posts: ['post-library'] },
    ])
  })
})

describe('a post whose groups take turns', () => {
  const third = childOf('class-2024-2', 3)
  const weekly = aRow('rotation', 'rotation-garden', {
    post: 'post-garden',
    every: 'week',
    groups: 2,
    from: '2026-09-21',
  })
  const turns = aSchoolView(
    ...aClassOf(3),
    morningWindow,
    aCalendar(),
    aRow('class', 'class-2024-2', {
      entryYear: 2024,
      number: 2,
      busy: [{ weekday: 3, window: 'window-morning', what: '体育' }],
    }),
    aPost('post-garden', { windows: ['window-morning'] }),
    weekly,
    anAppointment(first, 'post-garden', { group: 1 }),
    anAppointment(second, 'post-garden', { group: 2 }),
    anAppointment(third, 'post-garden'),
  )
  const dueOn = (date: string) => turns.dueIn('window-morning', date).map(({ student }) => student.id)

  it('has the group of the week, and whoever is in no group', () => {
    expect(dueOn('2026-09-23')).toEqual([first, third])
    expect(dueOn('2026-09-28')).toEqual([second, third])
    expect(turns.isDue(first, 'post-garden', 'window-morning', '2026-09-28')).toBe(false)
    expect(turns.isDue(second, 'post-garden', 'window-morning', '2026-09-28')).toBe(true)
  })

  it('has everybody before the turns begin', () => {
    expect(dueOn('2026-09-18')).toEqual([first, second, third])
  })

  it('marks who has a lesson at that time', () => {
    const { rows } = rosterWeek(turns, '2026-09-21', [...turns.posts.values()], nothingKnown)
    expect(rows[0]?.cells.map(({ people }) => people[0]?.clash)).toEqual([
      null,
      null,
      { kind: 'lesson', what: '体育' },
      null,
      null,
    ])
  })
})

describe('a duty that is moved', () => {
  const { id: _id, ...body } = view.appointments[0] ?? { id: '' }
  const appointment = body as Parameters<typeof moveDuty>[0]

  it('leaves the days that are past as they were', () => {
    const moved = moveDuty(
      appointment,
      { window: 'window-morning', weekday: 1 },
      { window: 'window-morning', weekday: 2 },
      '2026-09-23',
    )
    expect(moved.old).toEqual({ ...appointment, to: '2026-09-22' })
    expect(moved.made).toEqual([{ ...appointment, from: '2026-09-23', weekdays: [2, 3] }])
  })

  it('changes an appointment that has not begun in place, and takes it away with its last duty', () => {
    const one = { ...appointment, weekdays: [1], from: '2026-10-12' }
    const cell = { window: 'window-morning', weekday: 1 }
    expect(moveDuty(one, cell, null, '2026-09-23')).toEqual({ old: null, made: [] })
    const other = { window: 'window-lunch', weekday: 4 }
    expect(moveDuty(one, cell, other, '2026-09-23')).toEqual({
      old: { ...one, windows: ['window-lunch'], weekdays: [4] },
      made: [],
    })
  })

  it('touches no other duty of the child, whatever the appointment covers', () => {
    const windows = ['window-morning', 'window-lunch', 'window-dismissal']
    const some = <T>(items: T[]) => fc.subarray(items, { minLength: 1 })
    fc.assert(
      fc.property(
        some(windows),
        some([1, 2, 3, 4, 5]),
        fc.nat(),
        fc.nat(),
        fc.nat(20),
        (own, days, w, d, target) => {
          const from = { window: own[w % own.length] ?? '', weekday: days[d % days.length] ?? 1 }
          const to = { window: windows[target % 3] ?? '', weekday: 1 + (target % 5) }
          const key = (cell: { window: string; weekday: number }) => `${cell.window} ${cell.weekday}`
          const cells = (bodies: ReadonlyArray<typeof appointment>) =>
            bodies.flatMap((b) =>
              b.windows.flatMap((window) => b.weekdays.map((weekday) => key({ window, weekday }))),
            )
          const before = { ...appointment, windows: own, weekdays: days }
          const { old, made } = moveDuty(before, from, to, '2026-08-20')
          const wanted = new Set([...cells([before]).filter((cell) => cell !== key(from)), key(to)])
          expect([...new Set(cells([...(old ? [old] : []), ...made]))].sort()).toEqual([...wanted].sort())
        },
      ),
    )
  })
})

it('the spread of duties names who has much more than the others', () => {
  const planned = plannedDuties(view, '2026-09-21', '2026-09-25')
  expect([...planned]).toEqual([
    [first, 3],
    [second, 1],
  ])
  expect(spreadOf(new Map([...planned, ['x', 1], ['y', 1]]))).toEqual({
    children: 4,
    least: 1,
    most: 3,
    median: 1,
    heavy: [{ student: first, duties: 3 }],
  })
})
