import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { dutyClaim, officeStream, streamOfClass, streamOfSchool } from '../../../src/domain/facts/ledger.ts'
import { dayWritten, deviceTime, stampFact } from '../../../src/domain/facts/stamp.ts'
import {
  aDutyCheckIn,
  aLateEntry,
  anAppointment,
  anAward,
  anExcuse,
  aPost,
  aRevocation,
  aSettlement,
  aSmallSchool,
  aSmallSchoolView,
  aStudent,
  aSuspension,
  at,
  aVoidedClaim,
  firstTerm,
  knownTime,
  monday,
  otherClass,
  ownChild,
  ownClass,
  rowsWithout,
  secondTerm,
  staff,
  tuesday,
  wednesday,
} from '../../support/builders/index.ts'
import { SchoolView } from '../../../src/domain/school/school-view.ts'

const school = aSmallSchoolView()
const stamped = (fact: Fact, view: SchoolView = school) => stampFact(fact, knownTime(fact), view, view)
const checkedInAt = (time: string, date = tuesday, view = school) =>
  stamped(aDutyCheckIn({}, { at: at(time, date) }), view)
const morning = { window: 'window-morning', time: 'ok', due: true }

describe('the time of a check-in', () => {
  it.each([
    ['as the window opens', '07:30', 'ok'],
    ['on time', '07:40', 'ok'],
    ['within the grace', '07:45', 'ok'],
    ['in the last minute of the grace', '07:50', 'ok'],
    ['a minute after the grace', '07:51', 'after-grace'],
    ['at the end', '08:10', 'after-grace'],
    ['long after the end', '09:10', 'after-grace'],
  ])('%s, %s: %s', (_when, time, verdict) => {
    expect(checkedInAt(time)).toMatchObject({
      schoolDay: tuesday,
      window: 'window-morning',
      time: verdict,
      due: true,
    })
  })

  it.each(['06:00', '07:29', '09:11', '11:30'])('in no window at %s is for an adult to settle', (time) => {
    expect(checkedInAt(time)).toMatchObject({ window: null, time: 'unsettled', due: false })
  })

  it('belongs to the next window as soon as that opens', () => {
    expect(checkedInAt('11:35')).toMatchObject({ window: 'window-lunch', time: 'ok', due: false })
  })

  it('follows the Monday exception: ten minutes earlier', () => {
    expect(checkedInAt('07:35', monday)).toMatchObject(morning)
    expect(checkedInAt('07:45', monday)).toMatchObject({ window: 'window-morning', time: 'after-grace' })
    expect(checkedInAt('07:25', monday)).toMatchObject(morning)
    expect(checkedInAt('07:25', tuesday)).toMatchObject({ window: null })
  })

  it('follows the winter timetable between its two dates', () => {
    expect(checkedInAt('07:54', '2026-10-27')).toMatchObject({ time: 'after-grace' })
    expect(checkedInAt('07:54', '2026-11-03')).toMatchObject(morning)
    expect(checkedInAt('07:54', '2027-03-16')).toMatchObject({ time: 'after-grace' })
  })

  it('on a make-up Saturday follows the weekday that it makes up for', () => {
    const saturday = '2026-10-10'
    expect(checkedInAt('07:42', saturday)).toMatchObject(morning)
    const onlyOnWednesdays = anAppointment(ownChild, 'post-library', { weekdays: [3] })
    expect(checkedInAt('07:42', saturday, aSmallSchoolView(onlyOnWednesdays)).due).toBe(true)
    const onlyOnSaturdays = anAppointment(ownChild, 'post-library', { weekdays: [6] })
    expect(checkedInAt('07:42', saturday, aSmallSchoolView(onlyOnSaturdays)).due).toBe(false)
  })

  it.each([
    ['an ordinary Saturday', '2026-09-19'],
    ['a holiday', '2026-10-01'],
    ['a day on which no duty runs', '2026-10-29'],
    ['a day between the terms', '2027-02-01'],
  ])('on %s is for an adult to settle', (_day, date) => {
    expect(checkedInAt('07:42', date)).toMatchObject({ schoolDay: date, window: null, time: 'unsettled' })
  })

  it('is taken by the measured offset, not by the tablet’s clock', () => {
    const aDayFast = aDutyCheckIn({}, { at: at('07:42', wednesday), clockOffset: -86_400 })
    expect(stamped(aDayFast)).toMatchObject({ schoolDay: tuesday, ...morning })
  })

  it('is open when nobody knows it; the window that the child named is kept, the day is that of arrival', () => {
    const doubted = aDutyCheckIn(
      { window: 'window-lunch', clockDoubted: true },
      { at: 12, clockOffset: null },
    )
    const stamp = stampFact(doubted, { at: null, receivedAt: at('16:00') }, school, school)
    expect(stamp).toMatchObject({ schoolDay: tuesday, window: 'window-lunch', time: 'unsettled', due: false })
  })

  it('known only roughly, by its neighbours, never makes a child late', () => {
    const fact = aDutyCheckIn({}, { clockOffset: null })
    const rough = { at: at('08:05'), receivedAt: at('09:00'), rough: true }
    expect(stampFact(fact, rough, school, school)).toMatchObject(morning)
    expect(stampFact(fact, { ...rough, rough: false }, school, school)).toMatchObject({ time: 'after-grace' })
  })

  it('is judged by the timetable that the tablet had seen', () => {
    const later = aSmallSchool().map((row) =>
      row.kind === 'window'
        ? {
            ...row,
            body: {
              ...row.body,
              versions: row.body.versions.map((own) => ({ ...own, start: '07:20', graceMinutes: 5 })),
            },
          }
        : row,
    )
    const fact = aDutyCheckIn()
    expect(stampFact(fact, knownTime(fact), school, new SchoolView(later))).toMatchObject(morning)
    expect(stampFact(fact, knownTime(fact), new SchoolView(later), school)).toMatchObject({
      time: 'after-grace',
    })
  })
})

