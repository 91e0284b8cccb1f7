import { describe, expect, it } from 'vitest'
import type { RecordRow } from '../../../src/domain/records/record.schema.ts'
import { SchoolView } from '../../../src/domain/school/school-view.ts'
import {
  aClass,
  aClassOf,
  anAppointment,
  anAssignment,
  aPlace,
  aPost,
  aRow,
  aSchoolView,
  aSmallSchoolView,
  aStudent,
  aTeacher,
  aWindow,
  childOf,
  firstTerm,
  monday,
  otherChild,
  otherClass,
  ownChild,
  ownClass,
  paperChild,
  secondTerm,
  theRules,
  tuesday,
  wednesday,
} from '../../support/builders/index.ts'

describe('a class', () => {
  it('stands in seat order, children on paper among them', () => {
    const view = aSchoolView(
      aClassOf(3),
      aStudent('child-late', { seat: 2, consent: 'paper' }),
      aStudent('child-without-seat', { memberships: [{ class: ownClass, from: '2026-08-28' }] }),
    )
    const names = view.studentsOfClass(ownClass, tuesday).map(({ id }) => id)
    expect(names.slice(0, 1)).toEqual([childOf(ownClass, 1)])
    expect(names.slice(1, 3).sort()).toEqual([childOf(ownClass, 2), 'child-late'].sort())
    expect(names.slice(3)).toEqual([childOf(ownClass, 3), 'child-without-seat'])
  })

  it('gets its grade from the school year, without a promotion run', () => {
    const view = aSchoolView(aClass(ownClass))
    expect(view.className(ownClass, tuesday)).toBe('三(2)班')
    expect(view.className(ownClass, '2027-08-15')).toBe('三(2)班')
    expect(view.className(ownClass, '2027-08-16')).toBe('四(2)班')
    expect(view.gradeOf(ownClass, tuesday)).toBe(3)
    expect(view.className(ownClass, '2030-09-01')).toBe('2024级2班')
    expect(view.className(undefined, tuesday) + view.className('class-unknown', tuesday)).toBe('')
  })

  it('leaves the school after its last year, of five or of six', () => {
    const six = aSchoolView(aClassOf(2))
    const five = aSchoolView(
      aClassOf(2),
      aRow('school', 'school', { name: '五年制小学', schoolingYears: 5, zone: 'Asia/Shanghai' }),
    )
    const child = childOf(ownClass, 1)
    expect([six.classOn(child, '2030-08-15'), six.classOn(child, '2030-08-16')]).toEqual([
      ownClass,
      undefined,
    ])
    expect([five.classOn(child, '2029-08-15'), five.classOn(child, '2029-08-16')]).toEqual([
      ownClass,
      undefined,
    ])
    expect(six.studentsOfClass(ownClass, '2030-09-01')).toEqual([])
    expect(six.leftOn(child, '2030-09-01')).toBe('2030-08-15')
    expect([six.isHereSince(child, '2030-08-15'), six.isHereSince(child, '2030-08-16')]).toEqual([
      true,
      false,
    ])
  })

  it('keeps a child whose class record the device does not hold', () => {
    const view = aSchoolView(aStudent('child-a', { class: 'class-unknown' }))
    expect(view.classOn('child-a', '2040-01-01')).toBe('class-unknown')
  })
})

describe('a child', () => {
  const moved = aSchoolView(
    aClassOf(1),
    aClass(otherClass),
    aStudent('child-moving', {
      memberships: [
        { class: ownClass, seat: 7, from: '2026-08-28', to: monday },
        { class: otherClass, seat: 9, from: wednesday, to: '2026-10-16' },
      ],
    }),
  )

  it('is in one class on a day, with that class’s seat', () => {
    expect(moved.membershipOn('child-moving', monday)).toMatchObject({ class: ownClass, seat: 7 })
    expect(moved.membershipOn('child-moving', tuesday)).toBeUndefined()
    expect(moved.classOn('child-moving', wednesday)).toBe(otherClass)
    expect(moved.classOn('child-unknown', wednesday)).toBeUndefined()
  })

  it('left on the last day of the last class before', () => {
    expect(moved.leftOn('child-moving', tuesday)).toBe(monday)
    expect(moved.leftOn('child-moving', '2026-12-01')).toBe('2026-10-16')
    expect(moved.leftOn('child-moving', '2026-08-27')).toBeUndefined()
    expect(moved.leftOn('child-unknown', tuesday)).toBeUndefined()
  })

  it('is here since a day if any membership reaches it, or begins later', () => {
    expect(moved.isHereSince('child-moving', '2026-10-16')).toBe(true)
    expect(moved.isHereSince('child-moving', '2026-10-17')).toBe(false)
    expect(moved.isHereSince('child-moving', '2020-01-01')).toBe(true)
  })
})

