/**
 * An arrangement that a person has changed, against the hard limits that the engine keeps. `breaches` name what may
 * not stand, in the words of `Limit`; `unwished` names who gets a post that was no wish, which a person may agree on
 * with a child and the engine never does; `tally` says how the whole compares with the proposal.
 */
import type { PostId, StudentId } from '../ids.ts'
import type { Tally } from './goodness.ts'
import { possibleIn, tallyAt } from './possible.ts'
import { type Arrangement, type Limit, limitOf, type Round, type RoundPost } from './round.ts'

export type Breach =
  | { readonly code: 'limit'; readonly student: StudentId; readonly post: PostId; readonly limit: Limit }
  | { readonly code: 'not-applied'; readonly student: StudentId; readonly post: PostId }
  | { readonly code: 'over-full'; readonly post: PostId; readonly given: number; readonly places: number }
  | { readonly code: 'pair-torn'; readonly students: readonly [StudentId, StudentId] }

export type Checked = {
  readonly breaches: readonly Breach[]
  readonly unwished: readonly StudentId[]
  readonly tally: Tally
}

export function checkArrangement(round: Round, arrangement: Arrangement): Checked {
  const posts = new Map(round.posts.map((post) => [post.id, post]))
  const breaches = [
    ...[...arrangement].flatMap(([student, post]) => breachesOf(round, posts, student, post)),
    ...round.posts.flatMap((post) => overFull(post, arrangement)),
    ...round.pairs.flatMap(({ students, strict }): Breach[] => {
      const isTorn = arrangement.get(students[0]) !== arrangement.get(students[1])
      return strict && bothApply(round, students) && isTorn ? [{ code: 'pair-torn', students }] : []
    }),
  ]
  const unwished = round.applicants.filter(({ id, wishes }) => {
    const post = arrangement.get(id)
    return post !== undefined && !wishes.slice(0, 3).includes(post)
  })
  return {
    breaches,
    unwished: unwished.map(({ id }) => id),
    tally: tallyOfArrangement(round, arrangement),
  }
}

function breachesOf(
  { applicants }: Round,
  posts: ReadonlyMap<PostId, RoundPost>,
  student: StudentId,
  post: PostId,
): Breach[] {
  const applicant = applicants.find(({ id }) => id === student)
  if (!applicant) return [{ code: 'not-applied', student, post }]
  const limit = limitOf(applicant, posts.get(post))
  return limit ? [{ code: 'limit', student, post, limit }] : []
}

function overFull({ id, places }: RoundPost, arrangement: Arrangement): Breach[] {
  const given = [...arrangement.values()].filter((post) => post === id).length
  return given > places ? [{ code: 'over-full', post: id, given, places }] : []
}

function bothApply({ applicants }: Round, students: readonly StudentId[]): boolean {
  return students.every((student) => applicants.some(({ id }) => id === student))
}

function tallyOfArrangement(round: Round, arrangement: Arrangement): Tally {
  const possible = possibleIn(round)
  const at = possible.applicants.map(({ id }) => possible.postIndex.get(arrangement.get(id) ?? '') ?? -1)
  return tallyAt(possible, at)
}

/** Posts of the round that would still take a child who got none, wished for or not: for a talk with the child. */
export function stillOpenFor(round: Round, arrangement: Arrangement, student: StudentId): PostId[] {
  const applicant = round.applicants.find(({ id }) => id === student)
  if (!applicant) return []
  return round.posts
    .filter((post) => limitOf(applicant, post) === null)
    .filter(({ id, places }) => [...arrangement.values()].filter((post) => post === id).length < places)
    .map(({ id }) => id)
}
