/**
 * The page's own clock: an id for this page's life and a clock that only runs forward. With one answer of the
 * server in the same page's life it gives the true time of everything this page wrote, before and after, also when
 * somebody set the device's clock in between.
 */
import { uuidv7 } from '../../domain/ids.ts'

export type PageMoment = { page: string; monotonic: number; deviceClock: number }
export type Contact = PageMoment & { serverTime: number }

const page = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

export const thisMoment = (): PageMoment => ({
  page,
  monotonic: performance.now() / 1000,
  deviceClock: Date.now() / 1000,
})

const slack = 60
/** A clock that only runs forward stands still while a tablet sleeps; nobody sleeps longer than a weekend here. */
const longestSleep = 4 * 86_400

/**
 * Server time minus device time at `moment`, whole seconds, or undefined when this page has not met the server.
 * Where the two clocks disagree: a wall clock that ran ahead within a weekend means sleep, anything else means that
 * it was set, and the forward-only clock is right.
 */
export function clockOffsetAt(moment: PageMoment, contact: Contact | undefined): number | undefined {
  if (!contact || contact.page !== moment.page) return undefined
  const byWall = moment.deviceClock - contact.deviceClock
  const byMonotonic = moment.monotonic - contact.monotonic
  // From the earlier to the later of the two moments, how far the wall clock ran ahead.
  const ahead = (byWall - byMonotonic) * (byMonotonic < 0 ? -1 : 1)
  const slept = ahead > slack && ahead < longestSleep
  const elapsed = Math.abs(ahead) <= slack || slept ? byWall : byMonotonic
  return Math.round(contact.serverTime + elapsed - moment.deviceClock)
}

/**
 * What screens go by until this page has met the server: the clock is most likely still as wrong as it was. Seconds;
 * 0 for a store that never met it. Never stamped on a fact.
 */
export const likelyOffset = (contact: Contact | undefined): number =>
  contact ? Math.round(contact.serverTime - contact.deviceClock) : 0
