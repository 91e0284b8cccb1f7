import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noPoints } from '../../../src/domain/colours.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import type { LedgerFact } from '../../../src/domain/facts/ledger.ts'
import { medalsOf } from '../../../src/domain/medals/earned.ts'
import { medalBook } from '../../../src/domain/medals/medal-book.ts'
import { sumOfTallies, tallyChildren } from '../../../src/domain/medals/tally.ts'
import { aStory, shuffledWithRepeats, storyRules } from '../facts/a-story.ts'
import {
  aSmallSchoolView,
  aStamp,
  at,
  committed,
  ownChild,
  unsent,
  wednesday,
} from '../../support/builders/index.ts'
import { holds } from '../facts/kept-seeds.ts'
import { someMedals, someRules } from './some-medals.ts'

const children = ['child-lin', 'child-zeng', 'child-le']
/** Low steps, so that stories of two days reach and lose them. */
const rules = someRules(someMedals([1, 2, 3, 5]))

/** All of a school's medals at once. */
function fromScratch(facts: readonly LedgerFact[]): string[][] {
  const tallies = tallyChildren(facts, storyRules, rules)
  return children.map((child) => [...medalsOf(tallies.get(child) ?? new Map(), rules).keys()].sort())
}

function factByFact(facts: readonly LedgerFact[]): string[][] {
  const book = medalBook(storyRules, rules)
  for (const entry of facts) book.add(entry)
  return children.map((child) => [...book.medals(child).keys()].sort())
}

const aStoryInAnyOrder = aStory.chain((facts) => fc.tuple(fc.constant(facts), shuffledWithRepeats(facts)))

describe('a school tallied child by child', () => {
  it('has the points of the fold of everything', () => {
    holds(
      'child by child',
      fc.property(aStory, (facts) => {
        const tallies = tallyChildren(facts, storyRules, rules)
        const { totals } = foldFacts(facts, storyRules)
        for (const child of children)
          expect(sumOfTallies(tallies.get(child)?.values() ?? []).points).toEqual(
            totals.get(child) ?? noPoints(),
          )
      }),
    )
  })
})

describe('medals that grow with the ledger', () => {
  it('are those of the whole ledger, in whatever order and however often its facts come', () => {
    holds(
      'medals grow',
      fc.property(aStoryInAnyOrder, ([facts, again]) => {
        expect(factByFact(again)).toEqual(fromScratch(facts))
      }),
    )
  })

  it('tell of every medal that is gained and lost on the way', () => {
    holds(
      'medal changes',
      fc.property(aStory, (facts) => {
        const book = medalBook(storyRules, rules)
        const told = new Map(children.map((child) => [child, new Set<string>()]))
        for (const entry of facts) {
          for (const { student, gained, lost } of book.add(entry)) {
            for (const { medal, period } of lost)
              expect(told.get(student)?.delete(`${medal.id}@${period}`)).toBe(true)
            for (const { medal, period } of gained) told.get(student)?.add(`${medal.id}@${period}`)
          }
        }
        expect(children.map((child) => [...(told.get(child) ?? [])].sort())).toEqual(fromScratch(facts))
      }),
    )
  })

  it('let a fact that comes back with its number take its place in the commit order', () => {
    const school = aSmallSchoolView()
    const first = aStamp({ points: 3 }, { seq: 1 })
    const second = aStamp({ points: 1 }, { seq: 2, at: at('10:00', wednesday) })
    const book = medalBook(storyRules, rules)
    book.add(unsent(first, school))
    book.add(committed(second, 2, school))
    // Once a week: of two visits the first in the commit order gives the points.
    expect(book.medals(ownChild).has('medal-green-3@term-2026-1')).toBe(false)
    book.add(committed(first, 1, school))
    expect(book.medals(ownChild).has('medal-green-3@term-2026-1')).toBe(true)
  })
})
