/**
 * The proposal of a round: who gets which post, and why. Pure and reproducible; a person changes it by hand before
 * it counts.
 *
 *   hard limits (round.ts) are never broken, a strict pair included;
 *   levels of goodness (goodness.ts), the earlier outweighing all later ones;
 *   without pairs the result is the best there is (best-places.ts); with pairs it is the best within a budget of
 *   branches, and `isProven` says whether that was enough (keep-pairs.ts).
 */
import type { StudentId } from '../ids.ts'
import { emptyPlaces, place } from './best-places.ts'
import { type Explanation, explainPlaces } from './explain.ts'
import type { Tally } from './goodness.ts'
import { keepPairs } from './keep-pairs.ts'
import { type Possible, possibleIn } from './possible.ts'
import type { Arrangement, Round } from './round.ts'

export type Proposal = {
  readonly arrangement: Arrangement
  readonly tally: Tally
  /** Nothing better exists; false only where pairs were too many for the budget. */
  readonly isProven: boolean
  /** What no arrangement can beat, level by level from the first. */
  readonly ceiling: Tally
  readonly lots: ReadonlyMap<StudentId, number>
  readonly explanations: ReadonlyMap<StudentId, Explanation>
}

export type Progress = { readonly part: 'places' | 'pairs' | 'reasons'; readonly share: number }

const branchBudget = 8000

export function proposeArrangement(
  round: Round,
  onProgress: (progress: Progress) => void = () => {},
): Proposal {
  const possible = possibleIn(round)
  const places = emptyPlaces(possible)
  const count = possible.applicants.length
  for (let applicant = 0; applicant < count; applicant += 1) {
    if (applicant % 16 === 0) onProgress({ part: 'places', share: applicant / count })
    place(places, applicant)
  }
  const kept = keepPairs(places, branchBudget, (done) => {
    if (done % 16 === 0) onProgress({ part: 'pairs', share: done / branchBudget })
  })
  return {
    arrangement: arrangementOf(possible, kept.places.at),
    tally: kept.tally,
    isProven: kept.isProven,
    ceiling: kept.ceiling,
    lots: possible.lots,
    explanations: explainPlaces(kept.places, kept.tally, (done) => {
      if (done % 16 === 0) onProgress({ part: 'reasons', share: done / count })
    }),
  }
}

function arrangementOf({ applicants, posts }: Possible, at: Int32Array): Arrangement {
  const pairs = applicants.flatMap(({ id }, index) => {
    const post = posts[at[index] ?? -1]
    return post ? [[id, post.id] as const] : []
  })
  return new Map(pairs.sort(([a], [b]) => (a < b ? -1 : 1)))
}
