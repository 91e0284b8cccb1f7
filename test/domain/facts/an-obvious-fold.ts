/**
 * The fold as one would say it aloud: slow, each thing asked of the whole ledger anew. The property tests hold
 * the real one against it, so that the real one may be changed without fear.
 */
import { colours, noPoints, type PointsByColour } from '../../../src/domain/colours.ts'
import type { FoldRules } from '../../../src/domain/facts/fold.ts'
import { dutyClaim, isOfType, type LedgerFact, stampClaim } from '../../../src/domain/facts/ledger.ts'

type ObviousClaim = { key: string; by: string; witnesses: string[]; counted: number; reason: string }
export type ObviousFold = {
  claims: ObviousClaim[]
  totals: Record<string, PointsByColour>
  timeOpen: string[]
  openRequests: string[]
}

export function obviousFold(facts: readonly LedgerFact[], rules: FoldRules): ObviousFold {
  const ledger = inOrder(facts)
  const stands = (entry: LedgerFact) =>
    !ledger.some((other) => isOfType(other, 'fact.revoked.v1') && other.fact.body.target === entry.fact.id)
  const standing = ledger.filter(stands)
  const claims = claimsIn(standing, ledger)
  const counted = count(claims, rules)
  return {
    claims: counted.map(({ key, facts: [by, ...witnesses], points, reason }) => ({
      key,
      by: by?.fact.id ?? '',
      witnesses: witnesses.map(({ fact }) => fact.id).sort(),
      counted: points,
      reason,
    })),
    totals: totals(standing, counted),
    timeOpen: standing.filter((entry) => isTimeQuestion(entry, standing, claims)).map(({ fact }) => fact.id),
    openRequests: openRequests(standing, ledger, claims),
  }
}

/** By number; what has none comes last, by install and sequence; a fact with a number is preferred to itself. */
function inOrder(facts: readonly LedgerFact[]): LedgerFact[] {
  const place = (entry: LedgerFact) =>
    `${String(entry.number ?? 999_999).padStart(6, '0')} ${entry.fact.install} ${String(entry.fact.seq).padStart(6, '0')}`
  const ordered = [...facts].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0))
  return ordered.filter(
    (entry, index) => ordered.findIndex((other) => other.fact.id === entry.fact.id) === index,
  )
}

type Grouped = { key: string; facts: LedgerFact[]; worth: string }
type Counted = Grouped & { points: number; reason: string }

function claimsIn(standing: readonly LedgerFact[], ledger: readonly LedgerFact[]): Grouped[] {
  const struck = standing.flatMap((entry) =>
    isOfType(entry, 'claim.voided.v1') ? entry.fact.body.claim : [],
  )
  const said = standing.flatMap((entry) => {
    const key = keyOf(entry, standing, ledger)
    return key === null || struck.includes(key) ? [] : [{ key, entry, worth: worthOf(entry, key, standing) }]
  })
  const keys = [...new Set(said.map(({ key }) => key))]
  const groups = keys.map((key) => {
    const own = said.filter((one) => one.key === key)
    const best = own.find(({ worth }) => worth === 'counted') ?? own[0]
    const facts = [best, ...own.filter((one) => one !== best)].flatMap((one) => one?.entry ?? [])
    return { key, facts, worth: best?.worth ?? '' }
  })
  const positionOf = ({ facts: [first] }: Grouped) => standing.indexOf(first as LedgerFact)
  return groups.sort((a, b) => positionOf(a) - positionOf(b))
}

const lastWord = (entry: LedgerFact, standing: readonly LedgerFact[]) =>
  standing
    .filter((other) => isOfType(other, 'time.settled.v1'))
    .filter((other) => other.fact.body.target === entry.fact.id)
    .at(-1)?.fact.body

function keyOf(
  entry: LedgerFact,
  standing: readonly LedgerFact[],
  ledger: readonly LedgerFact[],
): string | null {
  if (isOfType(entry, 'place.stamped.v1')) {
    const { student, place, request } = entry.fact.body
    const asked = ledger.find(({ fact }) => fact.id === request && fact.type === 'stamp.requested.v1')
    return stampClaim(place, (asked ?? entry).stamp.schoolDay, student)
  }
  if (!isOfType(entry, 'duty.checked-in.v1')) return null
  const { student, post } = entry.fact.body
  const word = lastWord(entry, standing)
  if (word) return word.window && dutyClaim(post, word.window, word.schoolDay, student)
  if (entry.stamp.time === 'unsettled' || entry.stamp.window === null) return null
  return dutyClaim(post, entry.stamp.window, entry.stamp.schoolDay, student)
}

