import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldFacts, totalsOf } from '../../../src/domain/facts/fold.ts'
import { dutyClaim, type LedgerFact, stampClaim } from '../../../src/domain/facts/ledger.ts'
import {
  aDutyCheckIn,
  aLateEntry,
  anAward,
  anExcuse,
  aPlace,
  aRevocation,
  aSettlement,
  aSmallSchoolView,
  aStamp,
  aStampRequest,
  aSubstitution,
  aSuspension,
  at,
  aVoidedClaim,
  committed,
  committedInOrder,
  device,
  otherChild,
  ownChild,
  staff,
  theRules,
  tuesday,
  unsent,
  wednesday,
} from '../../support/builders/index.ts'
import { holds } from './kept-seeds.ts'

const school = aSmallSchoolView()
const fold = (facts: Iterable<LedgerFact>, view = school) => foldFacts(facts, view.foldRules)
const totalOf = (facts: Iterable<LedgerFact>, child = ownChild) => fold(facts).totals.get(child)
const reasonsOf = (facts: Iterable<LedgerFact>, view = school) =>
  fold(facts, view).entries.map(({ counted, reason }) => ({ counted, reason }))

const thatMorning = dutyClaim('post-library', 'window-morning', tuesday, ownChild)
const ownCheckIn = aDutyCheckIn()
/** A child whom the roster does not have at the library: 来帮忙. */
const helperCheckIn = aDutyCheckIn({ student: 'child-2024-2-02', planned: false })
const unsettledCheckIn = aDutyCheckIn({}, { clockOffset: null })
const lateCheckIn = aDutyCheckIn({}, { at: at('07:58') })

describe('points', () => {
  it('add up per child and colour', () => {
    const facts = committedInOrder(
      [
        anAward({ points: 2 }),
        anAward({ points: 3, colour: 'red' }, { seq: 2 }),
        anAward({ points: 1 }, { seq: 3 }),
        anAward({ student: otherChild, points: 5 }, { seq: 4 }),
      ],
      school,
    )
    expect(totalOf(facts)).toEqual({ red: 3, green: 3, blue: 0, yellow: 0, purple: 0 })
    expect(totalOf(facts, otherChild)?.green).toBe(5)
  })

  it('count before they have been sent, and once when they come back with a number', () => {
    const award = anAward({ points: 2 })
    expect(totalOf([unsent(award, school)])?.green).toBe(2)
    expect(totalOf([unsent(award, school), committed(award, 7, school)])?.green).toBe(2)
    expect(totalOf([committed(award, 7, school), unsent(award, school)])?.green).toBe(2)
  })

  it('of a part of the lines are totals too, such as those of a fortnight', () => {
    const { entries } = fold(
      committedInOrder([anAward(), anAward({}, { seq: 2, at: at('10:00', wednesday) })], school),
    )
    expect(totalsOf(entries.filter(({ day }) => day === wednesday)).get(ownChild)?.green).toBe(2)
  })

  it('come with a warning when a fact is of a type that this build does not know', () => {
    const award = committed(anAward(), 1, school)
    const unknown = {
      ...award,
      number: 2,
      fact: { ...award.fact, id: 'x', type: 'duty.sung.v1' },
    } as never
    expect(fold([award]).updateNeeded).toBe(false)
    expect(fold([award, unknown]).updateNeeded).toBe(true)
    expect(fold([award, unknown]).totals.get(ownChild)?.green).toBe(2)
  })
})

