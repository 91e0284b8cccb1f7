/** Ten seconds in which taking back needs no reason; the school may set another number. */
import type { SchoolView } from '../../../../domain/school/school-view.ts'

const usualSeconds = 10

export const undoSecondsOf = (view: SchoolView): number =>
  view.all('rules').get('rules')?.undoSeconds ?? usualSeconds

/** @param writtenAt, now  seconds by the same clock; a clock set back gives no second chance for ever */
export function isWithinUndo(writtenAt: number, now: number, seconds: number): boolean {
  return now - writtenAt < seconds && now >= writtenAt - 1
}
