import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { stampFact } from '../../../src/domain/facts/stamp.ts'
import { itemsMissing, itemsNamed, nothingKnown, trainingOf } from '../../../src/domain/posts/training.ts'
import { SchoolView } from '../../../src/domain/school/school-view.ts'
import {
  aDutyCheckIn,
  aLateEntry,
  anAttendance,
  aPost,
  aSmallSchool,
  aTrainingItem,
  knownTime,
  monday,
  otherChild,
  ownChild,
  rowsOf,
  rowsWith,
  tuesday,
  wednesday,
} from '../../support/builders/index.ts'

const asking = (from: string) =>
  rowsWith(aSmallSchool(), 'post', 'post-library', { training: [{ item: 'training-books', from }] })
const school = new SchoolView(asking(monday))
const passed = (schoolDay: string, more: object = {}) =>
  trainingOf([{ fact: anAttendance({ schoolDay, ...more }) }])
const missing = (training = passed(monday), date = tuesday, view = school) =>
  itemsMissing(view, training, ownChild, 'post-library', date)
const stamped = (fact: Fact, training = nothingKnown, view = school) =>
  stampFact(fact, knownTime(fact), view, view, training)

describe('who may serve', () => {
  it('is who has passed what the post asks for, from the day on which it was passed', () => {
    expect(missing(passed(monday))).toEqual([])
    expect(missing(passed(tuesday))).toEqual([])
    expect(missing(passed(wednesday))).toEqual(['training-books'])
    expect(missing(trainingOf([]))).toEqual(['training-books'])
  })

  it('is not who was there and has not passed, nor who passed another item or is another child', () => {
    expect(missing(passed(monday, { passed: false }))).toEqual(['training-books'])
    expect(missing(passed(monday, { item: 'training-flag' }))).toEqual(['training-books'])
    expect(missing(passed(monday, { student: otherChild }))).toEqual(['training-books'])
  })

  it('is everybody before the post asks, at posts that ask nothing, and for an item that is retired', () => {
    const none = trainingOf([])
    expect(missing(none, tuesday, new SchoolView(asking(wednesday)))).toEqual([])
    expect(itemsMissing(school, none, ownChild, 'post-canteen', tuesday)).toEqual([])
    const retired = new SchoolView(
      rowsOf(asking(monday), aTrainingItem('training-books', { retiredOn: tuesday })),
    )
    expect(missing(none, tuesday, retired)).toEqual([])
    expect(missing(none, monday, retired)).toEqual(['training-books'])
  })

  it('passes again in a new school year, and in a new term where the item says so', () => {
    expect(missing(passed(monday), '2027-03-02')).toEqual([])
    expect(missing(passed(monday), '2027-09-07')).toEqual(['training-books'])
    const everyTerm = new SchoolView(
      rowsOf(asking(monday), aTrainingItem('training-books', { validFor: 'term' })),
    )
    expect(missing(passed(monday), wednesday, everyTerm)).toEqual([])
    expect(missing(passed(monday), '2027-03-02', everyTerm)).toEqual(['training-books'])
  })
})

it('a post names what it asks for and what its card says, each once', () => {
  const { body } = aPost('post-gate', {
    trainingRequired: ['training-books', 'training-general'],
    training: [{ item: 'training-books', from: monday }],
  })
  expect(itemsNamed({ id: 'post-gate', ...body })).toEqual(['training-books', 'training-general'])
})

describe('a check-in at a post that asks for training', () => {
  it('without it is kept, in time and not due: no points until an adult has looked', () => {
    expect(stamped(aDutyCheckIn(), trainingOf([]))).toMatchObject({
      time: 'ok',
      window: 'window-morning',
      due: false,
    })
    expect(stamped(aDutyCheckIn(), passed(monday)).due).toBe(true)
  })

  it('is due where an adult says so, and on a device that knows of no training', () => {
    expect(stamped(aLateEntry(), trainingOf([])).due).toBe(true)
    expect(stamped(aDutyCheckIn(), nothingKnown).due).toBe(true)
  })
})

it('an attendance goes with its class for the whole school year', () => {
  expect(stamped(anAttendance()).stream).toBe('class:class-2024-2@year-2026')
})