describe('what a device predicts', () => {
  const predicted = (fact: Fact) => stampFact(fact, deviceTime(fact), school, school)

  it('is what the server will say when its clock is right', () => {
    expect(predicted(aDutyCheckIn())).toEqual(stamped(aDutyCheckIn()))
    expect(predicted(aDutyCheckIn({}, { clockOffset: null }))).toMatchObject(morning)
  })

  it('is open when the tablet doubts its clock', () => {
    expect(predicted(aDutyCheckIn({ clockDoubted: true }))).toMatchObject({ time: 'unsettled' })
  })
})

describe('being due', () => {
  it('is by appointment: post, window, weekday and dates', () => {
    const dueWith = (changes: Parameters<typeof anAppointment>[2]) =>
      checkedInAt('07:42', tuesday, aSmallSchoolView(anAppointment(ownChild, 'post-library', changes))).due
    expect(dueWith({})).toBe(true)
    expect(dueWith({ windows: ['window-lunch'] })).toBe(false)
    expect(dueWith({ weekdays: [1, 3, 4, 5] })).toBe(false)
    expect(dueWith({ from: wednesday })).toBe(false)
    expect(dueWith({ to: monday })).toBe(false)
    expect(dueWith({ to: tuesday })).toBe(true)
    expect(stamped(aDutyCheckIn({ post: 'post-canteen' })).due).toBe(false)
  })

  it('ends when the post is retired', () => {
    const retired = (retiredOn: string) => aSmallSchoolView(aPost('post-library', { retiredOn }))
    expect(checkedInAt('07:42', tuesday, retired(tuesday)).due).toBe(false)
    expect(checkedInAt('07:42', tuesday, retired(wednesday)).due).toBe(true)
  })

  it('is not lost by an appointment that the tablet had not heard of, nor by one that has ended since', () => {
    const without = new SchoolView(rowsWithout(aSmallSchool(), 'appointment', `${ownChild}-at-post-library`))
    const fact = aDutyCheckIn({ planned: false })
    expect(stampFact(fact, knownTime(fact), without, school).due).toBe(true)
    expect(stampFact(fact, knownTime(fact), school, without).due).toBe(true)
    expect(stampFact(fact, knownTime(fact), without, without).due).toBe(false)
  })

  it('is what the tablet’s own word (planned) cannot make true', () => {
    expect(stamped(aDutyCheckIn({ student: 'child-2024-2-02', planned: true })).due).toBe(false)
  })
})

