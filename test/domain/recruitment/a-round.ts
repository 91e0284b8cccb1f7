/** Rounds for the tests and the benchmark: a small one by hand, and any number by a seeded generator. */
import type { Applicant, Pair, Round, RoundPost } from '../../../src/domain/recruitment/round.ts'

export const aPost = (id: string, places: number, more: Partial<RoundPost> = {}): RoundPost => ({
  id,
  places,
  grades: [3, 4, 5, 6],
  windows: ['window-lunch'],
  weekdays: [1, 2, 3, 4, 5],
  daysNeeded: 1,
  requires: [],
  ...more,
})

export const anApplicant = (
  id: string,
  wishes: readonly string[],
  more: Partial<Applicant> = {},
): Applicant => ({
  id,
  grade: 4,
  wishes,
  hadPost: false,
  holds: [],
  busy: [],
  trained: [],
  ...more,
})

export const aRound = (
  posts: readonly RoundPost[],
  applicants: readonly Applicant[],
  pairs: readonly Pair[] = [],
  seed = 'autumn',
): Round => ({ posts, applicants, pairs, seed })

/** A whole number below `below`, the same for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

export type Size = { posts: number; places: number; applicants: number; pairs: number; strictShare: number }

/** @param seed any whole number; popular posts come first, as they do in a school */
export function someRound(size: Size, seed: number): Round {
  const roll = dice(seed)
  const windows = ['window-morning', 'window-lunch', 'window-dismissal']
  const id = (kind: string, index: number) => `${kind}-${String(index).padStart(3, '0')}`
  const popular = () => Math.min(roll(size.posts), roll(size.posts))
  const posts = Array.from({ length: size.posts }, (_, index) =>
    aPost(id('post', index), roll(size.places + 1), {
      grades: [3, 4, 5, 6].filter(() => roll(5) > 0),
      windows: [windows[roll(3)] ?? 'window-lunch'],
      weekdays: [1, 2, 3, 4, 5].slice(0, 3 + roll(3)),
      daysNeeded: 1 + roll(3),
      requires: roll(3) === 0 ? ['training-green-care'] : [],
    }),
  )
  const applicants = Array.from({ length: size.applicants }, (_, index) =>
    anApplicant(
      id('student', index),
      [...new Set([popular(), popular(), popular()])].map((post) => id('post', post)),
      {
        grade: 3 + roll(4),
        hadPost: roll(2) === 0,
        holds: roll(8) === 0 ? [id('post', roll(size.posts))] : [],
        busy: Array.from({ length: roll(4) }, () => ({
          window: windows[roll(3)] ?? '',
          weekday: 1 + roll(5),
          because: { kind: 'lesson' as const, name: '体育' },
        })),
        trained: roll(2) === 0 ? ['training-green-care'] : [],
      },
    ),
  )
  const pairs = Array.from({ length: size.pairs }, () => ({
    students: [id('student', roll(size.applicants)), id('student', roll(size.applicants))] as const,
    strict: roll(100) < size.strictShare,
  }))
  return aRound(posts, applicants, pairs, `seed ${seed}`)
}

/** The same with wishes of paired children alike, as friends have them. */
export function withFriendsWishes(round: Round): Round {
  const wishes = new Map(round.applicants.map((applicant) => [applicant.id, applicant.wishes]))
  for (const { students } of round.pairs) wishes.set(students[1], wishes.get(students[0]) ?? [])
  return {
    ...round,
    applicants: round.applicants.map((applicant) => ({
      ...applicant,
      wishes: wishes.get(applicant.id) ?? [],
    })),
  }
}
