import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import { type HolesQuestion, holes } from '../../../src/domain/posts/holes.ts'
import type { SchoolView } from '../../../src/domain/school/school-view.ts'
import {
  aCalendar,
  aDutyCheckIn,
  aLateEntry,
  anAbsence,
  anAppointment,
  anExcuse,
  aRevocation,
  aSmallSchoolView,
  aSubstitution,
  aSuspension,
  childOf,
  committedInOrder,
  otherChild,
  ownChild,
  ownClass,
  paperChild,
  tuesday,
} from '../../support/builders/index.ts'

const second = childOf(ownClass, 2)
const third = childOf(ownClass, 3)
const view = aSmallSchoolView(anAppointment(second, 'post-library'))
const ownClassOnly = { classes: new Set([ownClass]), posts: new Set<string>() }

function holesAfter(facts: Fact[], changes: Partial<HolesQuestion> = {}, school: SchoolView = view) {
  const ledger = committedInOrder(facts, school)
  return holes({
    ...{ view: school, folded: foldFacts(ledger, school.foldRules), facts: ledger },
    ...{ now: { date: tuesday, minutes: 9 * 60 }, daysBack: 0, reach: ownClassOnly },
    ...changes,
  }).map(({ student }) => student.id)
}

describe('after the window', () => {
  test('an adult is asked about who was due and did not come', () => {
    expect(holesAfter([])).toEqual([ownChild, second])
    expect(holesAfter([aDutyCheckIn({ student: ownChild })])).toEqual([second])
  })

  test('nobody is asked about while it runs, nor before', () => {
    expect(holesAfter([], { now: { date: tuesday, minutes: 7 * 60 + 50 } })).toEqual([])
    expect(holesAfter([], { now: { date: tuesday, minutes: 6 * 60 } })).toEqual([])
  })

  test.each<[string, Fact]>([
    ['is on leave', anExcuse({ student: second })],
    ['has a substitute', aSubstitution({ student: third, absent: second })],
    ['has been looked at', anAbsence({ student: second })],
    ['was entered later', aLateEntry({ student: second })],
  ])('nobody who %s', (_why, fact) => {
    expect(holesAfter([fact])).not.toContain(second)
    expect(holesAfter([fact, aRevocation(fact)])).toContain(second)
  })

  test('a substitute who did not come is asked about as well', () => {
    expect(holesAfter([aSubstitution({ student: third, absent: second })])).toEqual([ownChild, third])
  })

  test('no one where the post was off, and no one on paper', () => {
    expect(holesAfter([aSuspension({ post: 'post-library', window: null })])).toEqual([])
    expect(holesAfter([])).not.toContain(paperChild)
  })

  test('only those whom the adult answers for', () => {
    const mentor = { classes: new Set<string>(), posts: new Set(['post-canteen']) }
    expect(holesAfter([], { reach: mentor })).toEqual([otherChild])
  })
})

describe('the calendar', () => {
  test('a holiday leaves no holes, a make-up day does', () => {
    const minutes = 24 * 60
    expect(holesAfter([], { now: { date: '2026-10-01', minutes } })).toEqual([])
    expect(holesAfter([], { now: { date: '2026-10-29', minutes } })).toEqual([])
    expect(holesAfter([], { now: { date: '2026-10-10', minutes } })).toEqual([ownChild, second])
    const withHoliday = aSmallSchoolView(
      aCalendar({ holidays: [{ id: 'a', name: '放假', from: tuesday, to: tuesday }] }),
    )
    expect(holesAfter([], {}, withHoliday)).toEqual([])
  })

  test('days before today are asked about as far back as wanted, the latest first', () => {
    const early = { now: { date: tuesday, minutes: 6 * 60 }, daysBack: 2 }
    expect(holesAfter([], early)).toHaveLength(4)
    expect(holesAfter([], { ...early, daysBack: 0 })).toEqual([])
  })
})

test('whatever is said, nobody is both a hole and spoken of, and more words never make more holes', () => {
  const words = [
    aDutyCheckIn({ student: ownChild }),
    aDutyCheckIn({ student: second }, { seq: 2 }),
    anExcuse({ student: ownChild }),
    anExcuse({ student: second }),
    anAbsence({ student: second }),
    aSuspension({ post: 'post-library', window: null }),
  ]
  fc.assert(
    fc.property(fc.subarray(words), fc.subarray(words), (some, others) => {
      const fewer = holesAfter(some)
      const more = holesAfter([...new Set([...some, ...others])])
      expect(fewer).toEqual(expect.arrayContaining(more))
    }),
  )
})
