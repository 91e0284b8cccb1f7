/**
 * The fold: every total there is, from the facts alone. No balance is stored as truth.
 *
 * Invariants, each with a property test:
 *   - any order and any repetition of the same facts gives the same result;
 *   - a revocation works before and after its target has arrived;
 *   - a claim counts once, by the lowest-numbered of its facts that counts, the others are its witnesses;
 *   - an activity gives a child its points once a day, and not again what the stamp of the same visit gave;
 *   - caps and repeats are applied here and never by refusing: the record stays, it gives no further points.
 */
import { type PointsByColour, pointsInEachColour } from '../colours.ts'
import type { FactId, PlaceId, StudentId, WindowId } from '../ids.ts'
import type { LocalDate } from '../time/local-time.ts'
import { activityEntries } from './activity-awards.ts'
import type { ActivityLifeType } from './activity-life-types.ts'
import { type AdultWords, type Claim, type OpenClaim, openClaims } from './claims.ts'
import { addPoints, type Entry, totalsOf } from './entry.ts'
import { type SortedFacts, sortFacts } from './commit-order.ts'
import { dutyClaim, isOfType, type LedgerFact, stampClaim } from './ledger.ts'
import type { ServiceLifeType } from './service-life-types.ts'

export type { Claim } from './claims.ts'
export { type Entry, type EntryReason, totalsOf } from './entry.ts'

/** The dated rules that the fold needs; `SchoolView` provides them. */
export type FoldRules = {
  /** Most automatic points a child can get in one colour on one school day. */
  readonly automaticCapOn: (day: LocalDate) => number
  /** A key that is equal for two visits of which only the first gives points (a week, a term). */
  readonly repeatPeriodOf: (place: PlaceId, day: LocalDate) => string
}

export type Folded = {
  /** Standing claims by key; struck and revoked ones are absent. */
  readonly claims: ReadonlyMap<string, Claim>
  readonly entries: readonly Entry[]
  readonly totals: ReadonlyMap<StudentId, PointsByColour>
  /** Targets of standing revocations, with the revoking fact. */
  readonly revoked: ReadonlyMap<FactId, LedgerFact<'fact.revoked.v1'>>
  /** Check-ins whose time an adult has to settle, standing ones only. */
  readonly timeOpen: ReadonlyArray<LedgerFact<'duty.checked-in.v1'>>
  /** Stamp requests nobody has answered. */
  readonly openRequests: ReadonlyArray<LedgerFact<'stamp.requested.v1'>>
  readonly excused: ReadonlyMap<string, LedgerFact<'duty.excused.v1'>>
  readonly substitutions: ReadonlyMap<string, LedgerFact<'duty.substituted.v1'>>
  readonly suspensions: ReadonlyArray<LedgerFact<'duty.suspended.v1'>>
  /** Standing facts of a post's life, in commit order, for the read models in `domain/posts`. */
  readonly serviceLife: ReadonlyArray<LedgerFact<ServiceLifeType>>
  /** Standing facts of activities, goals and medals, in commit order, for `domain/activities`. */
  readonly activityLife: ReadonlyArray<LedgerFact<ActivityLifeType>>
  /** A fact of a type that this build does not know is among them: totals may be wrong, so say "update needed". */
  readonly updateNeeded: boolean
}

/** What stands of some facts, and what it counts: the part of the fold on which everything else hangs. */
export type Counted = {
  readonly all: SortedFacts
  readonly standing: SortedFacts
  readonly revoked: Folded['revoked']
  readonly words: ReturnType<typeof adultWords>
  readonly claims: ReadonlyMap<string, Claim>
  /** For taking part in activities. */
  readonly given: readonly Entry[]
}

/** Cost: linear, plus one sort where the facts do not come in commit order. */
export function countFacts(facts: Iterable<LedgerFact>, rules: FoldRules): Counted {
  const all = sortFacts(facts)
  const revoked = byTarget(all.revocations)
  const standing = withoutRevoked(all, revoked)
  const words = adultWords(standing, all.requests)
  const claims = openClaims(standing.claiming, words)
  countClaims(claims.values(), rules)
  const given = activityEntries(standing.activityAwards, claims)
  return { all, standing, revoked, words, claims, given }
}

/** Folds the facts a viewer holds. */
export function foldFacts(facts: Iterable<LedgerFact>, rules: FoldRules): Folded {
  const { all, standing, revoked, words, claims, given } = countFacts(facts, rules)
  let entries: readonly Entry[] | undefined
  return {
    claims,
    // A line for every award there is: made when somebody asks why.
    get entries() {
      return (entries ??= [...claims.values(), ...standing.awards.map(awardEntry), ...given])
    },
    totals: totals(claims, given, standing.awards),
    revoked,
    timeOpen: timeOpen(standing, words, claims),
    openRequests: openRequests(standing, words, claims),
    excused: excusedBy(standing.excuses),
    substitutions: words.substitutions,
    suspensions: standing.suspensions,
    serviceLife: standing.serviceLife,
    activityLife: standing.activityLife,
    updateNeeded: all.unknown.length > 0,
  }
}

function byTarget(revocations: SortedFacts['revocations']) {
  const revoked = new Map<FactId, LedgerFact<'fact.revoked.v1'>>()
  for (const entry of revocations) {
    if (!revoked.has(entry.fact.body.target)) revoked.set(entry.fact.body.target, entry)
  }
  return revoked
}

