/**
 * Why each child got this post and not another, as data; screens hold the words.
 *
 * A wish that no limit forbids and that was not given is tried out: the child is given it, all others are arranged
 * anew as well as can be, and the first level of goodness that gets worse is the reason. So 'newcomers' means that
 * a child without any post so far would go without one, and not merely that such children hold the post.
 */
import type { PostId, StudentId } from '../ids.ts'
import { copyOf, type Places, release, squeeze } from './best-places.ts'
import { firstDifference, type Level, type Tally } from './goodness.ts'
import { optionAt, tallyAt } from './possible.ts'
import { type Limit, limitOf } from './round.ts'

/** Who has the places of a post. */
type Holders = {
  readonly total: number
  readonly newcomers: number
  /** For how many of them it was the first wish. */
  readonly firstWishes: number
}

export type WishOutcome = { readonly post: PostId } & (
  | { readonly outcome: 'given' }
  /** A dearer wish was given. */
  | { readonly outcome: 'not-needed' }
  | { readonly outcome: 'limit'; readonly limit: Limit }
  /** The child with whom this one has to be did not wish for it, or a limit forbids it to that one. */
  | { readonly outcome: 'partner'; readonly partner: StudentId; readonly limit: Limit | null }
  /** With this wish given, `level` would be worse. */
  | { readonly outcome: 'outweighed'; readonly level: Level; readonly holders: Holders }
  /** Only where the search for pairs ended before it was through: worth trying by hand. */
  | { readonly outcome: 'not-searched' }
)

export type Explanation = {
  readonly post: PostId | null
  /** 1 for the first wish; null when none was given. */
  readonly wish: number | null
  readonly isNewcomer: boolean
  readonly lot: number
  /** What the child still has to learn for the post. */
  readonly training: readonly string[]
  readonly wishes: readonly WishOutcome[]
}

export function explainPlaces(
  places: Places,
  tally: Tally,
  onChild: (done: number) => void,
): ReadonlyMap<StudentId, Explanation> {
  const { applicants } = places.possible
  const explained = applicants.map(({ id }, applicant) => {
    onChild(applicant)
    return [id, explanationOf(places, tally, applicant)] as const
  })
  return new Map(explained.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function explanationOf(places: Places, tally: Tally, index: number): Explanation {
  const { applicants, posts, lots } = places.possible
  const applicant = applicants[index]
  if (!applicant) throw new RangeError(`no applicant ${index}`)
  const post = posts[places.at[index] ?? -1]
  const wishes = [...new Set(applicant.wishes)].slice(0, 3)
  const given = post ? wishes.indexOf(post.id) : wishes.length
  return {
    post: post?.id ?? null,
    wish: post ? given + 1 : null,
    isNewcomer: !applicant.hadPost,
    lot: lots.get(applicant.id) ?? 0,
    training: post?.requires.filter((item) => !applicant.trained.includes(item)) ?? [],
    wishes: wishes.map((wish, rank): WishOutcome => {
      if (rank >= given) return { post: wish, outcome: rank === given ? 'given' : 'not-needed' }
      return { post: wish, ...whyNot(places, tally, index, wish) }
    }),
  }
}

type WhyNot = WishOutcome extends infer W ? (W extends { post: PostId } ? Omit<W, 'post'> : never) : never

function whyNot(places: Places, tally: Tally, index: number, wish: PostId): WhyNot {
  const { applicants, posts, postIndex } = places.possible
  const applicant = applicants[index]
  const post = postIndex.get(wish) ?? -1
  const limit = applicant ? limitOf(applicant, posts[post]) : null
  if (limit) return { outcome: 'limit', limit }
  const partners = strictPartnersOf(places, index)
  for (const partner of partners) {
    const other = applicants[partner]
    if (!other || optionAt(places.possible, partner, post)) continue
    const wished = other.wishes.includes(wish)
    return { outcome: 'partner', partner: other.id, limit: wished ? limitOf(other, posts[post]) : null }
  }
  return tryOut(places, tally, [index, ...partners], post)
}

/** Everyone who has to be where this child is, near or by another. */
function strictPartnersOf({ possible }: Places, index: number): number[] {
  const together = new Set([index])
  for (const child of together) {
    for (const { a, b, strict } of possible.pairs) {
      if (strict && (a === child || b === child)) together.add(a === child ? b : a)
    }
  }
  return [...together].slice(1)
}

function tryOut(places: Places, tally: Tally, children: readonly number[], post: number): WhyNot {
  const holders = holdersAt(places, post)
  const own = copyOf(places)
  children.forEach((child) => release(own, child))
  for (const child of children) {
    if (!squeeze(own, post)) return { outcome: 'outweighed', level: 'pairs', holders }
    own.at[child] = post
  }
  const tried = tallyAt(places.possible, own.at)
  const level = firstDifference(tally, tried)
  if (level !== null && tried[level] > tally[level]) return { outcome: 'not-searched' }
  return { outcome: 'outweighed', level: level ?? 'lots', holders }
}

function holdersAt({ possible, at }: Places, post: number): Holders {
  const steps = (possible.candidates[post] ?? []).flatMap((child) =>
    at[child] === post ? (optionAt(possible, child, post)?.step ?? []) : [],
  )
  return {
    total: steps.length,
    newcomers: steps.filter(({ isNewcomer }) => isNewcomer).length,
    firstWishes: steps.filter(({ wish }) => wish === 0).length,
  }
}