describe('a revocation', () => {
  const award = anAward()
  it('takes its target out, whichever of the two was committed first', () => {
    const revocation = aRevocation(award)
    expect(totalOf(committedInOrder([award, revocation], school))).toBeUndefined()
    expect(totalOf(committedInOrder([revocation, award], school))).toBeUndefined()
    expect(totalOf([unsent(award, school), unsent(revocation, school)])).toBeUndefined()
  })

  it('of one of twelve awards leaves eleven', () => {
    const awards = Array.from({ length: 12 }, (_, index) =>
      anAward({ student: `child-${index}` }, { seq: index + 1, actionId: award.id }),
    )
    const facts = committedInOrder([...awards, aRevocation(awards[4] ?? award, {}, { seq: 13 })], school)
    expect(fold(facts).totals.size).toBe(11)
    expect(fold(facts).totals.has('child-4')).toBe(false)
  })

  it('is shown with the fact it took back; the first of two stands', () => {
    const [first, second] = [
      aRevocation(award, {}, { seq: 2 }),
      aRevocation(award, { reason: '点错了' }, { seq: 3 }),
    ]
    const { revoked } = fold(committedInOrder([award, first, second], school))
    expect(revoked.get(award.id)?.fact.id).toBe(first.id)
  })

  it('gives back what a strike, a word about time or a substitution had changed', () => {
    const strike = aVoidedClaim()
    expect(fold(committedInOrder([ownCheckIn, strike, aRevocation(strike)], school)).claims.size).toBe(1)
    const word = aSettlement(unsettledCheckIn)
    const doubt = fold(committedInOrder([unsettledCheckIn, word, aRevocation(word)], school))
    expect(doubt.claims.size).toBe(0)
    expect(doubt.timeOpen).toHaveLength(1)
    const substitution = aSubstitution({ student: helperCheckIn.body.student })
    expect(
      reasonsOf(committedInOrder([helperCheckIn, substitution, aRevocation(substitution)], school)),
    ).toEqual([{ counted: 0, reason: 'not-due' }])
  })

  it('of an earlier word about time leaves the later one, and of the later one the earlier', () => {
    const [yes, no] = [
      aSettlement(unsettledCheckIn),
      aSettlement(unsettledCheckIn, { counts: false }, { seq: 2 }),
    ]
    const told = [unsettledCheckIn, yes, no]
    expect(totalOf(committedInOrder(told, school))?.blue).toBe(0)
    expect(totalOf(committedInOrder([...told, aRevocation(no)], school))?.blue).toBe(1)
    expect(totalOf(committedInOrder([...told, aRevocation(yes)], school))?.blue).toBe(0)
  })
})