function withoutRevoked(facts: SortedFacts, revoked: ReadonlyMap<FactId, unknown>): SortedFacts {
  if (revoked.size === 0) return facts
  const lists = Object.entries(facts) as Array<[keyof SortedFacts, LedgerFact[]]>
  const standing = lists.map(([name, list]) => [name, list.filter((entry) => !revoked.has(entry.fact.id))])
  return Object.fromEntries(standing) as SortedFacts
}

/** Of several words about the same thing the latest holds. */
function adultWords(standing: SortedFacts, requests: SortedFacts['requests']) {
  return {
    settled: new Map(standing.settlements.map((entry) => [entry.fact.body.target, entry])),
    substitutions: new Map(standing.substitutions.map((entry) => [substituteClaim(entry), entry])),
    voided: new Set(standing.voids.map((entry) => entry.fact.body.claim)),
    requests: new Map(requests.map((entry) => [entry.fact.id, entry])),
  } satisfies AdultWords
}

const substituteClaim = ({ fact: { body } }: LedgerFact<'duty.substituted.v1'>) =>
  dutyClaim(body.post, body.window, body.schoolDay, body.student)

/** A child is excused from a window of a day, whatever its posts in it. */
export const excuseKey = (student: StudentId, window: WindowId, day: LocalDate) =>
  `${student}|${window}|${day}`

export const excusedBy = (excuses: SortedFacts['excuses']): Folded['excused'] =>
  new Map(
    excuses.map((entry) => {
      const { student, window, schoolDay } = entry.fact.body
      return [excuseKey(student, window, schoolDay), entry]
    }),
  )

/** Duty and stamp points: a place once a period, then the day's cap per child and colour, in commit order. */
function countClaims(claims: Iterable<OpenClaim>, rules: FoldRules): void {
  const visited = new Set<string>()
  const roomOn = roomUnderCap(rules)
  for (const claim of claims) {
    if (claim.reason !== 'counted') continue
    const { kind, student, subject, day, colour, nominal } = claim
    const visit = kind === 'stamp' ? `${student}|${subject}|${rules.repeatPeriodOf(subject, day)}` : null
    if (visit !== null && visited.has(visit)) {
      claim.reason = 'repeat-visit'
      continue
    }
    if (visit !== null) visited.add(visit)
    const room = roomOn(day, student)
    claim.counted = Math.min(nominal, room[colour])
    room[colour] -= claim.counted
    if (claim.counted < nominal) claim.reason = 'daily-cap'
  }
}

/** What each child can still get on a day, per colour. */
function roomUnderCap({ automaticCapOn }: FoldRules) {
  const days = new Map<LocalDate, { cap: number; children: Map<StudentId, PointsByColour> }>()
  return (day: LocalDate, student: StudentId): PointsByColour => {
    let onDay = days.get(day)
    if (!onDay) days.set(day, (onDay = { cap: automaticCapOn(day), children: new Map() }))
    let room = onDay.children.get(student)
    if (!room) onDay.children.set(student, (room = pointsInEachColour(onDay.cap)))
    return room
  }
}

function totals(
  claims: ReadonlyMap<string, Claim>,
  given: readonly Entry[],
  awards: SortedFacts['awards'],
): Map<StudentId, PointsByColour> {
  const all = totalsOf(given)
  for (const claim of claims.values()) addPoints(all, claim.student, claim.colour, claim.counted)
  for (const { fact } of awards) addPoints(all, fact.body.student, fact.body.colour, fact.body.points)
  return all
}

function awardEntry({ fact, stamp }: LedgerFact<'points.awarded.v1'>): Entry {
  const { student, colour, points } = fact.body
  const line = { fact: fact.id, kind: 'award', student, colour, day: stamp.schoolDay } as const
  return { ...line, nominal: points, counted: points, reason: 'counted' }
}

/** Unsettled ones have no claim yet; a late one is no question any more once its claim is struck or counts. */
function timeOpen({ claiming }: SortedFacts, { settled }: AdultWords, claims: ReadonlyMap<string, Claim>) {
  const open: Array<LedgerFact<'duty.checked-in.v1'>> = []
  for (const entry of claiming) {
    if (entry.stamp.time === 'ok' || !isOfType(entry, 'duty.checked-in.v1')) continue
    if (settled.has(entry.fact.id) || isDecided(entry, claims)) continue
    open.push(entry)
  }
  return open
}

function isDecided(
  { fact, stamp }: LedgerFact<'duty.checked-in.v1'>,
  claims: ReadonlyMap<string, Claim>,
): boolean {
  if (stamp.time === 'unsettled' || stamp.window === null) return false
  const claim = claims.get(dutyClaim(fact.body.post, stamp.window, stamp.schoolDay, fact.body.student))
  return claim === undefined || claim.reason === 'counted' || claim.reason === 'daily-cap'
}

/** A request is answered when its claim stands or is struck; a child who asks twice on a day asks once. */
function openRequests({ requests }: SortedFacts, { voided }: AdultWords, claims: ReadonlyMap<string, Claim>) {
  const asked = new Set<string>()
  return requests.filter(({ fact, stamp }) => {
    const key = stampClaim(fact.body.place, stamp.schoolDay, fact.body.student)
    if (claims.has(key) || voided.has(key) || asked.has(key)) return false
    return asked.add(key)
  })
}
