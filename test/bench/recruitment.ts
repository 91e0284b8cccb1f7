/**
 * How long the proposal of a round takes, in Node: 300 children on 200 posts, without and with pairs. The branches
 * that pairs need are counted and not timed, so the answer does not depend on the machine.
 */
import { type Bench, type Figure, median } from './bench.ts'
import { proposeArrangement } from '../../src/domain/recruitment/propose.ts'
import type { Round } from '../../src/domain/recruitment/round.ts'
import { someRound, withFriendsWishes } from '../domain/recruitment/a-round.ts'

const bars = [{ atMost: 2000 }]

export const recruitmentBench: Bench = {
  name: 'recruitment',
  title: 'Proposal for 300 applicants on 200 posts (Node)',
  run: ({ quick }) => {
    const seeds = quick ? 3 : 9
    return Promise.resolve([
      figure('without pairs', seeds, (seed) => round(0, seed)),
      figure('60 pairs, half of them strict', seeds, (seed) => withFriendsWishes(round(60, seed))),
    ])
  },
}

const round = (pairs: number, seed: number): Round =>
  someRound({ posts: 200, places: 3, applicants: 300, pairs, strictShare: 50 }, seed)

function figure(what: string, seeds: number, roundOf: (seed: number) => Round): Figure {
  const runs = Array.from({ length: seeds }, (_, seed) => timed(roundOf(seed)))
  const times = runs.map(({ time }) => time)
  const proven = runs.filter(({ isProven }) => isProven).length
  const detail = `worst ${Math.round(Math.max(...times))} ms; ${proven} of ${seeds} proven best`
  return { what, value: median(times), unit: 'ms', detail, includes: 'every explanation', bars }
}

function timed(asked: Round): { time: number; isProven: boolean } {
  const start = performance.now()
  const { isProven } = proposeArrangement(asked)
  return { time: performance.now() - start, isProven }
}