describe('staff', () => {
  const view = aSchoolView(
    aTeacher('teacher-lin', 'class-teacher', { class: ownClass, from: monday, to: tuesday }),
    anAssignment('teacher-lin', 'post-mentor', { posts: ['post-library', 'post-canteen'], from: tuesday }),
    aTeacher('teacher-gone', 'class-teacher', { class: ownClass, active: false }),
  )

  it('have the roles of the day, from the first to the last', () => {
    expect([...view.rolesOf('teacher-lin', '2026-09-13')]).toEqual([])
    expect([...view.rolesOf('teacher-lin', monday)]).toEqual(['class-teacher'])
    expect([...view.rolesOf('teacher-lin', tuesday)].sort()).toEqual(['class-teacher', 'post-mentor'])
    expect([...view.rolesOf('teacher-lin', wednesday)]).toEqual(['post-mentor'])
  })

  it('have classes by one role and posts by another', () => {
    expect([...view.ownClasses('teacher-lin', tuesday)]).toEqual([ownClass])
    expect([...view.ownPosts('teacher-lin', tuesday)]).toEqual(['post-library', 'post-canteen'])
    expect(view.ownPosts('teacher-lin', monday).size).toBe(0)
  })

  it('whose account is disabled, and strangers, have none', () => {
    expect(view.rolesOf('teacher-gone', tuesday).size + view.ownClasses('teacher-gone', tuesday).size).toBe(0)
    expect(view.rolesOf('teacher-unknown', tuesday).size).toBe(0)
  })
})

describe('who is due', () => {
  it('are all who are appointed for that window and day, on paper or not', () => {
    const due = aSmallSchoolView().dueIn('window-morning', tuesday)
    expect(due.map(({ student, post }) => [student.id, post.id])).toEqual([
      [ownChild, 'post-library'],
      [otherChild, 'post-canteen'],
      [paperChild, 'post-library'],
    ])
    expect(due[0]).toMatchObject({ window: 'window-morning', appointment: { student: ownChild } })
  })

  it.each([
    ['in another window', 'window-lunch', tuesday],
    ['at the weekend', 'window-morning', '2026-09-19'],
    ['in the holidays', 'window-morning', '2026-10-01'],
    ['on sports day', 'window-morning', '2026-10-29'],
    ['before the appointments begin', 'window-morning', '2026-08-31'],
  ])('is nobody %s', (_when, window, day) => {
    expect(aSmallSchoolView().dueIn(window, day)).toEqual([])
  })

  it('is nobody who has left, and nobody at a post that is retired', () => {
    const due = (...changes: RecordRow[]) =>
      aSmallSchoolView(...changes)
        .dueIn('window-morning', tuesday)
        .map(({ student }) => student.id)
    const left = aStudent(ownChild, { memberships: [{ class: ownClass, from: '2026-08-28', to: monday }] })
    expect(due(left)).toEqual([otherChild, paperChild])
    expect(due(aPost('post-library', { retiredOn: tuesday }))).toEqual([otherChild])
    expect(due(aPost('post-library', { retiredOn: wednesday }))).toHaveLength(3)
    expect(due(anAppointment(ownChild, 'post-nowhere'))).toHaveLength(3)
  })

  it('agrees with the question about one child', () => {
    const view = aSmallSchoolView(aPost('post-canteen', { retiredOn: monday }))
    for (const day of [monday, tuesday, '2026-09-19', '2026-10-10', '2026-10-29']) {
      const due = new Set(
        view.dueIn('window-morning', day).map(({ student, post }) => `${student.id} ${post.id}`),
      )
      for (const student of [ownChild, otherChild]) {
        for (const post of ['post-library', 'post-canteen']) {
          expect(view.isDue(student, post, 'window-morning', day)).toBe(due.has(`${student} ${post}`))
        }
      }
    }
  })
})

