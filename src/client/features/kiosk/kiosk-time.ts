/**
 * What time it is, as far as this tablet may believe it. With an answer of the server in this page's life the time is
 * known, whatever anybody sets the clock to; without one the clock is taken unless something speaks against it.
 */
import { type ClockDoubt, clockDoubt } from '../../../domain/time/clock.ts'

export type Moment = {
  readonly deviceClock: number
  readonly monotonic: number
  /** Server time minus device time, if this page has met the server. */
  readonly clockOffset: number | undefined
}
export type PageStart = { readonly deviceClock: number; readonly monotonic: number }
export type KnownContact = { readonly serverTime: number; readonly deviceClock: number } | undefined

export type KioskTime = {
  /** Seconds since 1970. */
  readonly now: number
  /** The latest time that is certain: now, or the last contact where the clock is doubted. */
  readonly certain: number
  readonly doubt: ClockDoubt | null
}

export function kioskTime(
  moment: Moment,
  contact: KnownContact,
  start: PageStart,
  wasHidden: boolean,
  builtAt: number,
): KioskTime {
  const { deviceClock, monotonic, clockOffset } = moment
  if (clockOffset !== undefined) {
    const now = deviceClock + clockOffset
    return { now, certain: now, doubt: null }
  }
  const doubt = clockDoubt({
    deviceNow: deviceClock,
    builtAt,
    ...(contact
      ? {
          lastContact: {
            serverTime: contact.serverTime,
            deviceClock: contact.deviceClock,
            inThisPage: false,
          },
        }
      : {}),
    monotonic: { now: monotonic, anchor: start, wasHidden },
  })
  const certain = doubt === null ? deviceClock : (contact?.serverTime ?? deviceClock)
  return { now: deviceClock, certain, doubt }
}
