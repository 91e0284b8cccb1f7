/** 到岗 5 · 没到 2 · 请假 1; before the window opens only how many are expected. */
import type { WindowPhase } from '../../../../domain/posts/day-windows.ts'
import { type BoardDuty, countDuties } from '../../../../domain/posts/duty-board.ts'

type CountWords = {
  readonly counts: (present: number, absent: number, leave: number) => string
  readonly countsUpcoming: (count: number) => string
}

export function sayCounts(duties: readonly BoardDuty[], phase: WindowPhase, words: CountWords): string {
  const { present, absent, leave } = countDuties(duties)
  if (phase === 'upcoming' && present === 0 && leave === 0) return words.countsUpcoming(duties.length)
  return words.counts(present, absent, leave)
}
