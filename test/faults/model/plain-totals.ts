/**
 * Totals by arrays and maps, written from the school's rules and not from the product's fold: every question is
 * answered by looking through everything again. Slow, short, and hard to get wrong in the same way.
 */
import type { FoldRules } from '../../../src/domain/facts/fold.ts'
import { isOfType, type LedgerFact } from '../../../src/domain/facts/ledger.ts'

type Claim = { key: string; day: string; place: string | null; counts: boolean; entry: LedgerFact }
type Claiming = LedgerFact<'duty.checked-in.v1'> | LedgerFact<'place.stamped.v1'>

/** `child colour` → points. */
export function plainTotals(facts: readonly LedgerFact[], rules: FoldRules): Record<string, number> {
  const ordered = [...facts].sort(inOrder)
  const revoked = ordered
    .filter((entry) => isOfType(entry, 'fact.revoked.v1'))
    .map(({ fact }) => fact.body.target)
  const standing = ordered.filter(({ fact }) => !revoked.includes(fact.id))
  const totals: Record<string, number> = {}
  const add = (student: string, colour: string, points: number) => {
    if (points > 0) totals[`${student} ${colour}`] = (totals[`${student} ${colour}`] ?? 0) + points
  }
  for (const entry of standing) {
    if (!isOfType(entry, 'points.awarded.v1')) continue
    const { student, colour, points } = entry.fact.body
    add(student, colour, points)
  }
  for (const { student, colour, points } of countedClaims(standing, ordered, rules))
    add(student, colour, points)
  return Object.fromEntries(Object.entries(totals).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function inOrder(a: LedgerFact, b: LedgerFact): number {
  if (a.number !== null && b.number !== null) return a.number - b.number
  if (a.number !== null || b.number !== null) return a.number === null ? 1 : -1
  return a.fact.seq - b.fact.seq
}

/** Each claim stands once: by the first fact that counts; then the place's period and the day's cap. */
function countedClaims(standing: readonly LedgerFact[], all: readonly LedgerFact[], rules: FoldRules) {
  const claims = standing.flatMap((entry) => claimOf(entry, standing, all) ?? [])
  const voided = standing.flatMap((entry) =>
    isOfType(entry, 'claim.voided.v1') ? [entry.fact.body.claim] : [],
  )
  const seen = new Set<string>()
  const visits = new Set<string>()
  const used = new Map<string, number>()
  return claims.flatMap(({ key, day, place, counts, entry }) => {
    if (!counts || voided.includes(key) || seen.has(key)) return []
    seen.add(key)
    const { student, colour, points } = (entry as Claiming).fact.body
    const visit = place && `${student} ${place} ${rules.repeatPeriodOf(place, day)}`
    if (visit && visits.has(visit)) return []
    if (visit) visits.add(visit)
    const before = used.get(`${student} ${colour} ${day}`) ?? 0
    const room = Math.max(0, rules.automaticCapOn(day) - before)
    const counted = Math.min(points, room)
    used.set(`${student} ${colour} ${day}`, before + counted)
    return [{ student, colour, points: counted }]
  })
}

function claimOf(
  entry: LedgerFact,
  standing: readonly LedgerFact[],
  all: readonly LedgerFact[],
): Claim | null {
  if (isOfType(entry, 'place.stamped.v1')) return stampClaimOf(entry, all)
  if (isOfType(entry, 'duty.checked-in.v1')) return dutyClaimOf(entry, standing)
  return null
}

/** A stamp that answers a request is of the day of the request, if child and place are the same. */
function stampClaimOf(entry: LedgerFact<'place.stamped.v1'>, all: readonly LedgerFact[]): Claim {
  const { student, place, request } = entry.fact.body
  const asked = all.find(
    (one) =>
      isOfType(one, 'stamp.requested.v1') &&
      one.fact.id === request &&
      one.fact.body.student === student &&
      one.fact.body.place === place,
  )
  const day = (asked ?? entry).stamp.schoolDay
  return { key: `stamp|${place}|${day}|${student}`, day, place, counts: true, entry }
}

function dutyClaimOf(entry: LedgerFact<'duty.checked-in.v1'>, standing: readonly LedgerFact[]): Claim | null {
  const { fact, stamp } = entry
  const words = standing.filter(
    (one): one is LedgerFact<'time.settled.v1'> =>
      isOfType(one, 'time.settled.v1') && one.fact.body.target === fact.id,
  )
  const word = words[words.length - 1]?.fact.body
  const [day, window] = word ? [word.schoolDay, word.window] : [stamp.schoolDay, stamp.window]
  if (window === null || (!word && stamp.time === 'unsettled')) return null
  const { post, student } = fact.body
  const key = `duty|${post}|${window}|${day}|${student}`
  const stands = standing.some(
    (one) =>
      isOfType(one, 'duty.substituted.v1') &&
      one.fact.body.student === student &&
      one.fact.body.post === post &&
      one.fact.body.window === window &&
      one.fact.body.schoolDay === day,
  )
  const counts = word ? word.counts : stamp.time === 'ok' && (stamp.due || stands)
  return { key, day, place: null, counts, entry }
}