function worthOf(entry: LedgerFact, key: string, standing: readonly LedgerFact[]): string {
  if (isOfType(entry, 'place.stamped.v1')) return 'counted'
  const word = lastWord(entry, standing)
  if (word) return word.counts ? 'counted' : 'record-only'
  if (entry.stamp.time === 'after-grace') return 'time-open'
  const substitutes = standing
    .filter((other) => isOfType(other, 'duty.substituted.v1'))
    .map(({ fact }) => fact.body)
  const isSubstitute = substitutes.some(
    (own) => dutyClaim(own.post, own.window, own.schoolDay, own.student) === key,
  )
  return entry.stamp.due || isSubstitute ? 'counted' : 'not-due'
}

function count(claims: readonly Grouped[], rules: FoldRules): Counted[] {
  const done: Counted[] = []
  for (const claim of claims) done.push({ ...claim, ...worth(claim, done, rules) })
  return done
}

function worth(
  claim: Grouped,
  before: readonly Counted[],
  rules: FoldRules,
): { points: number; reason: string } {
  if (claim.worth !== 'counted') return { points: 0, reason: claim.worth }
  const visit = visitOf(claim, rules)
  const visits = before.filter(({ reason }) => reason === 'counted' || reason === 'daily-cap')
  if (visit && visits.some((other) => visitOf(other, rules) === visit))
    return { points: 0, reason: 'repeat-visit' }
  const already = before
    .filter((other) => bucketOf(other) === bucketOf(claim))
    .reduce((sum, { points }) => sum + points, 0)
  const nominal = pointsOf(claim)
  const points = Math.max(0, Math.min(nominal, rules.automaticCapOn(dayOf(claim)) - already))
  return { points, reason: points < nominal ? 'daily-cap' : 'counted' }
}

const partsOf = ({ key }: Grouped) => key.split('|')
const dayOf = (claim: Grouped) => partsOf(claim).at(-2) ?? ''
const bodyOf = ({ facts: [first] }: Grouped) => (first as LedgerFact<'duty.checked-in.v1'>).fact.body
const pointsOf = (claim: Grouped) => bodyOf(claim).points
const bucketOf = (claim: Grouped) => `${bodyOf(claim).student} ${bodyOf(claim).colour} ${dayOf(claim)}`
function visitOf(claim: Grouped, rules: FoldRules): string | null {
  const [kind, place = ''] = partsOf(claim)
  return kind === 'stamp'
    ? `${bodyOf(claim).student} ${place} ${rules.repeatPeriodOf(place, dayOf(claim))}`
    : null
}

function totals(standing: readonly LedgerFact[], claims: readonly Counted[]): Record<string, PointsByColour> {
  const awards = standing
    .filter((entry) => isOfType(entry, 'points.awarded.v1'))
    .map(({ fact: { body } }) => ({ student: body.student, colour: body.colour, points: body.points }))
  const given = claims.map((claim) => ({ ...bodyOf(claim), points: claim.points }))
  const all = [...awards, ...given]
  const own = (student: string) =>
    colours.map((colour) => [
      colour,
      all
        .filter((one) => one.student === student && one.colour === colour)
        .reduce((sum, { points }) => sum + points, 0),
    ])
  const students = [...new Set(all.map(({ student }) => student))]
  return Object.fromEntries(
    students.map((student) => [student, { ...noPoints(), ...Object.fromEntries(own(student)) }]),
  )
}

function isTimeQuestion(
  entry: LedgerFact,
  standing: readonly LedgerFact[],
  claims: readonly Grouped[],
): boolean {
  if (!isOfType(entry, 'duty.checked-in.v1') || entry.stamp.time === 'ok' || lastWord(entry, standing))
    return false
  if (entry.stamp.time === 'unsettled') return true
  const claim = claims.find(({ facts }) => facts.some((own) => own.fact.id === entry.fact.id))
  return claim !== undefined && claim.worth !== 'counted'
}

function openRequests(
  standing: readonly LedgerFact[],
  ledger: readonly LedgerFact[],
  claims: readonly Grouped[],
): string[] {
  const struck = standing.flatMap((entry) =>
    isOfType(entry, 'claim.voided.v1') ? entry.fact.body.claim : [],
  )
  const answered = standing.flatMap((entry) =>
    isOfType(entry, 'place.stamped.v1') ? (entry.fact.body.request ?? []) : [],
  )
  const asked = standing
    .filter((entry) => isOfType(entry, 'stamp.requested.v1'))
    .map((entry) => ({
      id: entry.fact.id,
      key: stampClaim(entry.fact.body.place, entry.stamp.schoolDay, entry.fact.body.student),
    }))
    .filter(
      ({ id, key }) =>
        !answered.includes(id) && !struck.includes(key) && !claims.some((claim) => claim.key === key),
    )
  return asked
    .filter(({ key }, index) => asked.findIndex((other) => other.key === key) === index)
    .map(({ id }) => id)
}
