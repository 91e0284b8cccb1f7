/**
 * A round with numbers in place of ids: what is possible for whom, and what it is worth. Children stand in the order
 * of their lots and posts in that of their ids, so that nothing depends on the order of the lists.
 */
import type { PostId, StudentId } from '../ids.ts'
import { type Gain, noTally, packing, type Step, type Tally, tallyOf } from './goodness.ts'
import { drawLots } from './lots.ts'
import { type Applicant, limitOf, type Round, type RoundPost } from './round.ts'

/** One child at one post: possible, with its worth. */
export type Option = { readonly post: number; readonly step: Step; readonly gain: Gain }

export type Possible = {
  readonly applicants: readonly Applicant[]
  readonly posts: readonly RoundPost[]
  readonly lots: ReadonlyMap<StudentId, number>
  /** For each child the wishes that no limit forbids, the dearest first. */
  readonly options: ReadonlyArray<readonly Option[]>
  /** For each post the children who may get it. */
  readonly candidates: ReadonlyArray<readonly number[]>
  readonly pairs: ReadonlyArray<{ readonly a: number; readonly b: number; readonly strict: boolean }>
  readonly pairGain: Gain
  readonly applicantIndex: ReadonlyMap<StudentId, number>
  readonly postIndex: ReadonlyMap<PostId, number>
}

export function possibleIn(round: Round): Possible {
  const lots = drawLots(
    round.applicants.map(({ id }) => id),
    round.seed,
  )
  const lotOf = (id: StudentId) => lots.get(id) ?? 0
  const applicants = [...round.applicants].sort((a, b) => lotOf(a.id) - lotOf(b.id))
  const posts = [...round.posts].sort((a, b) => (a.id < b.id ? -1 : 1))
  const postIndex = new Map(posts.map(({ id }, index) => [id, index]))
  const applicantIndex = new Map(applicants.map(({ id }, index) => [id, index]))
  const pack = packing(applicants.length)
  const options = applicants.map((applicant) =>
    optionsOf(applicant, posts, postIndex, lotOf(applicant.id), (step) =>
      pack(tallyOf([step], 0, applicants.length)),
    ),
  )
  return {
    applicants,
    posts,
    lots,
    options,
    candidates: candidatesOf(options, posts.length),
    pairs: pairsOf(round, applicantIndex),
    pairGain: pack({ ...noTally(), pairs: 1 }),
    applicantIndex,
    postIndex,
  }
}

function optionsOf(
  applicant: Applicant,
  posts: readonly RoundPost[],
  postIndex: ReadonlyMap<PostId, number>,
  lot: number,
  gainOf: (step: Step) => Gain,
): Option[] {
  const wishes = [...new Set(applicant.wishes)].slice(0, 3)
  return wishes.flatMap((id, wish) => {
    const index = postIndex.get(id)
    const post = index === undefined ? undefined : posts[index]
    if (index === undefined || post === undefined || limitOf(applicant, post) !== null) return []
    const isTrained = post.requires.every((item) => applicant.trained.includes(item))
    const step = { isNewcomer: !applicant.hadPost, wish, isTrained, lot }
    return [{ post: index, step, gain: gainOf(step) }]
  })
}

function candidatesOf(options: ReadonlyArray<readonly Option[]>, posts: number): number[][] {
  const candidates: number[][] = Array.from({ length: posts }, () => [])
  options.forEach((own, applicant) => own.forEach(({ post }) => candidates[post]?.push(applicant)))
  return candidates
}

/** Pairs in which both apply, each once; named twice, the stricter holds. */
function pairsOf({ pairs }: Round, index: ReadonlyMap<StudentId, number>): Possible['pairs'] {
  const found = new Map<string, { a: number; b: number; strict: boolean }>()
  for (const { students, strict } of pairs) {
    const [a, b] = students.map((id) => index.get(id) ?? -1).sort((x, y) => x - y) as [number, number]
    if (a < 0 || a === b) continue
    const key = `${a}|${b}`
    found.set(key, { a, b, strict: strict || found.get(key)?.strict === true })
  }
  return [...found.values()].sort((x, y) => x.a - y.a || x.b - y.b)
}

/** The option of a child at a post; undefined when a limit forbids it. */
export function optionAt(possible: Possible, applicant: number, post: number): Option | undefined {
  return possible.options[applicant]?.find((option) => option.post === post)
}

/** @param at for each child the post, -1 for none */
export function tallyAt(possible: Possible, at: ArrayLike<number>): Tally {
  const steps = Array.from(at).flatMap((post, applicant) => optionAt(possible, applicant, post)?.step ?? [])
  const together = possible.pairs.filter(({ a, b, strict }) => !strict && at[a] === at[b] && at[a] !== -1)
  return tallyOf(steps, together.length, possible.applicants.length)
}
