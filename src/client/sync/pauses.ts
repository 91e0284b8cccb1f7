/**
 * How long a device waits. Everything is spread by chance: tablets of a school start, lose their network and get it
 * back in the same second. `chance` is 0 ≤ x < 1; answers are milliseconds.
 */
import type { RunResult } from './run-sync.ts'

const ordinaryPause = 45_000
const longestPause = 60_000
const tabletSpread = 2_000
const phoneSpread = 300

/** After a start or when the network is back. A person looks at a phone; a tablet shows what it has. */
export const pauseAtStart = (as: 'staff' | 'device', chance: number): number =>
  chance * (as === 'device' ? tabletSpread : phoneSpread)

/** After a run; `failures` in a row, this one included. */
export function pauseAfter(result: RunResult, failures: number, again: boolean, chance: number): number {
  if (result.kind === 'busy') return result.retryAfter * 1000 * (1 + chance)
  if (result.kind === 'done') return again ? 0 : ordinaryPause * (0.75 + chance / 2)
  return chance * Math.min(longestPause, 1000 * 2 ** Math.min(failures, 6))
}

/** On a tablet: what a tick changes on the screen is painted before anything is read for the next request. */
export const pauseAfterTick = 50

/** Another tab was at it: what this one has written may have come too late for that run. */
export const pauseAfterOther = (chance: number): number => 500 + 1000 * chance

/** The server named a time: until then nothing but a person's own "upload now" asks again. */
export const silenceAfter = (result: RunResult): number =>
  result.kind === 'busy' ? result.retryAfter * 1000 : 0
