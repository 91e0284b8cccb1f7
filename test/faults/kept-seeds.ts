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
  {
    seed: 50301,
    was: 'a cloned store listed twice what it had written before it took another install id',
    story: [
      { do: 'sync', at: 0, wire: 'up', n: 8 },
      { do: 'enter', at: 3, child: 2, post: 959 },
      { do: 'check-in', at: 8, child: 4, post: 180, doubted: true },
      { do: 'sync', at: 0, wire: 'twice', n: 1 },
      { do: 'poison', at: 3 },
      { do: 'check-in', at: 1, child: 2, post: 745, doubted: true },
      { do: 'together', at: 0, and: 1 },
      { do: 'pause', how: 'minutes' },
      { do: 'revoke', at: 19, which: 540 },
      { do: 'sync', at: 1, wire: 'late-request', n: 3 },
      { do: 'sync', at: 19, wire: 'up', n: 7 },
      { do: 'check-in', at: 3, child: 5, post: 671, doubted: false },
      { do: 'sync', at: 3, wire: 'up', n: 5 },
      { do: 'enter', at: 3, child: 7, post: 549 },
      { do: 'office', what: 'duty-points', which: 664 },
      { do: 'office', what: 'pair-anew', which: 25 },
      { do: 'server-restarts' },
      { do: 'stamp', at: 1, child: 4, place: 14 },
      { do: 'sync', at: 12, wire: 'up', n: 8 },
      { do: 'sync', at: 1, wire: 'not-ours', n: 7 },
      { do: 'revoke', at: 1, which: 220 },
      { do: 'seal' },
      { do: 'sync', at: 3, wire: 'late-reply', n: 1 },
      { do: 'deliver', which: 617, answered: true },
      { do: 'check-in', at: 1, child: 4, post: 589, doubted: false },
      { do: 'sync', at: 0, wire: 'lose-reply', n: 5 },
      { do: 'poison', at: 14 },
      { do: 'award', at: 3, child: 7, many: 1, points: 2, crash: false },
      { do: 'sync', at: 0, wire: 'late-reply', n: 7 },
      { do: 'together', at: 3, and: 8 },
      { do: 'award', at: 11, child: 2, many: 2, points: 1, crash: false },
      { do: 'clone', at: 3 },
      { do: 'confirm', at: 3, which: 708 },
      { do: 'pause', how: 'minutes' },
      { do: 'award', at: 7, child: 7, many: 2, points: 1, crash: false },
      { do: 'enter', at: 3, child: 4, post: 470 },
      { do: 'back-up' },
      { do: 'together', at: 1, and: 2 },
    ],
  },
]
