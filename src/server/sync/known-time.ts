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
  const timed = facts.flatMap((fact): TimedNeighbour[] => {
    const verdict = judgeClock({ occurredAt: fact.occurredAt, clockOffset: fact.clockOffset, receivedAt })
    return verdict.trusted ? [{ seq: fact.seq, correctedAt: verdict.at, occurredAt: fact.occurredAt }] : []
  })
  const known = new Map<string, KnownTime>()
  for (const fact of facts) {
    const before = lastBefore(timed, fact.seq) ?? earlier
    const after = timed.find((neighbour) => neighbour.seq > fact.seq)
    const verdict = judgeClock({
      occurredAt: fact.occurredAt,
      clockOffset: fact.clockOffset,
      seq: fact.seq,
      receivedAt,
      neighbours: { ...(before ? { before } : {}), ...(after ? { after } : {}) },
      isSamePlace: (from, to) => isOneWindow(view, from, to),
    })
    known.set(
      fact.id,
      verdict.trusted
        ? { at: verdict.at, receivedAt, rough: verdict.by === 'neighbours' }
        : { at: null, receivedAt },
    )
  }
  return known
}

const lastBefore = (timed: readonly TimedNeighbour[], seq: number) =>
  timed.filter((neighbour) => neighbour.seq < seq).at(-1)

function isOneWindow(view: SchoolView, from: number, to: number): boolean {
  const windows = view.windowsOn(localDateOf(from, view.calendar.zone))
  return windowThroughout(windows, view.calendar, from, to) !== null
}
