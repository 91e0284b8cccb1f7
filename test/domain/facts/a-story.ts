/**
 * Random stories of two school days: two tablets and three teachers, three children, two posts, two windows, two
 * places. Everything that can happen to a fact happens: it is late, doubtful, witnessed, taken back, struck,
 * settled, confirmed, and arrives in any order.
 */
import fc from 'fast-check'
import { colours } from '../../../src/domain/colours.ts'
import type { Author, Fact } from '../../../src/domain/facts/fact.schema.ts'
import type { FoldRules } from '../../../src/domain/facts/fold.ts'
import { dutyClaim, type LedgerFact, type Stamp, stampClaim } from '../../../src/domain/facts/ledger.ts'
import {
  aDutyCheckIn,
  anAward,
  anExcuse,
  aRevocation,
  aSettlement,
  aStamp,
  aStampRequest,
  aSubstitution,
  aVoidedClaim,
  device,
  staff,
  tuesday,
  wednesday,
} from '../../support/builders/index.ts'

/** At most three automatic points a day and colour; the farm once a week, the gallery once a day. */
export const storyRules: FoldRules = {
  automaticCapOn: () => 3,
  repeatPeriodOf: (place, day) => (place === 'place-farm' ? 'week-3' : day),
}

const anyChild = fc.constantFrom('child-lin', 'child-zeng', 'child-le')
const anyPost = fc.constantFrom('post-library', 'post-canteen')
const anyWindow = fc.constantFrom('window-morning', 'window-lunch')
const anyDay = fc.constantFrom(tuesday, wednesday)
const anyPlace = fc.constantFrom('place-farm', 'place-gallery')
const anyTablet = fc.constantFrom<Author[]>(device('tablet-302'), device('tablet-library'))
const anyTeacher = fc.constantFrom<Author[]>(staff('teacher-lin'), staff('teacher-mei'), staff('teacher-luo'))
const anyColour = fc.constantFrom(...colours)

type Told = { fact: Fact; stamp: Stamp }
/** What is told once the sequence number is known. */
type Telling = (seq: number) => Told

const stampOf = (schoolDay: string, changes: Partial<Stamp> = {}): Stamp => ({
  stream: 'class:class-2024-2@term-2026-1',
  schoolDay,
  window: null,
  time: 'ok',
  due: false,
  ...changes,
})

const aCheckInTold: fc.Arbitrary<Telling> = fc
  .record({
    student: anyChild,
    post: anyPost,
    window: anyWindow,
    day: anyDay,
    by: anyTablet,
    points: fc.integer({ min: 1, max: 2 }),
    time: fc.constantFrom<Stamp['time'][]>('ok', 'ok', 'ok', 'after-grace', 'unsettled'),
    due: fc.constantFrom(true, true, false),
  })
  .map(({ student, post, window, day, by, points, time, due }) => (seq) => ({
    fact: aDutyCheckIn({ student, post, window, points }, { by, seq }),
    stamp: stampOf(day, { window, time, due }),
  }))

const anAwardTold: fc.Arbitrary<Telling> = fc
  .record({
    student: anyChild,
    colour: anyColour,
    points: fc.integer({ min: 1, max: 5 }),
    by: anyTeacher,
    day: anyDay,
  })
  .map(({ student, colour, points, by, day }) => (seq) => ({
    fact: anAward({ student, colour, points }, { by, seq }),
    stamp: stampOf(day),
  }))

const aStampTold: fc.Arbitrary<Telling> = fc
  .record({
    student: anyChild,
    place: anyPlace,
    points: fc.integer({ min: 1, max: 3 }),
    by: anyTablet,
    day: anyDay,
  })
  .map(({ student, place, points, by, day }) => (seq) => ({
    fact: aStamp({ student, place, points }, { by, seq }),
    stamp: stampOf(day),
  }))

const aRequestTold: fc.Arbitrary<Telling> = fc
  .record({ student: anyChild, place: anyPlace, by: anyTablet, day: anyDay })
  .map(({ student, place, by, day }) => (seq) => ({
    fact: aStampRequest({ student, place }, { by, seq }),
    stamp: stampOf(day),
  }))

const aSubstitutionTold: fc.Arbitrary<Telling> = fc
  .record({ student: anyChild, post: anyPost, window: anyWindow, schoolDay: anyDay, by: anyTeacher })
  .map(({ by, ...body }) => (seq) => ({
    fact: aSubstitution(body, { by, seq }),
    stamp: stampOf(body.schoolDay),
  }))

