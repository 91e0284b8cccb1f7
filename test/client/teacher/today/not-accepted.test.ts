import { expect, test } from 'vitest'
import { notAccepted, type OwnAnswers } from '../../../../src/client/features/teacher/today/not-accepted.ts'
import type { RecordBody } from '../../../../src/domain/records/record.schema.ts'
import {
  aDutyCheckIn,
  anAward,
  aRow,
  aSmallSchoolView,
  childOf,
  otherClass,
  ownChild,
  ownClass,
  staff,
} from '../../../support/builders/index.ts'

const me = 'teacher-lin'
const action = '01990000-0000-7000-8000-000000000001'
const awards = [ownChild, childOf(ownClass, 2), childOf(ownClass, 3)].map((student, index) =>
  anAward({ student }, { by: staff(me), seq: index + 1, actionId: action }),
)
const refused = (seq: number, verdict: 'refused' | 'quarantined' = 'refused') => ({
  seq,
  exception: { seq, verdict, code: 'student-left' as const, detail: {} },
})
const answered = (...seqs: number[]): OwnAnswers => ({
  own: new Map(awards.map((fact) => [fact.seq, { fact }])),
  answers: seqs.map((seq) => refused(seq)),
})
const held = (id: string, changes: Partial<RecordBody<'held'>> = {}) =>
  aRow('held', id, {
    fact: aDutyCheckIn({ student: ownChild }),
    verdict: 'quarantined',
    code: 'device-unpaired',
    detail: {},
    student: ownChild,
    class: ownClass,
    receivedAt: 0,
    seen: false,
    ...changes,
  })
const reader = { me, answersFor: (id: string | null) => id === ownClass, isInLedger: () => false }
const nothing: OwnAnswers = { own: new Map(), answers: [] }
const none = new Set<string>()

test('one action refused for one reason is one line with its children', () => {
  const list = notAccepted(aSmallSchoolView(), answered(1, 3), reader, none)
  expect(list.map(({ students }) => students)).toEqual([[ownChild, childOf(ownClass, 3)]])
})

test('a refusal known from the answer and from the held record is one line', () => {
  const fact = awards[0]
  const view = aSmallSchoolView(
    held(fact?.id ?? '', { fact: fact ?? {}, verdict: 'refused', code: 'student-left' }),
  )
  const list = notAccepted(view, answered(1), reader, none)
  expect(list).toHaveLength(1)
  expect(list[0]?.held).toEqual([fact?.id])
})

test('shows what tablets of the own class wrote, not of another', () => {
  const own = notAccepted(aSmallSchoolView(held('held-1')), nothing, reader, none)
  expect(own).toHaveLength(1)
  const other = aSmallSchoolView(held('held-2', { class: otherClass }))
  expect(notAccepted(other, nothing, reader, none)).toEqual([])
})

test('shows what this teacher wrote on another phone, wherever the child is', () => {
  const fact = anAward({ student: childOf(otherClass, 1) }, { by: staff(me) })
  const view = aSmallSchoolView(held('held-3', { class: otherClass, fact }))
  const [item] = notAccepted(view, nothing, reader, none)
  expect(item?.ids).toEqual([fact.id])
  // Putting it aside for the school is not this teacher's to do.
  expect(item?.held).toEqual([])
})

test('is gone once it was put aside, here or at the school, or released', () => {
  const view = aSmallSchoolView()
  expect(notAccepted(view, answered(1), reader, new Set([awards[0]?.id ?? '']))).toEqual([])
  expect(notAccepted(aSmallSchoolView(held('held-1', { seen: true })), nothing, reader, none)).toEqual([])
  expect(notAccepted(view, answered(1), { ...reader, isInLedger: () => true }, none)).toEqual([])
})

test('is not moved by a fact that only waits for its target', () => {
  const waiting: OwnAnswers = {
    ...answered(),
    answers: [{ seq: 1, exception: { seq: 1, verdict: 'waiting' } }],
  }
  expect(notAccepted(aSmallSchoolView(), waiting, reader, none)).toEqual([])
})
