/**
 * Pairs on top of the best places: branch and bound.
 *
 * Without pairs the arrangement is exact. Pairs make the question hard in general (it is the couples' problem), so
 * each pair that the best places do not keep together is decided in turn: both at one post that both wish for, or neither
 * (strict), or apart (others). What the undecided could reach at most is the bound; a branch that cannot beat the
 * best arrangement so far is left out. Within the budget of branches the answer is exact and says so; beyond it, it
 * is the best one seen, and `ceiling` says how good any arrangement could be at most.
 *
 * The budget counts branches and not time: the same round gives the same answer on every machine.
 */
import { copyOf, type Places, release, squeeze } from './best-places.ts'
import { compare, type Gain, noGain, plus, type Tally, times } from './goodness.ts'
import { optionAt, type Possible, tallyAt } from './possible.ts'

export type Kept = {
  readonly places: Places
  readonly tally: Tally
  readonly isProven: boolean
  readonly ceiling: Tally
}

type Pair = Possible['pairs'][number]
/** @param apart pairs that this branch has given up */
type Branch = { readonly places: Places; readonly apart: ReadonlySet<Pair>; readonly bound: Gain }
type Search = {
  best: { places: Places; gain: Gain } | null
  left: number
  readonly onBranch: (done: number) => void
  done: number
}

/** @param places the best ones without pairs; not changed */
export function keepPairs(places: Places, budget: number, onBranch: (done: number) => void): Kept {
  const search: Search = { best: null, left: budget, onBranch, done: 0 }
  const root = branchOf(places, new Set())
  explore(root, search)
  const best = search.best?.places ?? withoutStrictPairs(places)
  const { possible } = places
  return {
    places: best,
    tally: tallyAt(possible, best.at),
    isProven: search.left > 0,
    ceiling: { ...tallyAt(possible, places.at), pairs: possible.pairs.filter(hopeIn(root)).length },
  }
}

/** Depth first, the most promising branch first: a good arrangement is there early. */
function explore(branch: Branch, search: Search): void {
  if (search.left === 0 || (search.best && compare(branch.bound, search.best.gain) <= 0)) return
  search.left -= 1
  search.onBranch((search.done += 1))
  const { places } = branch
  const { pairs } = places.possible
  const torn = pairs.find((pair) => pair.strict && isTorn(places, pair))
  if (!torn) keepIfBetter(places, search)
  const next = torn ?? pairs.find((pair) => !isTogether(places, pair) && hopeIn(branch)(pair))
  if (!next) return
  const ways = [...togetherBranches(branch, next), ...otherBranches(branch, next)]
  for (const way of ways.sort((a, b) => compare(b.bound, a.bound))) explore(way, search)
}

const isTorn = ({ at }: Places, { a, b }: Pair): boolean => at[a] !== at[b]
/** Two who both go without are not torn, but not together either. */
const isTogether = ({ at }: Places, { a, b }: Pair): boolean => at[a] === at[b] && at[a] !== -1

function keepIfBetter(places: Places, search: Search): void {
  const kept = places.possible.pairs.filter((pair) => !pair.strict && isTogether(places, pair))
  const gain = gainOf(places, kept.length)
  if (!search.best || compare(gain, search.best.gain) > 0) search.best = { places, gain }
}

/** Pairs that are not strict and may still come together. */
const hopeIn =
  ({ places, apart }: Pick<Branch, 'places' | 'apart'>) =>
  (pair: Pair): boolean =>
    !pair.strict && !apart.has(pair) && commonPosts(places, pair).length > 0

function commonPosts({ possible, at, settled }: Places, { a, b }: Pair): number[] {
  const mayBe = (applicant: number, post: number) => settled[applicant] === 0 || at[applicant] === post
  return (possible.options[a] ?? [])
    .filter(({ post }) => optionAt(possible, b, post) && mayBe(a, post) && mayBe(b, post))
    .map(({ post }) => post)
}

function branchOf(places: Places, apart: ReadonlySet<Pair>): Branch {
  const hopes = places.possible.pairs.filter(hopeIn({ places, apart })).length
  return { places, apart, bound: gainOf(places, hopes) }
}

function gainOf({ possible, at }: Places, pairs: number): Gain {
  let gain = times(possible.pairGain, pairs)
  at.forEach((post, applicant) => {
    gain = plus(gain, optionAt(possible, applicant, post)?.gain ?? noGain)
  })
  return gain
}

function togetherBranches({ places, apart }: Branch, pair: Pair): Branch[] {
  return commonPosts(places, pair).flatMap((post) => {
    const own = copyOf(places)
    const both = settle(own, pair.a, post) && settle(own, pair.b, post)
    return both ? [branchOf(own, apart)] : []
  })
}

/** Gives the child the post for good; false when no place can be made. */
function settle(places: Places, applicant: number, post: number): boolean {
  if (places.settled[applicant] === 1) return places.at[applicant] === post
  release(places, applicant)
  if (!squeeze(places, post)) return false
  places.at[applicant] = post
  return true
}

function otherBranches({ places, apart }: Branch, pair: Pair): Branch[] {
  if (!pair.strict) return [branchOf(places, new Set([...apart, pair]))]
  const own = copyOf(places)
  return leaveOut(own, pair.a) && leaveOut(own, pair.b) ? [branchOf(own, apart)] : []
}

function leaveOut(places: Places, applicant: number): boolean {
  if (places.settled[applicant] === 1) return places.at[applicant] === -1
  release(places, applicant)
  return true
}

/** Where the budget ended before any arrangement kept every strict pair: those who are torn get none. */
function withoutStrictPairs(places: Places): Places {
  const own = copyOf(places)
  for (let torn: Pair | undefined; (torn = nextTorn(own));) {
    for (const applicant of [torn.a, torn.b]) {
      own.settled[applicant] = 0
      release(own, applicant)
    }
  }
  return own
}

const nextTorn = (places: Places): Pair | undefined =>
  places.possible.pairs.find((pair) => pair.strict && isTorn(places, pair))
