/** The proposal: hard limits always, the best there is on small rounds, the same for the same round. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkArrangement } from '../../../src/domain/recruitment/check-arrangement.ts'
import { proposeArrangement } from '../../../src/domain/recruitment/propose.ts'
import type { Round } from '../../../src/domain/recruitment/round.ts'
import { someRound, withFriendsWishes } from './a-round.ts'
import { exactTally, isBetter, plainTally } from './an-exact-arrangement.ts'

const small = fc.record({
  posts: fc.integer({ min: 1, max: 4 }),
  places: fc.integer({ min: 1, max: 3 }),
  applicants: fc.integer({ min: 1, max: 7 }),
  pairs: fc.integer({ min: 0, max: 3 }),
  strictShare: fc.constantFrom(0, 50, 100),
})
const smallRounds = fc
  .tuple(small, fc.integer(), fc.boolean())
  .map(([size, seed, friends]) =>
    friends ? withFriendsWishes(someRound(size, seed)) : someRound(size, seed),
  )

const shuffled = (round: Round): Round => ({
  ...round,
  posts: [...round.posts].reverse(),
  applicants: [...round.applicants].reverse(),
  pairs: round.pairs.map(({ students: [a, b], strict }) => ({ students: [b, a] as const, strict })).reverse(),
})

describe('a proposal', () => {
  it('is as good as the best of all arrangements, level by level', () => {
    fc.assert(
      fc.property(smallRounds, (round) => {
        const { tally, isProven } = proposeArrangement(round)
        expect(isProven).toBe(true)
        expect(tally).toEqual(exactTally(round))
      }),
      { numRuns: 400 },
    )
  })

  it('brings two friends together whom the lot had both left without', () => {
    // Four newcomers want two places: whoever gets them, nothing is lost by giving them to the two friends.
    const round = someRound({ posts: 1, places: 2, applicants: 0, pairs: 0, strictShare: 0 }, 1)
    const [post] = round.posts
    if (!post) throw new Error('a round has a post')
    const child = (id: string) => ({
      id,
      grade: 4,
      wishes: [post.id],
      hadPost: false,
      holds: [],
      busy: [],
      trained: [],
    })
    const four = ['a', 'b', 'c', 'd']
    for (const pair of [
      ['a', 'b'],
      ['a', 'c'],
      ['a', 'd'],
      ['b', 'c'],
      ['b', 'd'],
      ['c', 'd'],
    ] as const) {
      const { arrangement } = proposeArrangement({
        ...round,
        posts: [{ ...post, places: 2, grades: [4], daysNeeded: 1, requires: [] }],
        applicants: four.map(child),
        pairs: [{ students: pair, strict: false }],
      })
      expect([...arrangement.keys()].sort()).toEqual([...pair])
    }
  })

  it('breaks no hard limit and gives nobody what was not wished, with few places and many pairs', () => {
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), (seed, friends) => {
        const round = someRound({ posts: 12, places: 6, applicants: 50, pairs: 20, strictShare: 50 }, seed)
        const asked = friends ? withFriendsWishes(round) : round
        const { arrangement, tally } = proposeArrangement(asked)
        const checked = checkArrangement(asked, arrangement)
        expect(checked.breaches).toEqual([])
        expect(checked.unwished).toEqual([])
        expect(checked.tally).toEqual(tally)
        expect(plainTally(asked, arrangement)).toEqual(tally)
      }),
      { numRuns: 25 },
    )
  })

  it('does not depend on the order in which posts, children and pairs are listed', () => {
    fc.assert(
      fc.property(smallRounds, (round) => {
        const once = proposeArrangement(round)
        const again = proposeArrangement(shuffled(round))
        expect([...again.arrangement]).toEqual([...once.arrangement])
        expect([...again.explanations]).toEqual([...once.explanations])
      }),
      { numRuns: 100 },
    )
  })

  it('is never better than its ceiling', () => {
    fc.assert(
      fc.property(smallRounds, (round) => {
        const { tally, ceiling } = proposeArrangement(round)
        expect(isBetter(tally, ceiling)).toBe(false)
      }),
      { numRuns: 100 },
    )
  })

  it('gives nobody fewer newcomers a post when one who had a post applies as well', () => {
    fc.assert(
      fc.property(smallRounds, (round) => {
        const alone = { ...round, applicants: round.applicants.filter(({ hadPost }) => !hadPost), pairs: [] }
        const together = { ...round, pairs: [] }
        expect(proposeArrangement(together).tally.newcomers).toBe(proposeArrangement(alone).tally.newcomers)
      }),
      { numRuns: 100 },
    )
  })

  it('tells how far it is, from nothing to all', () => {
    const seen: number[] = []
    const round = someRound({ posts: 10, places: 3, applicants: 64, pairs: 0, strictShare: 0 }, 7)
    proposeArrangement(round, ({ part, share }) => part === 'places' && seen.push(share))
    expect(seen).toEqual([0, 0.25, 0.5, 0.75])
  })
})
