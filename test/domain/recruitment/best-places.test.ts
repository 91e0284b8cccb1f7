/** Best places: the same worth whichever way they were reached. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  emptyPlaces,
  place,
  type Places,
  release,
  squeeze,
} from '../../../src/domain/recruitment/best-places.ts'
import { type Possible, possibleIn, tallyAt } from '../../../src/domain/recruitment/possible.ts'
import { someRound } from './a-round.ts'

const middling = (seed: number) =>
  someRound({ posts: 14, places: 4, applicants: 60, pairs: 0, strictShare: 0 }, seed)

function placedInOrder(possible: Possible, order: readonly number[]): Places {
  const places = emptyPlaces(possible)
  order.forEach((applicant) => place(places, applicant))
  return places
}
const everybody = ({ applicants }: Possible) => applicants.map((_, index) => index)

it('are as good in whatever order the children come', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const possible = possibleIn(middling(seed))
      const order = everybody(possible)
      const evenFirst = [...order.filter((n) => n % 2 === 0), ...order.filter((n) => n % 2 === 1)]
      const tally = tallyAt(possible, placedInOrder(possible, order).at)
      expect(tallyAt(possible, placedInOrder(possible, [...order].reverse()).at)).toEqual(tally)
      expect(tallyAt(possible, placedInOrder(possible, evenFirst).at)).toEqual(tally)
    }),
    { numRuns: 150 },
  )
})

it('are as good after a child has gone as if the child had never come', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(59), (seed, gone) => {
      const possible = possibleIn(middling(seed))
      const places = placedInOrder(possible, everybody(possible))
      release(places, gone)
      const without = everybody(possible).filter((applicant) => applicant !== gone)
      expect(tallyAt(possible, places.at)).toEqual(tallyAt(possible, placedInOrder(possible, without).at))
    }),
    { numRuns: 150 },
  )
})

it('are as good after a post has lost a place as if it had never had it', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(13), (seed, post) => {
      const round = middling(seed)
      const possible = possibleIn(round)
      const places = placedInOrder(possible, everybody(possible))
      const id = possible.posts[post]?.id
      const had = possible.posts[post]?.places ?? 0
      fc.pre(had > 1)
      expect(squeeze(places, post)).toBe(true)
      const posts = round.posts.map((own) => (own.id === id ? { ...own, places: had - 1 } : own))
      const narrower = possibleIn({ ...round, posts })
      expect(tallyAt(possible, places.at)).toEqual(
        tallyAt(narrower, placedInOrder(narrower, everybody(narrower)).at),
      )
    }),
    { numRuns: 150 },
  )
})