describe('a duty', () => {
  const atTheLibrary = aDutyCheckIn({}, { by: device('tablet-library'), at: at('07:44') })

  it('checked in on two tablets counts once, with a witness', () => {
    const { claims, entries, totals } = fold(committedInOrder([ownCheckIn, atTheLibrary], school))
    expect(totals.get(ownChild)?.blue).toBe(1)
    expect(entries).toHaveLength(1)
    expect(claims.get(thatMorning)?.standing.fact.id).toBe(ownCheckIn.id)
    expect(claims.get(thatMorning)?.witnesses).toEqual([atTheLibrary.id])
  })

  it('stands by its witness when the first check-in is taken back', () => {
    const facts = committedInOrder([ownCheckIn, atTheLibrary, aRevocation(ownCheckIn)], school)
    expect(fold(facts).claims.get(thatMorning)).toMatchObject({ standing: { number: 2 }, witnesses: [] })
    expect(totalOf(facts)?.blue).toBe(1)
  })

  it('counts once under every interleaving of two tablets', () => {
    const children = ['child-2024-2-01', 'child-2024-2-02', 'child-2024-2-03']
    const onTablet = (id: string) =>
      fc
        .subarray(children)
        .map((names) =>
          names.map((student, index) => aDutyCheckIn({ student }, { by: device(id), seq: index + 1 })),
        )
    const merged = fc
      .tuple(
        onTablet('tablet-302'),
        onTablet('tablet-library'),
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      )
      .map(([one, two, turns]) => {
        const [left, right] = [[...one], [...two]]
        const order = turns.flatMap((isLeft) => (isLeft ? left.shift() : right.shift()) ?? [])
        return { order: [...order, ...left, ...right], one, two }
      })
    holds(
      'interleaving',
      fc.property(merged, ({ order, one, two }) => {
        const facts = order.map((fact, index) => committed(fact, index + 1, school, { due: true }))
        const { claims, totals } = fold(facts)
        const came = new Set([...one, ...two].map(({ body }) => body.student))
        expect(totals.size).toBe(came.size)
        for (const student of came) expect(totals.get(student)?.blue).toBe(1)
        const witnesses = [...claims.values()].flatMap((claim) => claim.witnesses)
        expect(witnesses).toHaveLength(one.length + two.length - came.size)
      }),
    )
  })

  it('is the right child’s own after the wrong child’s tile was tapped and taken back', () => {
    const wrongTap = aDutyCheckIn({ student: 'child-2024-2-03' }, { seq: 1 })
    const ownTap = aDutyCheckIn({ student: ownChild }, { seq: 3 })
    const facts = committedInOrder([wrongTap, aRevocation(wrongTap, {}, { seq: 2 }), ownTap], school)
    expect(totalOf(facts)?.blue).toBe(1)
    expect(fold(facts).totals.has('child-2024-2-03')).toBe(false)
    expect([...fold(facts).claims.keys()]).toEqual([thatMorning])
  })

  it('taken back on the wrong tile does not touch the same child’s own check-in on another tablet', () => {
    const facts = committedInOrder(
      [ownCheckIn, aRevocation(ownCheckIn, {}, { seq: 2 }), atTheLibrary],
      school,
    )
    expect(totalOf(facts)?.blue).toBe(1)
  })

  it('struck by an adult does not come back with check-ins that arrive later', () => {
    const facts = committedInOrder([ownCheckIn, aVoidedClaim(), atTheLibrary], school)
    expect(fold(facts).claims.size).toBe(0)
    expect(totalOf(facts)).toBeUndefined()
    expect(totalOf(committedInOrder([aVoidedClaim(), ownCheckIn], school))).toBeUndefined()
  })

  it('struck on one day leaves the other days', () => {
    const nextDay = aDutyCheckIn({}, { at: at('07:42', wednesday), seq: 2 })
    expect(totalOf(committedInOrder([ownCheckIn, aVoidedClaim(), nextDay], school))?.blue).toBe(1)
  })

  it('of a helper who was not due is kept without points', () => {
    expect(reasonsOf(committedInOrder([helperCheckIn], school))).toEqual([{ counted: 0, reason: 'not-due' }])
  })

  it('of a helper counts once an adult has entered it, though the tablet’s came first', () => {
    const helper = helperCheckIn.body.student
    const entered = aLateEntry({ student: helper })
    const { claims, totals } = fold(committedInOrder([helperCheckIn, entered], school))
    expect(totals.get(helper)?.blue).toBe(1)
    expect([...claims.values()]).toMatchObject([{ standing: { number: 2 }, witnesses: [helperCheckIn.id] }])
  })

  it('of a substitute is the substitute’s, whichever arrives first', () => {
    const substitution = aSubstitution({ student: helperCheckIn.body.student, absent: ownChild })
    for (const order of [
      [helperCheckIn, substitution],
      [substitution, helperCheckIn],
    ]) {
      expect(totalOf(committedInOrder(order, school), helperCheckIn.body.student)?.blue).toBe(1)
    }
    const elsewhere = aSubstitution({ student: helperCheckIn.body.student, window: 'window-lunch' })
    expect(reasonsOf(committedInOrder([elsewhere, helperCheckIn], school))).toEqual([
      { counted: 0, reason: 'not-due' },
    ])
  })
})