describe('rules', () => {
  const view = aSchoolView(
    theRules({ automaticDailyCapPerColour: 3 }, { from: wednesday, automaticDailyCapPerColour: 5 }),
    aPost('post-library', {
      points: [
        { from: '2026-09-01', value: 1 },
        { from: wednesday, value: 2 },
      ],
    }),
    aPlace('place-farm', { points: [{ from: wednesday, value: 3 }] }),
  )

  it('are those of the day, the earliest for days before any', () => {
    expect([tuesday, wednesday].map((day) => view.pointRulesOn(day).automaticDailyCapPerColour)).toEqual([
      3, 5,
    ])
    expect([tuesday, wednesday].map((day) => view.foldRules.automaticCapOn(day))).toEqual([3, 5])
    expect(['2026-08-01', tuesday, wednesday].map((day) => view.pointsForDuty('post-library', day))).toEqual([
      1, 1, 2,
    ])
    expect([tuesday, wednesday].map((day) => view.pointsForStamp('place-farm', day))).toEqual([3, 3])
    expect([
      view.pointsForDuty('post-unknown', tuesday),
      view.pointsForStamp('place-unknown', tuesday),
    ]).toEqual([undefined, undefined])
  })

  it('have sensible values before the school has set any', () => {
    expect(new SchoolView([]).pointRulesOn(tuesday)).toMatchObject({
      maxPointsPerAward: 5,
      noteRequiredAbovePoints: 3,
      automaticDailyCapPerColour: 3,
    })
  })

  it('give a window the timetable of the day', () => {
    const moved = aWindow('window-morning', {})
    const [first] = moved.body.versions
    const dated = {
      ...moved,
      body: { ...moved.body, icon: 'sun', versions: [first, { ...first, from: wednesday, start: '07:20' }] },
    } as typeof moved
    const morning = (day: string) =>
      aSchoolView(dated)
        .windowsOn(day)
        .find(({ id }) => id === 'window-morning')
    expect([morning(tuesday)?.start, morning(wednesday)?.start]).toEqual(['07:40', '07:20'])
    expect(morning(tuesday)).toMatchObject({ name: '晨间', icon: 'sun' })
    expect(morning(tuesday)).not.toHaveProperty('from')
    expect([
      view.windowName('window-lunch'),
      view.windowName('window-unknown'),
      view.windowName(null),
    ]).toEqual(['午间', '', ''])
  })
})

describe('the period in which a place counts once', () => {
  const period = (
    repeat: 'once-per-day' | 'once-per-week' | 'once-per-term' | 'once-per-school-year',
    ...days: string[]
  ) => {
    const { repeatPeriodOf } = aSchoolView(aPlace('place-farm', { repeat })).foldRules
    return new Set(days.map((day) => repeatPeriodOf('place-farm', day))).size
  }
  const sunday = '2026-09-20'
  const nextMonday = '2026-09-21'

  it('is the day, the counted week, the term or the school year', () => {
    expect(period('once-per-day', monday, tuesday, tuesday)).toBe(2)
    expect(period('once-per-week', monday, tuesday, sunday)).toBe(1)
    expect(period('once-per-week', monday, nextMonday)).toBe(2)
    expect(period('once-per-week', tuesday, '2027-03-09')).toBe(2)
    expect(period('once-per-term', monday, '2027-01-22')).toBe(1)
    expect(period('once-per-term', monday, '2027-03-01')).toBe(2)
    expect(period('once-per-school-year', monday, '2027-07-02', '2027-08-15')).toBe(1)
    expect(period('once-per-school-year', '2027-08-15', '2027-08-16')).toBe(2)
  })

  it('between the terms is the whole holidays', () => {
    expect(period('once-per-week', '2027-01-25', '2027-02-10')).toBe(1)
    expect(period('once-per-term', '2027-01-25', '2027-02-10')).toBe(1)
    expect(period('once-per-term', '2027-01-22', '2027-01-23')).toBe(2)
  })

  it('of a place that the device does not know is the week', () => {
    const { repeatPeriodOf } = aSchoolView().foldRules
    expect(repeatPeriodOf('place-unknown', monday)).toBe(repeatPeriodOf('place-unknown', sunday))
    expect(repeatPeriodOf('place-unknown', monday)).not.toBe(repeatPeriodOf('place-unknown', nextMonday))
  })
})

describe('terms', () => {
  it('are asked by day, with a name for the days between', () => {
    const view = aSchoolView()
    expect([view.termIdOn(tuesday), view.termIdOn('2027-03-01')]).toEqual([firstTerm, secondTerm])
    expect(view.termIdOn('2027-02-01')).toBe('holidays-2026')
    expect(view.termIdOn('2027-08-01')).toBe('holidays-2026')
    expect(view.termIdOn('2027-08-20')).toBe('holidays-2027')
    expect([view.termOn(tuesday)?.id, view.termOn('2027-02-01')]).toEqual([firstTerm, undefined])
  })

  it('and a calendar are there, empty, before the school has any', () => {
    const { calendar } = new SchoolView([])
    expect(calendar).toEqual({ zone: 'Asia/Shanghai', terms: [], holidays: [], makeUpDays: [], events: [] })
  })
})
