/**
 * Now by the server's clock. Where this page has not met the server yet it is the last time that the server told:
 * earlier than the truth, so that nobody is missed too soon, and never the device's own clock.
 */
import type { WritingMoment } from '../../commands/workplace.ts'

type Clocks = Pick<WritingMoment, 'deviceClock' | 'clockOffset' | 'lastServerTime'>

/** Seconds since 1970; null when the server has never been met. */
export function certainTime({ deviceClock, clockOffset, lastServerTime }: Clocks): number | null {
  return clockOffset === undefined ? (lastServerTime ?? null) : deviceClock + clockOffset
}
