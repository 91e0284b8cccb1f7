/**
 * The fold: every total there is, from the facts alone. No balance is stored as truth.
 *
 * Invariants, each with a property test:
 *   - any order and any repetition of the same facts gives the same result;
 *   - a revocation works before and after its target has arrived;
 *   - a claim counts once, by its standing fact (the lowest commit number), the others are its witnesses;
 *   - caps and repeats are applied here and never by refusing: the record stays, it gives no further points.
 */
import { type Colour, noPoints, type PointsByColour } from '../colours.ts'
import type { FactId, PlaceId, StudentId, WindowId } from '../ids.ts'
import type { LocalDate } from '../time/local-time.ts'
import { dutyClaim, isOfType, type LedgerFact, stampClaim } from './ledger.ts'

/** The dated rules that the fold needs; `SchoolView` provides them. */
export type FoldRules = {
  /** Most automatic points a child can get in one colour on one school day. */
  readonly automaticCapOn: (day: LocalDate) => number
  /** A key that is equal for two visits of which only the first gives points (a week, a term). */
  readonly repeatPeriodOf: (place: PlaceId, day: LocalDate) => string
}

/** Why an entry counts what it counts. */
export type EntryReason = 'counted' | 'daily-cap' | 'repeat-visit' | 'not-due' | 'time-open' | 'record-only'

/** One line of "why?": what a fact gave a child. */
export type Entry = {
  readonly fact: FactId
  readonly kind: 'award' | 'duty' | 'stamp'
  readonly student: StudentId
  readonly colour: Colour
  readonly day: LocalDate
  readonly nominal: number
  readonly counted: number
  readonly reason: EntryReason
}

export type Claim = {
  readonly key: string
  readonly kind: 'duty' | 'stamp'
  readonly student: StudentId
  /** Post or place. */
  readonly subject: string
  readonly day: LocalDate
  readonly window: WindowId | null
  readonly standing: LedgerFact<'duty.checked-in.v1'> | LedgerFact<'place.stamped.v1'>
  readonly witnesses: readonly FactId[]
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
}

type Settled = { day: LocalDate; window: WindowId | null; counts: boolean }
type ClaimFact = LedgerFact<'duty.checked-in.v1'> | LedgerFact<'place.stamped.v1'>
type Placed = { fact: ClaimFact; key: string; day: LocalDate; window: WindowId | null; reason: EntryReason }

/** Folds the facts a viewer holds. Cost: linear, plus one sort; 100,000 facts in under 40 ms. */
export function foldFacts(facts: Iterable<LedgerFact>, rules: FoldRules): Folded {
  const ordered = inCommitOrder(facts)
  const revoked = revocations(ordered)
  const standing = ordered.filter((entry) => !revoked.has(entry.fact.id))
  const settled = settlements(standing)
  const substitutions = bySubstitute(standing)
  const voided = new Set(
    standing.filter((entry) => isOfType(entry, 'claim.voided.v1')).map((entry) => entry.fact.body.claim),
  )

  const claims = claimsOf(standing, settled, substitutions, voided)
  const entries = [...automaticEntries(claims.placed, rules), ...awardEntries(standing)]
  return {
    claims: claims.claims,
    entries,
    totals: totalsOf(entries),
    revoked,
    timeOpen: standing
      .filter((entry) => isOfType(entry, 'duty.checked-in.v1'))
      .filter((entry) => entry.stamp.time !== 'ok' && !settled.has(entry.fact.id)),
    openRequests: openRequests(standing, claims.claims),
    excused: keyed(
      standing,
      'duty.excused.v1',
      ({ student, window, schoolDay }) => `${student}|${window}|${schoolDay}`,
    ),
    substitutions,
    suspensions: standing.filter((entry) => isOfType(entry, 'duty.suspended.v1')),
  }
}

/** Each fact once, in commit order; facts that have no number yet come last, in the order they were written. */
function inCommitOrder(facts: Iterable<LedgerFact>): LedgerFact[] {
  const byId = new Map<FactId, LedgerFact>()
  for (const entry of facts) {
    const known = byId.get(entry.fact.id)
    if (!known || isEarlier(entry, known)) byId.set(entry.fact.id, entry)
  }
  return [...byId.values()].sort(compare)
}

const isEarlier = (a: LedgerFact, b: LedgerFact) => compare(a, b) < 0

function compare(a: LedgerFact, b: LedgerFact): number {
  const byNumber = (a.number ?? Infinity) - (b.number ?? Infinity)
  if (byNumber < 0 || byNumber > 0) return byNumber
  if (a.fact.install === b.fact.install) return a.fact.seq - b.fact.seq
  return a.fact.id < b.fact.id ? -1 : 1
}

function revocations(ordered: readonly LedgerFact[]) {
  const revoked = new Map<FactId, LedgerFact<'fact.revoked.v1'>>()
  for (const entry of ordered) {
    if (isOfType(entry, 'fact.revoked.v1') && !revoked.has(entry.fact.body.target))
      revoked.set(entry.fact.body.target, entry)
  }
  return revoked
}

/** The latest word of an adult about a fact's time. */
function settlements(standing: readonly LedgerFact[]) {
  const settled = new Map<FactId, Settled>()
  for (const entry of standing) {
    if (!isOfType(entry, 'time.settled.v1')) continue
    const { target, schoolDay, window, counts } = entry.fact.body
    settled.set(target, { day: schoolDay, window, counts })
  }
  return settled
}

const keyed = <T extends 'duty.excused.v1' | 'duty.substituted.v1'>(
  standing: readonly LedgerFact[],
  type: T,
  key: (body: LedgerFact<T>['fact']['body']) => string,
) => {
  const map = new Map<string, LedgerFact<T>>()
  for (const entry of standing) if (isOfType(entry, type)) map.set(key(entry.fact.body), entry)
  return map
}

