/**
 * Claims: what can be true only once (a duty, a visit), and the facts that say so.
 *
 * A claim stands by the first of its facts, in commit order, that counts; while none counts, by the first of them.
 * The others are its witnesses. So a check-in that came too late or from a tablet with an old roster does not stand
 * in the way of one that was in time, or of an adult's word.
 */
import type { FactId, WindowId } from '../ids.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { Entry, EntryReason } from './entry.ts'
import { dutyClaim, isOfType, type LedgerFact, stampClaim } from './ledger.ts'

type DutyCheckIn = LedgerFact<'duty.checked-in.v1'>
type PlaceStamp = LedgerFact<'place.stamped.v1'>

/** A claim is also the line of "why?" that tells what its standing fact gave the child. */
export type Claim = Entry & {
  readonly kind: 'duty' | 'stamp'
  readonly key: string
  /** Post or place. */
  readonly subject: string
  readonly window: WindowId | null
  readonly standing: DutyCheckIn | PlaceStamp
  readonly witnesses: readonly FactId[]
}
/** While it is being folded: what it counts comes last. */
export type OpenClaim = Omit<Claim, 'counted' | 'reason' | 'witnesses'> & {
  counted: number
  reason: EntryReason
  witnesses: FactId[]
}

/** What adults have said, by which claims are judged; only what stands. */
export type AdultWords = {
  /** The latest word about a check-in's time. */
  readonly settled: ReadonlyMap<FactId, LedgerFact<'time.settled.v1'>>
  /** Claims of children who served in another's place. */
  readonly substitutions: ReadonlyMap<string, unknown>
  readonly voided: ReadonlySet<string>
  readonly requests: ReadonlyMap<FactId, LedgerFact<'stamp.requested.v1'>>
}

/** Claims by key, in the order of the facts by which they stand; voided ones are absent. Nothing is counted yet. */
export function openClaims(facts: ReadonlyArray<DutyCheckIn | PlaceStamp>, words: AdultWords) {
  const claims = new Map<string, OpenClaim>()
  for (const entry of facts) {
    const claim = isOfType(entry, 'place.stamped.v1') ? claimOfStamp(entry, words) : claimOfDuty(entry, words)
    if (claim === null || words.voided.has(claim.key)) continue
    const known = claims.get(claim.key)
    if (known === undefined) claims.set(claim.key, claim)
    else if (known.reason === 'counted' || claim.reason !== 'counted') known.witnesses.push(entry.fact.id)
    else {
      claims.delete(claim.key)
      claims.set(claim.key, { ...claim, witnesses: [known.standing.fact.id, ...known.witnesses] })
    }
  }
  return claims
}

/** A stamp that answers a request is of the day on which the child asked, however late the teacher confirms. */
function claimOfStamp(standing: PlaceStamp, { requests }: AdultWords): OpenClaim {
  const { place, student, request } = standing.fact.body
  const asked = request === undefined ? undefined : requests.get(request)
  const day =
    asked !== undefined && isAbout(asked, standing) ? asked.stamp.schoolDay : standing.stamp.schoolDay
  return openClaim(standing, 'stamp', stampClaim(place, day, student), place, day, null, 'counted')
}

const isAbout = (request: LedgerFact<'stamp.requested.v1'>, stamp: PlaceStamp): boolean =>
  request.fact.body.student === stamp.fact.body.student && request.fact.body.place === stamp.fact.body.place

/** Null while nobody knows in which window the child came. */
function claimOfDuty(standing: DutyCheckIn, words: AdultWords): OpenClaim | null {
  const { fact, stamp } = standing
  const word = words.settled.get(fact.id)?.fact.body
  if (word === undefined && stamp.time === 'unsettled') return null
  const day = word?.schoolDay ?? stamp.schoolDay
  const window = word === undefined ? stamp.window : word.window
  if (window === null) return null
  const { post, student } = fact.body
  const key = dutyClaim(post, window, day, student)
  const reason = word ? settledReason(word) : stampedReason(standing, words.substitutions.has(key))
  return openClaim(standing, 'duty', key, post, day, window, reason)
}

function openClaim(
  standing: DutyCheckIn | PlaceStamp,
  kind: Claim['kind'],
  key: string,
  subject: string,
  day: LocalDate,
  window: WindowId | null,
  reason: EntryReason,
): OpenClaim {
  const { id: fact, body } = standing.fact
  const { student, colour, points: nominal } = body
  return {
    fact,
    kind,
    student,
    colour,
    day,
    nominal,
    counted: 0,
    reason,
    key,
    subject,
    window,
    standing,
    witnesses: [],
  }
}

const settledReason = ({ counts }: { counts: boolean }) => (counts ? 'counted' : 'record-only')

function stampedReason({ stamp }: DutyCheckIn, isSubstitute: boolean): EntryReason {
  if (stamp.time === 'after-grace') return 'time-open'
  return stamp.due || isSubstitute ? 'counted' : 'not-due'
}