describe('time', () => {
  it('that nobody knows leaves a check-in open and out of every total', () => {
    const folded = fold(committedInOrder([unsettledCheckIn], school))
    expect(folded.timeOpen.map(({ fact }) => fact.id)).toEqual([unsettledCheckIn.id])
    expect(folded.claims.size + folded.entries.length + folded.totals.size).toBe(0)
  })

  it('settled by an adult makes the check-in count, whichever arrives first', () => {
    const word = aSettlement(unsettledCheckIn)
    for (const order of [
      [unsettledCheckIn, word],
      [word, unsettledCheckIn],
    ]) {
      const folded = fold(committedInOrder(order, school))
      expect(folded.totals.get(ownChild)?.blue).toBe(1)
      expect(folded.claims.has(thatMorning)).toBe(true)
      expect(folded.timeOpen).toEqual([])
    }
  })

  it('settled to another day and window counts there', () => {
    const word = aSettlement(unsettledCheckIn, { schoolDay: wednesday, window: 'window-lunch' })
    const { claims } = fold(committedInOrder([unsettledCheckIn, word], school))
    expect([...claims.keys()]).toEqual([dutyClaim('post-library', 'window-lunch', wednesday, ownChild)])
  })

  it('settled as 只留记录 keeps the record without points', () => {
    const facts = committedInOrder(
      [unsettledCheckIn, aSettlement(unsettledCheckIn, { counts: false })],
      school,
    )
    expect(reasonsOf(facts)).toEqual([{ counted: 0, reason: 'record-only' }])
    expect(fold(facts).timeOpen).toEqual([])
  })

  it('after the grace gives no points until an adult has looked at it', () => {
    const late = committedInOrder([lateCheckIn], school)
    expect(reasonsOf(late)).toEqual([{ counted: 0, reason: 'time-open' }])
    expect(fold(late).timeOpen).toHaveLength(1)
    expect(totalOf(committedInOrder([lateCheckIn, aSettlement(lateCheckIn)], school))?.blue).toBe(1)
  })

  it('after the grace on one tablet does not take away what was in time on another, and asks nobody', () => {
    const inTime = aDutyCheckIn({}, { by: device('tablet-library') })
    for (const order of [
      [lateCheckIn, inTime],
      [inTime, lateCheckIn],
    ]) {
      const folded = fold(committedInOrder(order, school))
      expect(folded.totals.get(ownChild)?.blue).toBe(1)
      expect(folded.timeOpen).toEqual([])
      expect([...folded.claims.values()]).toMatchObject([{ witnesses: [lateCheckIn.id] }])
    }
  })

  it('asks nobody about a late check-in whose claim was struck', () => {
    expect(fold(committedInOrder([lateCheckIn, aVoidedClaim()], school)).timeOpen).toEqual([])
  })

  it('wrong by a day on one of two tablets counts the child once', () => {
    const wrongDay = aDutyCheckIn(
      {},
      { by: device('tablet-library'), at: at('07:42', wednesday), clockOffset: null },
    )
    const folded = fold(committedInOrder([wrongDay, ownCheckIn, aSettlement(wrongDay)], school))
    expect(folded.totals.get(ownChild)?.blue).toBe(1)
    expect(folded.claims.size).toBe(1)
  })
})

describe('caps and repeats', () => {
  const view = aSmallSchoolView(
    theRules({ automaticDailyCapPerColour: 3 }, { from: wednesday, automaticDailyCapPerColour: 1 }),
    aPlace('place-gallery', { repeat: 'once-per-day' }),
  )
  const stamps = (day = tuesday, points = 2) =>
    ['place-farm', 'place-gallery'].map((place, index) =>
      aStamp({ place, points }, { seq: index + 1, at: at('12:00', day) }),
    )

  it('stop automatic points of a colour at the day’s cap, in commit order, and keep the record', () => {
    expect(reasonsOf(committedInOrder(stamps(), view), view)).toEqual([
      { counted: 2, reason: 'counted' },
      { counted: 1, reason: 'daily-cap' },
    ])
  })

  it('follow the rule of the day', () => {
    expect(reasonsOf(committedInOrder(stamps(wednesday), view), view)).toEqual([
      { counted: 1, reason: 'daily-cap' },
      { counted: 0, reason: 'daily-cap' },
    ])
  })

  it('do not touch what teachers award, nor another child, colour or day', () => {
    const told = [
      aStamp({ points: 3 }, { at: at('12:00') }),
      anAward({ points: 5 }),
      aStamp({ points: 3, student: otherChild }, { at: at('12:00') }),
      aStamp({ points: 3, place: 'place-gallery', colour: 'red' }, { at: at('12:00') }),
      aStamp({ points: 1, place: 'place-gallery' }, { at: at('12:00', wednesday) }),
    ]
    expect(reasonsOf(committedInOrder(told, view), view).every(({ reason }) => reason === 'counted')).toBe(
      true,
    )
  })

  it('share one cap between duty and stamps', () => {
    const told = [aDutyCheckIn({ colour: 'green', points: 2 }), aStamp({ points: 2 }, { at: at('12:00') })]
    expect(reasonsOf(committedInOrder(told, school))).toEqual([
      { counted: 2, reason: 'counted' },
      { counted: 1, reason: 'daily-cap' },
    ])
  })

  it('let a place give points once a week, and again in the next', () => {
    const visits = [tuesday, wednesday, '2026-09-21'].map((day, index) =>
      aStamp({}, { seq: index + 1, at: at('12:00', day) }),
    )
    expect(reasonsOf(committedInOrder(visits, school)).map(({ reason }) => reason)).toEqual([
      'counted',
      'repeat-visit',
      'counted',
    ])
  })

  it('give the visit its points again when the first one was taken back', () => {
    const [first, second] = [aStamp({}, { at: at('12:00') }), aStamp({}, { at: at('12:00', wednesday) })]
    expect(reasonsOf(committedInOrder([first, second, aRevocation(first)], school))).toEqual([
      { counted: 1, reason: 'counted' },
    ])
  })
})