const bySubstitute = (standing: readonly LedgerFact[]) =>
  keyed(standing, 'duty.substituted.v1', ({ post, window, schoolDay, student }) =>
    dutyClaim(post, window, schoolDay, student),
  )

function claimsOf(
  standing: readonly LedgerFact[],
  settled: ReadonlyMap<FactId, Settled>,
  substitutions: ReadonlyMap<string, unknown>,
  voided: ReadonlySet<string>,
) {
  const claims = new Map<string, Claim & { witnesses: FactId[] }>()
  const placed: Placed[] = []
  for (const entry of standing) {
    const place = placeClaim(entry, settled, substitutions)
    if (!place || voided.has(place.key)) continue
    const known = claims.get(place.key)
    if (known) {
      known.witnesses.push(entry.fact.id)
      continue
    }
    placed.push(place)
    claims.set(place.key, claimFrom(place))
  }
  return { claims, placed }
}

function claimFrom({ fact, key, day, window }: Placed): Claim & { witnesses: FactId[] } {
  const duty = isOfType(fact, 'duty.checked-in.v1')
  return {
    key,
    kind: duty ? 'duty' : 'stamp',
    student: fact.fact.body.student,
    subject: duty ? fact.fact.body.post : (fact as LedgerFact<'place.stamped.v1'>).fact.body.place,
    day,
    window,
    standing: fact,
    witnesses: [],
  }
}

/** Where a fact's claim lies, or null when it makes none (yet). */
function placeClaim(
  entry: LedgerFact,
  settled: ReadonlyMap<FactId, Settled>,
  substitutions: ReadonlyMap<string, unknown>,
): Placed | null {
  if (isOfType(entry, 'place.stamped.v1')) {
    const { place, student } = entry.fact.body
    const day = entry.stamp.schoolDay
    return { fact: entry, key: stampClaim(place, day, student), day, window: null, reason: 'counted' }
  }
  if (!isOfType(entry, 'duty.checked-in.v1')) return null
  const word = settled.get(entry.fact.id)
  if (entry.stamp.time === 'unsettled' && !word) return null
  const day = word?.day ?? entry.stamp.schoolDay
  const window = word ? word.window : entry.stamp.window
  if (window === null) return null
  const { post, student } = entry.fact.body
  const key = dutyClaim(post, window, day, student)
  return { fact: entry, key, day, window, reason: dutyReason(entry, word, substitutions.has(key)) }
}

function dutyReason(entry: LedgerFact, word: Settled | undefined, substitute: boolean): EntryReason {
  if (word) return word.counts ? 'counted' : 'record-only'
  if (entry.stamp.time === 'after-grace') return 'time-open'
  return entry.stamp.due || substitute ? 'counted' : 'not-due'
}

/** Duty and stamp points: a place once a period, then the day's cap per child and colour, in commit order. */
function automaticEntries(placed: readonly Placed[], rules: FoldRules): Entry[] {
  const visited = new Set<string>()
  const givenToday = new Map<string, number>()
  return placed.map(({ fact, day, reason }) => {
    const { student, colour, points } = fact.fact.body
    const stamp = isOfType(fact, 'place.stamped.v1')
    const entry = {
      fact: fact.fact.id,
      kind: stamp ? 'stamp' : 'duty',
      student,
      colour,
      day,
      nominal: points,
    } as const
    if (reason !== 'counted') return { ...entry, counted: 0, reason }
    if (stamp) {
      const visit = `${student}|${fact.fact.body.place}|${rules.repeatPeriodOf(fact.fact.body.place, day)}`
      if (visited.has(visit)) return { ...entry, counted: 0, reason: 'repeat-visit' }
      visited.add(visit)
    }
    const bucket = `${student}|${colour}|${day}`
    const given = givenToday.get(bucket) ?? 0
    const counted = Math.min(points, Math.max(0, rules.automaticCapOn(day) - given))
    givenToday.set(bucket, given + counted)
    return { ...entry, counted, reason: counted < points ? 'daily-cap' : 'counted' }
  })
}

function awardEntries(standing: readonly LedgerFact[]): Entry[] {
  const entries: Entry[] = []
  for (const entry of standing) {
    if (!isOfType(entry, 'points.awarded.v1')) continue
    const { student, colour, points } = entry.fact.body
    const day = entry.stamp.schoolDay
    entries.push({
      fact: entry.fact.id,
      kind: 'award',
      student,
      colour,
      day,
      nominal: points,
      counted: points,
      reason: 'counted',
    })
  }
  return entries
}

/** Totals per child and colour of any set of entries; callers filter by day for a term or a fortnight. */
export function totalsOf(entries: readonly Entry[]): Map<StudentId, PointsByColour> {
  const totals = new Map<StudentId, PointsByColour>()
  for (const { student, colour, counted } of entries) {
    let own = totals.get(student)
    if (!own) totals.set(student, (own = noPoints()))
    own[colour] += counted
  }
  return totals
}

function openRequests(standing: readonly LedgerFact[], claims: ReadonlyMap<string, Claim>) {
  const answered = new Set<FactId>()
  for (const entry of standing) {
    if (isOfType(entry, 'place.stamped.v1') && entry.fact.body.request) answered.add(entry.fact.body.request)
  }
  const asked = new Set<string>()
  return standing
    .filter((entry) => isOfType(entry, 'stamp.requested.v1'))
    .filter((entry) => {
      const key = stampClaim(entry.fact.body.place, entry.stamp.schoolDay, entry.fact.body.student)
      if (answered.has(entry.fact.id) || claims.has(key) || asked.has(key)) return false
      asked.add(key)
      return true
    })
}
