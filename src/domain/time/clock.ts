// Tablets have wrong clocks. A wrong clock must not change an order, punish a child or stop a sync, so a device's
// time is believed only where something vouches for it: an offset to the server measured in the same page's life,
// or the device's own facts before and after, which were written in sequence. Otherwise an adult settles it.
//
// All times in seconds. `clockOffset` is the server's time minus the device's: a tablet five minutes slow has +300.

/** An instant of the device's clock by the server's, or undefined when no offset was measured. */
export function correctedTime(occurredAt: number, clockOffset: number | undefined): number | undefined {
  return clockOffset === undefined ? undefined : occurredAt + clockOffset
}

/** A fact of the same install whose true time is known. */
export type TimedNeighbour = {
  seq: number
  correctedAt: number
  /** Its own device clock; with it, the time between two facts is taken from the clock, without it, from `seq`. */
  occurredAt?: number
}

export type ClockEvidence = {
  occurredAt: number
  /** Measured in the life of the page that wrote the fact. */
  clockOffset?: number | undefined
  seq?: number
  neighbours?: { before?: TimedNeighbour; after?: TimedNeighbour }
  /** When the server received the fact: a later time is not possible, whatever was measured. */
  receivedAt?: number
  /** Whether every moment between two instants has the same school day and window (`windowThroughout`). */
  isSamePlace?: (from: number, to: number) => boolean
}

export type ClockVerdict =
  | {
      trusted: true
      at: number
      /** 'neighbours' settles the day and the window; `at` is then an estimate, too rough to tell who was late. */
      by: 'offset' | 'neighbours'
    }
  | { trusted: false }

/** A measured offset is good to a second or two; this leaves room for a slow network. */
const FUTURE_TOLERANCE = 120

/** When a fact happened, as far as its device's clock can be believed. */
export function judgeClock(evidence: ClockEvidence): ClockVerdict {
  const { receivedAt = Infinity } = evidence
  const at = correctedTime(evidence.occurredAt, evidence.clockOffset)
  if (at !== undefined && at <= receivedAt + FUTURE_TOLERANCE) {
    return { trusted: true, at: Math.min(at, receivedAt), by: 'offset' }
  }
  const { before, after } = bracketOf(evidence)
  if (before === undefined || after === undefined || before.correctedAt > after.correctedAt)
    return { trusted: false }
  if (evidence.isSamePlace?.(before.correctedAt, after.correctedAt) !== true) return { trusted: false }
  return { trusted: true, at: interpolate(evidence, before, after), by: 'neighbours' }
}

/** The neighbours that really stand before and after; the server's receipt closes the bracket where none follows. */
function bracketOf({ seq, neighbours = {}, receivedAt }: ClockEvidence) {
  const isBefore = seq !== undefined && neighbours.before !== undefined && neighbours.before.seq < seq
  const isAfter = seq !== undefined && neighbours.after !== undefined && neighbours.after.seq > seq
  const receipt =
    seq === undefined || receivedAt === undefined ? undefined : { seq: seq + 1, correctedAt: receivedAt }
  const before: TimedNeighbour | undefined = isBefore ? neighbours.before : undefined
  const after: TimedNeighbour | undefined = isAfter ? neighbours.after : receipt
  return { before, after }
}

function interpolate(
  { occurredAt, seq = 0 }: ClockEvidence,
  before: TimedNeighbour,
  after: TimedNeighbour,
): number {
  if (before.occurredAt !== undefined) {
    const byClock = before.correctedAt + occurredAt - before.occurredAt
    if (before.correctedAt <= byClock && byClock <= after.correctedAt) return byClock
  }
  const share = (seq - before.seq) / (after.seq - before.seq)
  return Math.round(before.correctedAt + share * (after.correctedAt - before.correctedAt))
}

/** What a kiosk knows about its own clock. */
export type ClockReading = {
  /** The device's clock. */
  deviceNow: number
  /** When this build was made: no true time is earlier. */
  builtAt: number
  /** The last answer of the server, kept in the database. */
  lastContact?: {
    serverTime: number
    /** The device's clock at that moment. */
    deviceClock: number
    /** Whether it was in this page's life, so that its offset corrects what is written now. */
    inThisPage: boolean
  }
  /** A clock that only runs forward (`performance.now()` in seconds), now and at the page's start or last contact. */
  monotonic?: {
    now: number
    anchor: { monotonic: number; deviceClock: number }
    /** Whether the page was hidden or frozen since: the monotonic clock may have stood still, as in sleep. */
    wasHidden: boolean
  }
}

export type ClockDoubt = 'before-build' | 'before-server' | 'far-ahead' | 'jumped' | 'was-wrong'

const SLACK = 60
const JUMP = 2 * 60
const WRONG = 5 * 60
/** Longer than any summer holiday. */
const LONGEST_SILENCE = 120 * 86_400

/** Why a kiosk should ask 现在是哪个时段？ rather than read its clock, or null when nothing speaks against it. */
export function clockDoubt({ deviceNow, builtAt, lastContact, monotonic }: ClockReading): ClockDoubt | null {
  const offset = lastContact === undefined ? 0 : lastContact.serverTime - lastContact.deviceClock
  const now = lastContact?.inThisPage === true ? deviceNow + offset : deviceNow
  if (now < builtAt - SLACK) return 'before-build'
  if (lastContact !== undefined && now < lastContact.serverTime - SLACK) return 'before-server'
  if (lastContact !== undefined && now > lastContact.serverTime + LONGEST_SILENCE) return 'far-ahead'
  if (monotonic !== undefined && hasJumped(deviceNow, monotonic)) return 'jumped'
  if (lastContact?.inThisPage === false && Math.abs(offset) > WRONG) return 'was-wrong'
  return null
}

export function isClockSuspicious(reading: ClockReading): boolean {
  return clockDoubt(reading) !== null
}

function hasJumped(
  deviceNow: number,
  { now, anchor, wasHidden }: NonNullable<ClockReading['monotonic']>,
): boolean {
  const jump = deviceNow - anchor.deviceClock - (now - anchor.monotonic)
  return jump < -JUMP || (jump > JUMP && !wasHidden)
}
