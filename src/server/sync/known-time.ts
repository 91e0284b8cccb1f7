/**
 * When each fact of a batch truly happened, as far as that can be known: by the offset its page measured, else by
 * the facts around it, else not at all (then an adult settles it).
 */
import type { Fact } from '../../domain/facts/fact.schema.ts'
import type { KnownTime } from '../../domain/facts/stamp.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import { judgeClock, type TimedNeighbour } from '../../domain/time/clock.ts'
import { windowThroughout } from '../../domain/time/duty-window.ts'
import { localDateOf } from '../../domain/time/local-time.ts'

/** @param earlier the last fact of this install before the batch whose time is known */
export function knownTimes(
  facts: readonly Fact[],
  receivedAt: number,
  view: SchoolView,
  earlier: TimedNeighbour | undefined,
): Map<string, KnownTime> {
  const known = new Map<string, KnownTime>()
  const timed: TimedNeighbour[] = []
  const untimed: Fact[] = []
  for (const fact of facts) {
    const { id, seq, occurredAt, clockOffset } = fact
    const verdict = judgeClock({ occurredAt, clockOffset, receivedAt })
    if (!verdict.trusted) untimed.push(fact)
    else {
      timed.push({ seq, correctedAt: verdict.at, occurredAt })
      known.set(id, { at: verdict.at, receivedAt, rough: false })
    }
  }
  for (const { id, seq, occurredAt, clockOffset } of untimed) {
    const before = timed.findLast((neighbour) => neighbour.seq < seq) ?? earlier
    const after = timed.find((neighbour) => neighbour.seq > seq)
    const verdict = judgeClock({
      occurredAt,
      clockOffset,
      seq,
      receivedAt,
      neighbours: { ...(before ? { before } : {}), ...(after ? { after } : {}) },
      isSamePlace: (from, to) => isOneWindow(view, from, to),
    })
    known.set(id, verdict.trusted ? { at: verdict.at, receivedAt, rough: true } : { at: null, receivedAt })
  }
  return known
}

function isOneWindow(view: SchoolView, from: number, to: number): boolean {
  const windows = view.windowsOn(localDateOf(from, view.calendar.zone))
  return windowThroughout(windows, view.calendar, from, to) !== null
}
