/** The facts of a post's life give and take no points, and stand in one order however they arrive. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import { isForAdults } from '../../../src/domain/facts/readers.ts'
import { isServiceLifeType } from '../../../src/domain/facts/service-life-types.ts'
import { withoutStudent } from '../../../src/domain/facts/erasure.ts'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { type LedgerFact, studentsNamedIn } from '../../../src/domain/facts/ledger.ts'
import {
  aCheckOut,
  aCountersign,
  aDutyCheckIn,
  anAbsence,
  anAnswer,
  anApplication,
  anAskedSubstitute,
  anAttendance,
  anAward,
  anEvaluation,
  aNomination,
  aNoteOnApplication,
  anObjection,
  aRevocation,
  aSmallSchoolView,
  aWord,
  committedInOrder,
  otherChild,
  ownChild,
} from '../../support/builders/index.ts'

const school = aSmallSchoolView()
const [word, asked, application] = [aWord(), anAskedSubstitute(), anApplication()]
const life: Fact[] = [
  ...[application, aNoteOnApplication(), anObjection(), anAttendance(), aCheckOut(), anAbsence()],
  ...[asked, anAnswer(asked), anEvaluation(), word, aCountersign(word), aNomination()],
]
const points = [aDutyCheckIn(), anAward(), anAward({}, { seq: 2 })]
const fold = (facts: Iterable<LedgerFact>) => foldFacts(facts, school.foldRules)
const committed = (facts: readonly Fact[]) => committedInOrder(facts, school) as LedgerFact[]

describe('the life of a post', () => {
  it('changes no total, no claim and no question, and nobody has to update for it', () => {
    const { serviceLife: none, ...without } = fold(committed(points))
    const { serviceLife, ...withLife } = fold(committed([...points, ...life]))
    expect(withLife).toEqual(without)
    expect([none.length, serviceLife.length]).toEqual([0, life.length])
    expect(life.every(({ type }) => isServiceLifeType(type))).toBe(true)
  })

  it('stands in commit order, however it arrives and however often, without what was taken back', () => {
    const all = committed([...points, ...life, aRevocation(application)])
    const expected = fold(all).serviceLife.map(({ fact }) => fact.id)
    expect(expected).not.toContain(application.id)
    fc.assert(
      fc.property(fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length }), (again) => {
        expect(fold(again).serviceLife.map(({ fact }) => fact.id)).toEqual(expected)
      }),
      { numRuns: 50 },
    )
  })

  it('keeps from every tablet what adults think of a child', () => {
    expect(life.filter(isForAdults).map(({ type }) => type)).toEqual([
      ...['application.noted.v1', 'objection.noted.v1', 'duty.missed.v1'],
      ...['duty.evaluated.v1', 'word.written.v1', 'word.countersigned.v1', 'honour.nominated.v1'],
    ])
  })
})

describe('a child who is erased', () => {
  it('is named in words by and about the child, and in who was absent', () => {
    const thanks = aWord({ student: otherChild, writer: ownChild, kind: 'thanks' })
    expect(studentsNamedIn(thanks).sort()).toEqual([ownChild, otherChild].sort())
    expect(studentsNamedIn(word)).toEqual([ownChild])
    expect(withoutStudent(thanks, ownChild)).toBeNull()
    expect(withoutStudent(thanks, otherChild)).toBeNull()
    const instead = anAskedSubstitute({ student: otherChild, absent: ownChild })
    expect(withoutStudent(instead, ownChild)).toMatchObject({ body: { student: otherChild, absent: null } })
    expect(life.map((fact) => withoutStudent(fact, ownChild))).toEqual(life.map(() => null))
  })
})
