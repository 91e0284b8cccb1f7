/**
 * Stories that once went wrong, shrunk, with what was wrong. They are played first, for ever: a seed alone would
 * tell another story as soon as a new thing can happen in one.
 */
import type { Command } from './model/commands.ts'

export type KeptSeed = { readonly seed: number; readonly was: string; readonly story: readonly Command[] }

export const keptSeeds: readonly KeptSeed[] = [
  {
    seed: 27,
    was: 'a duty teacher did not get the strike of a claim whose check-in she held',
    story: [
      { do: 'sync', at: 3, wire: 'up', n: 0 },
      { do: 'sync', at: 8, wire: 'up', n: 0 },
      { do: 'enter', at: 0, child: 2, post: 0 },
      { do: 'void', at: 0, which: 0 },
    ],
  },
  {
    seed: 45,
    was: 'a cloned store never got what its twin wrote under the install they shared',
    story: [
      { do: 'clone', at: 1 },
      { do: 'sync', at: 1, wire: 'up', n: 0 },
      { do: 'award', at: 0, child: 5, many: 1, points: 2, crash: false },
      { do: 'award', at: 1, child: 5, many: 1, points: 2, crash: false },
      { do: 'sync', at: 0, wire: 'up', n: 0 },
      { do: 'sync', at: 1, wire: 'up', n: 0 },
    ],
  },
  {
    seed: 68,
    was: 'a fact whose offset was measured after the writing kept the day of the wrong clock on its own device',
    story: [
      { do: 'clock', at: 1, face: 'day-slow' },
      { do: 'reload', at: 0 },
      { do: 'award', at: 0, child: 1, many: 0, points: 1, crash: false },
    ],
  },
  {
    seed: 114,
    was: 'a revocation that came back before its target never heard under which number it was accepted',
    story: [
      { do: 'sync', at: 1, wire: 'up', n: 0 },
      { do: 'sync', at: 3, wire: 'up', n: 0 },
      { do: 'back-up' },
      { do: 'award', at: 0, child: 1, many: 0, points: 2, crash: false },
      { do: 'sync', at: 0, wire: 'up', n: 0 },
      { do: 'sync', at: 1, wire: 'up', n: 0 },
      { do: 'revoke', at: 1, which: 0 },
      { do: 'sync', at: 1, wire: 'up', n: 0 },
      { do: 'bring-back' },
      { do: 'sync', at: 1, wire: 'up', n: 0 },
    ],
  },
]
