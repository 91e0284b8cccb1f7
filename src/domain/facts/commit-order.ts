/**
 * The facts of a fold, each once, in commit order and sorted by what they do. Facts that have no number yet come
 * last, in the order in which they were written; a fact that is here twice is taken with its number.
 */
import type { LedgerFact } from './ledger.ts'
import { type ActivityLifeType, isActivityLifeType } from './activity-life-types.ts'
import { isServiceLifeType, type ServiceLifeType } from './service-life-types.ts'

export type SortedFacts = {
  readonly awards: Array<LedgerFact<'points.awarded.v1'>>
  readonly activityAwards: Array<LedgerFact<'points.awarded.v2'>>
  /** What makes claims: check-ins and stamps share the day's cap, so they stay in one order. */
  readonly claiming: Array<LedgerFact<'duty.checked-in.v1'> | LedgerFact<'place.stamped.v1'>>
  readonly requests: Array<LedgerFact<'stamp.requested.v1'>>
  readonly excuses: Array<LedgerFact<'duty.excused.v1'>>
  readonly substitutions: Array<LedgerFact<'duty.substituted.v1'>>
  readonly suspensions: Array<LedgerFact<'duty.suspended.v1'>>
  readonly revocations: Array<LedgerFact<'fact.revoked.v1'>>
  readonly voids: Array<LedgerFact<'claim.voided.v1'>>
  readonly settlements: Array<LedgerFact<'time.settled.v1'>>
  /** The rest of a post's life: no totals hang on it. */
  readonly serviceLife: Array<LedgerFact<ServiceLifeType>>
  /** Activities, goals and medals: no totals hang on these. */
  readonly activityLife: Array<LedgerFact<ActivityLifeType>>
  /** Facts of a type that this build does not know. */
  readonly unknown: LedgerFact[]
}

export function sortFacts(facts: Iterable<LedgerFact>): SortedFacts {
  const sorted: SortedFacts = {
    awards: [],
    activityAwards: [],
    claiming: [],
    requests: [],
    excuses: [],
    substitutions: [],
    suspensions: [],
    revocations: [],
    voids: [],
    settlements: [],
    serviceLife: [],
    activityLife: [],
    unknown: [],
  }
  for (const entry of inCommitOrder(facts)) listFor(entry, sorted).push(entry)
  return sorted
}

/** The most frequent types first: this runs for every fact. */
function listFor({ fact }: LedgerFact, sorted: SortedFacts): LedgerFact[] {
  switch (fact.type) {
    case 'points.awarded.v1':
      return sorted.awards
    case 'points.awarded.v2':
      return sorted.activityAwards
    case 'duty.checked-in.v1':
    case 'place.stamped.v1':
      return sorted.claiming
    case 'fact.revoked.v1':
      return sorted.revocations
    case 'stamp.requested.v1':
      return sorted.requests
    case 'duty.excused.v1':
      return sorted.excuses
    case 'duty.substituted.v1':
      return sorted.substitutions
    case 'duty.suspended.v1':
      return sorted.suspensions
    case 'claim.voided.v1':
      return sorted.voids
    case 'time.settled.v1':
      return sorted.settlements
    default:
      fact.type satisfies ServiceLifeType | ActivityLifeType
      if (isServiceLifeType(fact.type)) return sorted.serviceLife
      return isActivityLifeType(fact.type) ? sorted.activityLife : sorted.unknown
  }
}

/** Committed facts by number, then the unsent ones: a total order, so that any order of arrival ends in the same. */
export function inCommitOrder<T extends LedgerFact>(facts: Iterable<T>): readonly T[] {
  if (Array.isArray(facts) && isAscending(facts)) return facts
  const committed: T[] = []
  const unsent: T[] = []
  for (const entry of facts) (entry.number === null ? unsent : committed).push(entry)
  const numbered = isAscending(committed) ? committed : eachOnce(committed.sort(byNumber))
  return unsent.length === 0
    ? numbered
    : [...numbered, ...notAmong(numbered, eachOnce(unsent.sort(byWriting)))]
}

/** As the ledger is read from a database: nothing has to be sorted, and nothing can be there twice. */
function isAscending(committed: readonly LedgerFact[]): boolean {
  let last = 0
  for (const { number } of committed) {
    if (number === null || number <= last) return false
    last = number
  }
  return true
}

const byNumber = (a: LedgerFact, b: LedgerFact) => (a.number ?? 0) - (b.number ?? 0) || byWriting(a, b)

function byWriting({ fact: a }: LedgerFact, { fact: b }: LedgerFact): number {
  if (a.install !== b.install) return a.install < b.install ? -1 : 1
  if (a.seq !== b.seq) return a.seq - b.seq
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1
}

/** In either order the repetitions of a fact stand side by side. */
const eachOnce = <T extends LedgerFact>(ordered: readonly T[]): T[] =>
  ordered.filter((entry, index) => entry.fact.id !== ordered[index - 1]?.fact.id)

/** An unsent fact whose acknowledgement was lost may have come back with its number. */
function notAmong<T extends LedgerFact>(committed: readonly T[], unsent: readonly T[]): T[] {
  // Of the same store it has the same seq: numbers are compared before ids are.
  const seqs = new Set(unsent.map(({ fact }) => fact.seq))
  const missing = new Set(unsent.map(({ fact }) => fact.id))
  for (const { fact } of committed) if (seqs.has(fact.seq)) missing.delete(fact.id)
  return unsent.filter(({ fact }) => missing.has(fact.id))
}
