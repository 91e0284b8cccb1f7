/**
 * What the page of each system can do, so that one program measures them all. Times are milliseconds inside the page;
 * moments are milliseconds since 1970, so that two pages on one machine can be compared.
 */
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import type { Stamp } from '../../../src/domain/facts/ledger.ts'

/** A fact as the peers store it: one document, whole. */
export type Doc = { id: string; fact: Fact; stamp: Stamp }

export type Fill = {
  /** The first rows can be shown. */
  useful: number
  /** Everything is stored. */
  complete: number
  /** Everything has been read back and each child's points added up. */
  totals: number
  /** How many facts these totals come from. */
  facts: number
}

export type PageBench = {
  /** Opens the store and, where there is such a thing, signs in. */
  open: () => Promise<void>
  /** Writes so many facts on the device; nothing is sent. */
  write: (count: number) => Promise<void>
  /** Until the server has acknowledged everything written. */
  push: () => Promise<number>
  /** The first sync of so many facts into an empty store. */
  fill: (facts: number) => Promise<Fill>
  /** From the page's navigation until the totals of so many stored facts are known. */
  start: (facts: number) => Promise<number>
  /** Stays connected, both ways. */
  live: () => Promise<void>
  /** Writes one fact and sends it; its id and the moment. */
  send: () => Promise<{ id: string; at: number }>
  /** The moment at which the fact of another device stood in a live query here. */
  arrival: (id: string) => Promise<number>
}

export const moment = (): number => performance.timeOrigin + performance.now()

/** Moments by id, for whoever waits for one. */
export function arrivals(): { note: (id: string) => void; of: (id: string) => Promise<number> } {
  const seen = new Map<string, number>()
  const waiting = new Map<string, (at: number) => void>()
  return {
    note: (id) => {
      if (seen.has(id)) return
      seen.set(id, moment())
      waiting.get(id)?.(moment())
    },
    of: (id) => {
      const at = seen.get(id)
      return at === undefined ? new Promise((resolve) => waiting.set(id, resolve)) : Promise.resolve(at)
    },
  }
}

/** Each child's points: what a peer's page does with the documents it read. */
export function pointsByChild(docs: ReadonlyArray<Pick<Doc, 'fact'>>): {
  facts: number
  totals: Map<string, number>
} {
  const totals = new Map<string, number>()
  for (const { fact } of docs) {
    if (!('points' in fact.body)) continue
    const { student, points } = fact.body
    totals.set(student, (totals.get(student) ?? 0) + points)
  }
  return { facts: docs.length, totals }
}

/** Awards as a teacher's phone writes them, for peers that have no commands of their own. */
export function someAwards(count: number): Doc[] {
  return Array.from({ length: count }, (_, index) => anAward(index))
}

const install = crypto.randomUUID()
const teacher = crypto.randomUUID()

function anAward(index: number): Doc {
  const id = crypto.randomUUID()
  const fact = {
    id,
    type: 'points.awarded.v1',
    author: { kind: 'staff', id: teacher },
    assurance: 'session',
    install,
    seq: index + 1,
    basis: 0,
    occurredAt: Math.floor(Date.now() / 1000),
    clockOffset: 0,
    body: { student: `student-2024-2-${index % 40}`, colour: 'green', points: 1, label: '垃圾分类' },
  } as Fact
  const stamp: Stamp = {
    stream: 'class:class-2024-2@term-2026-1',
    schoolDay: '2026-11-18',
    window: null,
    time: 'ok',
    due: false,
  }
  return { id, fact, stamp }
}

/** Makes the page's bench known to the program outside, with the longest task since the page began. */
export function expose(bench: PageBench): void {
  let longest = 0
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
  })
  observer.observe({ type: 'longtask', buffered: true })
  Object.assign(globalThis, { bench, longestTask: () => longest })
}
