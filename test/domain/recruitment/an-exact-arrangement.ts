/** The best arrangement by trying every one, written without any of the engine's search: for small rounds only. */
import type { Level, Tally } from '../../../src/domain/recruitment/goodness.ts'
import { drawLots } from '../../../src/domain/recruitment/lots.ts'
import { type Arrangement, limitOf, type Round } from '../../../src/domain/recruitment/round.ts'

const order: Level[] = [
  'newcomers',
  'placed',
  'newcomerFirst',
  'newcomerSecond',
  'otherFirst',
  'otherSecond',
  'pairs',
  'trained',
  'lots',
]

export const isBetter = (a: Tally, b: Tally): boolean => {
  const level = order.find((name) => a[name] !== b[name])
  return level !== undefined && a[level] > b[level]
}

export function exactTally(round: Round): Tally {
  let best: Tally | null = null
  const left = new Map(round.posts.map(({ id, places }) => [id, places]))
  const given = new Map<string, string>()
  const tryChild = (index: number): void => {
    const applicant = round.applicants[index]
    if (!applicant) {
      const tally = plainTally(round, given)
      if (keepsStrictPairs(round, given) && (!best || isBetter(tally, best))) best = tally
      return
    }
    tryChild(index + 1)
    for (const post of round.posts) {
      if (!applicant.wishes.includes(post.id) || limitOf(applicant, post) || !left.get(post.id)) continue
      left.set(post.id, (left.get(post.id) ?? 0) - 1)
      given.set(applicant.id, post.id)
      tryChild(index + 1)
      given.delete(applicant.id)
      left.set(post.id, (left.get(post.id) ?? 0) + 1)
    }
  }
  tryChild(0)
  if (!best) throw new Error('giving nothing to nobody is always possible')
  return best
}

function keepsStrictPairs({ pairs, applicants }: Round, given: Arrangement): boolean {
  const applies = (id: string) => applicants.some((applicant) => applicant.id === id)
  return pairs.every(
    ({ students: [a, b], strict }) => !strict || !applies(a) || !applies(b) || given.get(a) === given.get(b),
  )
}

export function plainTally(round: Round, given: Arrangement): Tally {
  const lots = drawLots(
    round.applicants.map(({ id }) => id),
    round.seed,
  )
  const placed = round.applicants.filter(({ id }) => given.has(id))
  const wishOf = (id: string) =>
    round.applicants.find((applicant) => applicant.id === id)?.wishes.indexOf(given.get(id) ?? '') ?? -1
  const count = (isNewcomer: boolean, wish: number) =>
    placed.filter(({ id, hadPost }) => hadPost !== isNewcomer && wishOf(id) === wish).length
  const strictKeys = new Set(round.pairs.filter(({ strict }) => strict).map(keyOf))
  const softKeys = new Set(
    round.pairs
      .filter(({ students: [a, b] }) => a !== b && given.has(a) && given.get(a) === given.get(b))
      .map(keyOf)
      .filter((key) => !strictKeys.has(key)),
  )
  return {
    newcomers: placed.filter(({ hadPost }) => !hadPost).length,
    placed: placed.length,
    newcomerFirst: count(true, 0),
    newcomerSecond: count(true, 1),
    otherFirst: count(false, 0),
    otherSecond: count(false, 1),
    pairs: softKeys.size,
    trained: placed.filter(({ id, trained }) =>
      round.posts.find((post) => post.id === given.get(id))?.requires.every((item) => trained.includes(item)),
    ).length,
    lots: placed.reduce(
      (sum, { id }) => sum + (round.applicants.length + 1 - (lots.get(id) ?? 0)) * (3 - wishOf(id)),
      0,
    ),
  }
}

const keyOf = ({ students }: Round['pairs'][number]) => [...students].sort().join('|')
