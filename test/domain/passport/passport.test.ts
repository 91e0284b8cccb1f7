import { describe, expect, it } from 'vitest'
import { imposedSides } from '../../../src/domain/passport/booklet.ts'
import { bookletPages } from '../../../src/domain/passport/booklet-pages.ts'
import { growthOf } from '../../../src/domain/passport/growth.ts'
import {
  anAward,
  aRevocation,
  aSmallSchoolView,
  aStamp,
  aStudent,
  at,
  committedInOrder,
  otherChild,
  ownChild,
  paperChild,
  staff,
} from '../../support/builders/index.ts'

const school = aSmallSchoolView()

describe('what a child has gathered', () => {
  const facts = committedInOrder(
    [
      anAward({ points: 3 }, { by: staff('teacher-lin') }),
      aStamp({ place: 'place-farm' }),
      aStamp({ place: 'place-farm' }, { seq: 2, at: at('10:00', '2026-09-24') }),
      anAward({ points: 2 }, { seq: 3, at: at('10:00', '2027-09-15') }),
    ],
    school,
  )

  it('is kept year by year, each place once a year', () => {
    const growth = growthOf(school, facts, ownChild)
    expect(growth?.years.map(({ year, points, visits }) => [year, points.green, visits.length])).toEqual([
      [2026, 5, 1],
      [2027, 2, 0],
    ])
  })

  it('goes along through a change of class, under the name the class had then', () => {
    const moved = aSmallSchoolView(
      aStudent(ownChild, {
        memberships: [
          { class: 'class-2024-2', from: '2026-08-28', to: '2027-08-10' },
          { class: 'class-2023-1', from: '2027-08-16' },
        ],
      }),
    )
    expect(growthOf(moved, facts, ownChild)?.years.map((year) => year.class)).toEqual(['三(2)班', '五(1)班'])
  })

  it('is nothing of another child', () => {
    expect(growthOf(school, facts, otherChild)?.years).toEqual([])
    expect(growthOf(school, facts, 'nobody')).toBeNull()
    expect(growthOf(school, facts, paperChild)?.years).toEqual([])
  })

  it('takes back what was revoked', () => {
    const [award] = facts
    const taken = award
      ? [award.fact, aRevocation(award.fact, { reason: '记错了' }, { seq: 9, at: at('15:00') })]
      : []
    expect(growthOf(school, committedInOrder(taken, school), ownChild)?.years).toEqual([])
  })
})

describe('the booklet', () => {
  it('lies on folded sheets so that its pages follow each other', () => {
    expect(imposedSides(4)).toEqual([
      [3, 0],
      [1, 2],
    ])
    expect(imposedSides(8)).toEqual([
      [7, 0],
      [1, 6],
      [5, 2],
      [3, 4],
    ])
    expect(imposedSides(3)).toEqual([
      [null, 0],
      [1, 2],
    ])
  })

  it('ends with its back cover on the outside, whatever lies between', () => {
    const growth = growthOf(school, committedInOrder([aStamp()], school), ownChild)
    const pages = growth ? bookletPages(growth) : []
    expect(pages.length % 4).toBe(0)
    expect([pages[0]?.kind, pages.at(-1)?.kind]).toEqual(['cover', 'back'])
  })
})
