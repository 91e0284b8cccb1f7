import { describe, expect, it } from 'vitest'
import { boardFigures, type BoardInput } from '../../../src/domain/board/board-figures.ts'
import { childFigures } from '../../../src/domain/board/child-figures.ts'
import { shownParts } from '../../../src/domain/board/small-groups.ts'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { factsByChild } from '../../../src/domain/facts/facts-by-child.ts'
import type { SchoolView } from '../../../src/domain/school/school-view.ts'
import { parseTimeOfDay } from '../../../src/domain/time/local-time.ts'
import {
  aClassOf,
  aDutyCheckIn,
  anAppointment,
  anAward,
  aPlace,
  aPost,
  aRevocation,
  aSchoolView,
  aStamp,
  aStudent,
  at,
  childOf,
  committedInOrder,
  tuesday,
} from '../../support/builders/index.ts'

const [large, small] = ['class-2024-2', 'class-2023-1']
const duties = [1, 2, 3, 4, 5, 6].map((seat) => anAppointment(childOf(large, seat), 'post-library'))
const school = aSchoolView(
  aClassOf(8, large),
  aClassOf(3, small),
  aStudent('child-on-paper', { class: large, seat: 20, consent: 'paper' }),
  aPost('post-library', { icon: 'library' }),
  aPlace('place-farm'),
  aPlace('place-gallery', { stampLabel: '美术馆' }),
  ...duties,
)

function board(facts: readonly Fact[], changes: Partial<BoardInput> = {}, view: SchoolView = school) {
  const byChild = factsByChild(committedInOrder(facts, view))
  const children = new Map(
    [...view.students.keys()].map((id) => [id, childFigures(byChild.get(id) ?? [], id, view, tuesday)]),
  )
  const minutes = parseTimeOfDay('07:45') ?? 0
  return boardFigures({
    ...{ view, children, class: null, garden: true, goals: [], at: at('07:45'), date: tuesday, minutes },
    ...changes,
  })
}
const seats = (count: number, classId = large) =>
  Array.from({ length: count }, (_, index) => childOf(classId, index + 1))
const arrivals = (count: number) =>
  seats(count).map((student, seq) => aDutyCheckIn({ student }, { seq: seq + 1 }))
const visits = (count: number, place = 'place-farm') =>
  seats(count).map((student, seq) => aStamp({ student, place }, { seq: seq + 1 }))

describe('a board in the hall', () => {
  it('shows what all children have gathered this term, and takes back what was revoked', () => {
    const award = anAward({ points: 2 })
    expect(board([award]).points?.green).toBe(2)
    expect(board([award, aRevocation(award, {}, { seq: 2 })]).points?.green).toBe(0)
  })

  it('counts nobody who is on paper', () => {
    expect(board([anAward({ student: 'child-on-paper', points: 5 })]).points?.green).toBe(0)
    expect(board([]).children).toBe(11)
  })

  it('says how many are serving while a window runs, and nothing under five', () => {
    expect(board(arrivals(6)).service?.count).toBe(6)
    expect(board(arrivals(4)).service?.count).toBeNull()
    expect(board(arrivals(6)).service?.icons).toEqual(['library'])
    expect(board(arrivals(6), { minutes: parseTimeOfDay('09:00') ?? 0 }).service).toBeNull()
  })

  it('shows the places of five or more children, the most visited first', () => {
    const wide = aSchoolView(
      aClassOf(20, large),
      aPlace('place-farm'),
      aPlace('place-gallery', { stampLabel: '美术馆' }),
    )
    const { stamps } = board([...visits(5), ...visits(7, 'place-gallery')], {}, wide)
    expect(stamps.places.map(({ label, count }) => [label, count])).toEqual([
      ['美术馆', 7],
      ['小农场', 5],
    ])
    expect(stamps.total).toBe(12)
  })

  it('lets nobody subtract a place of three from the total', () => {
    const { stamps } = board([...visits(3), ...visits(7, 'place-gallery')])
    expect(stamps.places).toEqual([])
  })

  it('draws a plot for each class of five or more, without a number of points', () => {
    expect(
      board(seats(8).map((student, seq) => anAward({ student, points: 2 }, { seq: seq + 1 }))).garden,
    ).toEqual([])
    const wide = aSchoolView(aClassOf(8, large), aClassOf(6, small))
    const awards = seats(8).map((student, seq) => anAward({ student, points: 2 }, { seq: seq + 1 }))
    const garden = board(awards, {}, wide).garden
    expect(garden?.map((plot) => [plot.class, plot.petals.green])).toEqual([
      ['三(2)班', 2],
      ['四(1)班', 0],
    ])
    expect(board(awards, { garden: false }, wide).garden).toBeNull()
  })
})

describe('a board in a classroom', () => {
  it('shows the own class alone', () => {
    const facts = [anAward({ points: 2 }), anAward({ student: childOf(small, 1), points: 5 }, { seq: 2 })]
    expect(board(facts, { class: large }).points?.green).toBe(2)
  })

  it('shows how far the class is with what it wants to reach together', () => {
    const goal = {
      name: '节水周',
      colour: 'green',
      points: 20,
      from: '2026-09-14',
      to: '2026-09-20',
    } as const
    const facts = [anAward({ points: 2 }), anAward({ colour: 'red', points: 5 }, { seq: 2 })]
    expect(board(facts, { class: large, goals: [goal] }).goal).toEqual({
      ...{ name: '节水周', colour: 'green', points: 20, reached: 2 },
    })
    expect(board(facts, { class: large, goals: [{ ...goal, to: '2026-09-14' }] }).goal).toBeNull()
  })

  it('shows nothing of a class of three', () => {
    const { points, children, service, stamps } = board([anAward({ student: childOf(small, 1) })], {
      class: small,
    })
    expect([points, children, stamps]).toEqual([null, 0, { total: null, places: [] }])
    expect(service).toMatchObject({ window: '晨间', count: null })
  })

  it('says that a window runs whether or not somebody of a class of three has come', () => {
    const arrived = aDutyCheckIn({ student: childOf(small, 1) })
    const quiet = board([], { class: small }).service
    expect(board([arrived], { class: small }).service).toEqual(quiet)
    expect(board([], { class: small, minutes: parseTimeOfDay('09:00') ?? 0 }).service).toBeNull()
  })
})

describe('a class that everybody can count', () => {
  const own = { class: large }

  it('does not show that all but a few of it were at a place, nor a sum that would tell', () => {
    const { children, stamps } = board([...visits(7), ...visits(6, 'place-gallery')], own)
    expect([children, stamps]).toEqual([8, { total: null, places: [] }])
  })

  it('shows a place where everybody was: nobody is left out', () => {
    const { stamps } = board(visits(8), own)
    expect([stamps.total, stamps.places.map(({ count }) => count)]).toEqual([8, [8]])
  })

  it('does not show that all but a few of it are serving', () => {
    expect(board(arrivals(6), own).service?.count).toBeNull()
    expect(board(arrivals(6)).service?.count).toBe(6)
  })
})

describe('small groups', () => {
  const parts = (...counts: number[]) =>
    shownParts(counts.map((count) => ({ count }))).map(({ count }) => count)

  it('are left out, with the next one where the rest would tell', () => {
    expect(parts(9, 7, 5)).toEqual([9, 7, 5])
    expect(parts(9, 7, 4)).toEqual([9])
    expect(parts(9, 7, 4, 3)).toEqual([9, 7])
    expect(parts(9, 0)).toEqual([9])
    expect(parts(2)).toEqual([])
  })
})
