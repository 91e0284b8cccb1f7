/**
 * The best arrangement without pairs, exactly: a maximum-weight matching of children to places, kept best under
 * three single steps, each one best chain of moves.
 *
 *   place     a child joins               → the best chain from the child to a free place or to a child who goes out
 *   release   a child is taken out        → the best chain into the place that became free
 *   squeeze   a post loses one place      → the best chain from that post on
 *
 * A matching that is best stays best when one unit of supply or capacity changes and one best chain is applied (the
 * successive-path property of minimum-cost flow); so there are never cycles that gain, and a chain ends.
 */
import { compare, type Gain, minus, noGain, plus } from './goodness.ts'
import { type Option, optionAt, type Possible } from './possible.ts'

export type Places = {
  readonly possible: Possible
  /** For each child the post, -1 for none. */
  readonly at: Int32Array
  readonly free: Int32Array
  /** 1: the pair search has decided about this child, who moves no more. */
  readonly settled: Uint8Array
}

export function emptyPlaces(possible: Possible): Places {
  const { applicants, posts } = possible
  return {
    possible,
    at: new Int32Array(applicants.length).fill(-1),
    free: Int32Array.from(posts, ({ places }) => Math.max(0, places)),
    settled: new Uint8Array(applicants.length),
  }
}

export const copyOf = ({ possible, at, free, settled }: Places): Places => ({
  possible,
  at: at.slice(),
  free: free.slice(),
  settled: settled.slice(),
})

/** A child and where the child goes; -1: out. */
type Move = { readonly applicant: number; readonly to: number }
/** A chain up to here: its gain, its last move and what came before. */
type Chain = { readonly gain: Gain; readonly move: Move | null; readonly before: Chain | null }

const start: Chain = { gain: noGain, move: null, before: null }

/** A child joins, and everything is best again: others may move up, down or out. */
export function place(places: Places, applicant: number): void {
  const firsts = optionsOf(places, applicant).map(
    ({ post, gain }) => [post, extended(start, { applicant, to: post }, gain)] as const,
  )
  apply(places, bestOf(start, onwardChains(places, firsts)))
}

/** A child is taken out for good, and the place is used as well as can be. */
export function release(places: Places, applicant: number): void {
  const post = places.at[applicant] ?? -1
  places.at[applicant] = -1
  places.settled[applicant] = 1
  if (post === -1) return
  places.free[post] = freeAt(places, post) + 1
  if (freeAt(places, post) === 1) apply(places, bestChainInto(places, post))
}

/** One place of a post is given away from outside; false when it has none to give. */
export function squeeze(places: Places, post: number): boolean {
  if (freeAt(places, post) > 0) {
    places.free[post] = freeAt(places, post) - 1
    return true
  }
  const chain = bestOf(null, onwardChains(places, [[post, start]]))
  if (chain === null) return false
  apply(places, chain)
  places.free[post] = freeAt(places, post) - 1
  return true
}

const freeAt = ({ free }: Places, post: number): number => free[post] ?? 0
const optionsOf = ({ possible }: Places, applicant: number): readonly Option[] =>
  possible.options[applicant] ?? []
const gainAt = ({ possible }: Places, applicant: number, post: number): Gain =>
  optionAt(possible, applicant, post)?.gain ?? noGain
const extended = (before: Chain, move: Move, step: Gain): Chain => ({
  gain: plus(before.gain, step),
  move,
  before,
})

function bestOf(initial: Chain, chains: Iterable<Chain>): Chain
function bestOf(initial: null, chains: Iterable<Chain>): Chain | null
function bestOf(initial: Chain | null, chains: Iterable<Chain>): Chain | null {
  let best = initial
  for (const chain of chains) if (best === null || compare(chain.gain, best.gain) > 0) best = chain
  return best
}

/** Every best way to end after one child too many has come to a post: at a free place, or with a child going out. */
function onwardChains(places: Places, firsts: ReadonlyArray<readonly [number, Chain]>): Chain[] {
  const reached = spread(firsts, (post, chain, reach) => {
    if (freeAt(places, post) > 0) return
    for (const holder of holdersOf(places, post)) {
      const own = gainAt(places, holder, post)
      for (const next of optionsOf(places, holder)) {
        if (next.post === post) continue
        reach(next.post, extended(chain, { applicant: holder, to: next.post }, minus(next.gain, own)))
      }
    }
  })
  return [...reached].flatMap(([post, chain]) => {
    if (freeAt(places, post) > 0) return [chain]
    return holdersOf(places, post).map((holder) =>
      extended(chain, { applicant: holder, to: -1 }, minus(noGain, gainAt(places, holder, post))),
    )
  })
}

/** The best use of one place that became free: a child who has none, or one who moves and frees another. */
function bestChainInto(places: Places, freed: number): Chain {
  const ends: Chain[] = []
  const reached = spread([[freed, start]], (post, chain, reach) => {
    for (const applicant of places.possible.candidates[post] ?? []) {
      const from = places.at[applicant] ?? -1
      if (places.settled[applicant] === 1 || from === post) continue
      const moved = extended(chain, { applicant, to: post }, gainAt(places, applicant, post))
      if (from === -1) ends.push(moved)
      else reach(from, { ...moved, gain: minus(moved.gain, gainAt(places, applicant, from)) })
    }
  })
  return bestOf(start, [...ends, ...reached.values()])
}

/** The best chain to every post that can be reached: labels are mended until none gets better. */
function spread(
  firsts: ReadonlyArray<readonly [number, Chain]>,
  from: (post: number, chain: Chain, reach: (post: number, chain: Chain) => void) => void,
): Map<number, Chain> {
  const reached = new Map<number, Chain>()
  const queue: number[] = []
  const queued = new Set<number>()
  const reach = (post: number, chain: Chain) => {
    const known = reached.get(post)
    if (known && compare(chain.gain, known.gain) <= 0) return
    reached.set(post, chain)
    if (!queued.has(post)) queue.push(post)
    queued.add(post)
  }
  for (const [post, chain] of firsts) reach(post, chain)
  for (let next = 0; next < queue.length; next += 1) {
    const post = queue[next] ?? -1
    queued.delete(post)
    const chain = reached.get(post)
    if (chain) from(post, chain, reach)
  }
  return reached
}

function holdersOf({ possible, at, settled }: Places, post: number): number[] {
  const candidates = possible.candidates[post] ?? []
  return candidates.filter((applicant) => at[applicant] === post && settled[applicant] === 0)
}

/** Everybody gets up before anybody sits down, so that no post is over-full on the way. */
function apply(places: Places, chain: Chain): void {
  const moves: Move[] = []
  for (let link: Chain | null = chain; link !== null; link = link.before) if (link.move) moves.push(link.move)
  for (const { applicant } of moves) leave(places, applicant)
  for (const { applicant, to } of moves) if (to !== -1) enter(places, applicant, to)
}

function leave(places: Places, applicant: number): void {
  const post = places.at[applicant] ?? -1
  if (post !== -1) places.free[post] = freeAt(places, post) + 1
  places.at[applicant] = -1
}

function enter(places: Places, applicant: number, post: number): void {
  places.at[applicant] = post
  places.free[post] = freeAt(places, post) - 1
}