describe('stamp requests', () => {
  const request = aStampRequest()
  const confirmation = aStamp({ request: request.id }, { at: at('09:00', wednesday) })

  it('are open until a teacher confirms, and give nothing by themselves', () => {
    const open = fold(committedInOrder([request], school))
    expect(open.openRequests.map(({ fact }) => fact.id)).toEqual([request.id])
    expect(open.totals.size).toBe(0)
    const confirmed = fold(committedInOrder([request, confirmation], school))
    expect(confirmed.openRequests).toEqual([])
    expect(confirmed.totals.get(ownChild)?.green).toBe(1)
  })

  it('confirmed on the next day are of the day on which the child asked', () => {
    const { claims } = fold(committedInOrder([request, confirmation], school))
    expect([...claims.keys()]).toEqual([stampClaim('place-farm', tuesday, ownChild)])
  })

  it('of the next day stay open when yesterday’s is confirmed', () => {
    const nextRequest = aStampRequest({}, { seq: 2, at: at('08:30', wednesday) })
    const { openRequests } = fold(committedInOrder([request, nextRequest, confirmation], school))
    expect(openRequests.map(({ fact }) => fact.id)).toEqual([nextRequest.id])
  })

  it('are not answered by a stamp that names the request of another child', () => {
    const otherRequest = aStampRequest({ student: otherChild })
    const stamp = aStamp({ request: otherRequest.id }, { at: at('09:00', wednesday) })
    const { openRequests, claims } = fold(committedInOrder([otherRequest, stamp], school))
    expect(openRequests).toHaveLength(1)
    expect([...claims.keys()]).toEqual([stampClaim('place-farm', wednesday, ownChild)])
  })

  it('asked twice ask once; taken back, struck or stamped at the place they are gone', () => {
    const again = aStampRequest({}, { seq: 2 })
    const stampHere = aStamp({}, { by: device('tablet-farm'), at: at('12:00') })
    const strike = aVoidedClaim({ claim: stampClaim('place-farm', tuesday, ownChild) })
    const openAfter = (...told: Parameters<typeof committedInOrder>[0]) =>
      fold(committedInOrder([request, ...told], school)).openRequests.length
    expect(openAfter(again)).toBe(1)
    expect(openAfter(aRevocation(request))).toBe(0)
    expect(openAfter(strike)).toBe(0)
    expect(openAfter(stampHere)).toBe(0)
    expect(openAfter(confirmation, aRevocation(confirmation))).toBe(1)
  })
})

describe('a day’s arrangements', () => {
  it('are there until they are taken back, the last word first', () => {
    const [excuse, again, off] = [
      anExcuse(),
      anExcuse({}, { seq: 2, by: staff('teacher-luo') }),
      aSuspension(),
    ]
    const told = [excuse, again, off]
    const folded = fold(committedInOrder(told, school))
    expect(folded.excused.get(`${ownChild}|window-morning|${tuesday}`)?.fact.id).toBe(again.id)
    expect(folded.suspensions.map(({ fact }) => fact.id)).toEqual([off.id])
    const after = fold(committedInOrder([...told, aRevocation(again), aRevocation(off)], school))
    expect(after.excused.get(`${ownChild}|window-morning|${tuesday}`)?.fact.id).toBe(excuse.id)
    expect(after.suspensions).toEqual([])
  })
})