const anExcuseTold: fc.Arbitrary<Telling> = fc
  .record({ student: anyChild, window: anyWindow, schoolDay: anyDay, by: anyTeacher })
  .map(({ by, ...body }) => (seq) => ({ fact: anExcuse(body, { by, seq }), stamp: stampOf(body.schoolDay) }))

/** Facts that stand on their own. */
const aBeginning = fc.oneof(
  { weight: 6, arbitrary: aCheckInTold },
  { weight: 3, arbitrary: anAwardTold },
  { weight: 3, arbitrary: aStampTold },
  { weight: 2, arbitrary: aRequestTold },
  { weight: 1, arbitrary: aSubstitutionTold },
  { weight: 1, arbitrary: anExcuseTold },
)

type Kind = 'revoke' | 'settle' | 'void' | 'confirm' | 'substitute'
const aFollowUp = fc.record({
  kind: fc.constantFrom<Kind[]>('revoke', 'revoke', 'settle', 'void', 'confirm', 'substitute'),
  about: fc.nat(),
  by: anyTeacher,
  day: anyDay,
  window: fc.option(anyWindow),
  counts: fc.boolean(),
})
type FollowUp = typeof aFollowUp extends fc.Arbitrary<infer T> ? T : never

/** A fact about another one; the other may come later in the story. */
function follow(
  { kind, about, by, day, window, counts }: FollowUp,
  told: readonly Told[],
  seq: number,
): Told | null {
  const target = told[about % Math.max(1, told.length)]
  if (!target) return null
  const { fact, stamp } = target
  if (kind === 'revoke') return { fact: aRevocation(fact, {}, { by, seq }), stamp: stampOf(day) }
  if (kind === 'settle' && fact.type === 'duty.checked-in.v1') {
    return { fact: aSettlement(fact, { schoolDay: day, window, counts }, { by, seq }), stamp: stampOf(day) }
  }
  if (kind === 'confirm' && fact.type === 'stamp.requested.v1') {
    const { student, place } = fact.body
    return { fact: aStamp({ student, place, request: fact.id }, { by, seq }), stamp: stampOf(day) }
  }
  if (kind === 'substitute' && fact.type === 'duty.checked-in.v1' && stamp.window !== null) {
    const { student, post } = fact.body
    const body = { student, post, window: stamp.window, schoolDay: stamp.schoolDay }
    return { fact: aSubstitution(body, { by, seq }), stamp: stampOf(day) }
  }
  if (kind !== 'void') return null
  const claim = claimNamedBy(fact, stamp)
  return claim ? { fact: aVoidedClaim(claim, { by, seq }), stamp: stampOf(day) } : null
}

function claimNamedBy(fact: Fact, { window, schoolDay }: Stamp) {
  if (fact.type === 'place.stamped.v1') {
    const { student, place } = fact.body
    return { student, claim: stampClaim(place, schoolDay, student) }
  }
  if (fact.type !== 'duty.checked-in.v1' || window === null) return null
  const { student, post } = fact.body
  return { student, claim: dutyClaim(post, window, schoolDay, student) }
}

/** Facts in commit order, numbered; the last few may not have been sent yet. */
export const aStory: fc.Arbitrary<LedgerFact[]> = fc
  .record({
    beginnings: fc.array(aBeginning, { maxLength: 24 }),
    followUps: fc.array(aFollowUp, { maxLength: 10 }),
    ranks: fc.array(fc.nat(50), { minLength: 34, maxLength: 34 }),
    unsent: fc.nat(3),
  })
  .map(({ beginnings, followUps, ranks, unsent }) => {
    const begun = beginnings.map((tell, index) => tell(index + 1))
    const followed = followUps.flatMap((step, index) => follow(step, begun, begun.length + index + 1) ?? [])
    const told = [...begun, ...followed].map((entry, index) => ({ entry, rank: ranks[index] ?? 0 }))
    const ordered = told.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry)
    const numbered = ordered.length - Math.min(unsent, ordered.length)
    return ordered.map(
      (entry, index) => ({ ...entry, number: index < numbered ? index + 1 : null }) as LedgerFact,
    )
  })

/** The same facts in another order, some of them several times, or once more as they were before they had a number. */
export const shuffledWithRepeats = (facts: readonly LedgerFact[]): fc.Arbitrary<LedgerFact[]> =>
  fc.tuple(fc.subarray([...facts]), fc.subarray([...facts])).chain(([again, unsent]) => {
    const all = [...facts, ...again, ...unsent.map((entry) => ({ ...entry, number: null }))]
    return fc.shuffledSubarray(all, { minLength: all.length })
  })