describe('an adult’s word', () => {
  it('fixes day and window, and says that the child was due', () => {
    const entered = aLateEntry(
      { student: 'child-2024-2-02', said: { schoolDay: monday, window: 'window-lunch' } },
      { at: at('15:00', wednesday), clockOffset: null },
    )
    expect(stamped(entered)).toMatchObject({
      schoolDay: monday,
      window: 'window-lunch',
      time: 'ok',
      due: true,
    })
  })

  it('given on the spot makes nobody late and needs no appointment', () => {
    const byHand = aDutyCheckIn(
      { student: 'child-2024-2-02', via: 'adult' },
      { by: staff('teacher-duan'), at: at('08:00') },
    )
    expect(stamped(byHand)).toMatchObject(morning)
  })

  it('given on the spot in no window is a question like any other', () => {
    const byHand = aDutyCheckIn({ via: 'adult' }, { by: staff('teacher-duan'), at: at('10:30') })
    expect(stamped(byHand)).toMatchObject({ window: null, time: 'unsettled' })
  })

  it('about leave, 停岗, a time or a strike is of the day it names', () => {
    const writtenOn = { at: at('16:00', wednesday) }
    const ofMonday = [
      anExcuse({ schoolDay: monday }, writtenOn),
      aSuspension({ schoolDay: monday }, writtenOn),
      aSettlement(aDutyCheckIn(), { schoolDay: monday }, writtenOn),
      aVoidedClaim({ claim: dutyClaim('post-library', 'window-morning', monday, ownChild) }, writtenOn),
    ]
    for (const fact of ofMonday) expect(stamped(fact).schoolDay).toBe(monday)
    expect(stamped(aVoidedClaim({ claim: 'no claim at all' }, writtenOn)).schoolDay).toBe(wednesday)
    expect(stamped(aRevocation(aDutyCheckIn(), {}, writtenOn)).schoolDay).toBe(wednesday)
  })
})

describe('the day of writing', () => {
  it('is the school’s date, also of a fact that is about another day; when unknown, that of arrival', () => {
    const entered = aLateEntry({}, { at: at('00:10', wednesday) })
    expect(dayWritten(knownTime(entered), school)).toBe(wednesday)
    expect(stamped(entered).schoolDay).toBe(tuesday)
    expect(dayWritten({ at: null, receivedAt: at('23:50', monday) }, school)).toBe(monday)
  })
})

describe('an award', () => {
  it('is of the school’s day on which it was written', () => {
    expect(stamped(anAward({}, { at: at('23:59') })).schoolDay).toBe(tuesday)
    expect(stamped(anAward({}, { at: at('00:00', wednesday) })).schoolDay).toBe(wednesday)
  })

  it('with an unknown clock is of the day on which it arrived', () => {
    const award = anAward({}, { at: 7, clockOffset: null })
    expect(stampFact(award, { at: null, receivedAt: at('08:00', wednesday) }, school, school)).toMatchObject({
      schoolDay: wednesday,
      time: 'ok',
    })
  })
})

describe('the home stream', () => {
  const ofOwnClass = streamOfClass(ownClass, firstTerm)

  it('is the child’s class and the term of that day', () => {
    expect(stamped(anAward()).stream).toBe(ofOwnClass)
    expect(stamped(anAward({}, { at: at('10:00', '2027-03-02') })).stream).toBe(
      streamOfClass(ownClass, secondTerm),
    )
    expect(stamped(anAward({}, { at: at('10:00', '2027-02-02') })).stream).toBe(
      streamOfClass(ownClass, 'holidays-2026'),
    )
  })

  it('follows a transfer from its first day, and an earlier day stays with the old class', () => {
    const moved = aSmallSchoolView(
      aStudent(ownChild, {
        memberships: [
          { class: ownClass, seat: 1, from: '2026-08-28', to: monday },
          { class: otherClass, seat: 9, from: tuesday },
        ],
      }),
    )
    expect(stamped(anAward({}, { at: at('10:00', monday) }), moved).stream).toBe(ofOwnClass)
    expect(stamped(anAward(), moved).stream).toBe(streamOfClass(otherClass, firstTerm))
    expect(stamped(aLateEntry({ said: { schoolDay: monday, window: 'window-morning' } }), moved).stream).toBe(
      ofOwnClass,
    )
  })

  it('is the office’s while a child is between classes', () => {
    const between = aSmallSchoolView(
      aStudent(ownChild, {
        memberships: [
          { class: ownClass, from: '2026-08-28', to: '2026-09-11' },
          { class: otherClass, from: '2026-09-21' },
        ],
      }),
    )
    expect(stamped(anAward(), between).stream).toBe(officeStream)
  })

  it('is the office’s when the child has left with its class', () => {
    expect(stamped(anAward({}, { at: at('10:00', '2030-03-05') })).stream).toBe(
      streamOfClass(ownClass, 'holidays-2029'),
    )
    expect(stamped(anAward({}, { at: at('10:00', '2030-09-03') })).stream).toBe(officeStream)
  })

  it('of 停岗 is the school’s', () => {
    expect(stamped(aSuspension()).stream).toBe(streamOfSchool(firstTerm))
  })
})
