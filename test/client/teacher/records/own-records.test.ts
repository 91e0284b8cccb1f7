import { expect, test } from 'vitest'
import { ownActions } from '../../../../src/client/features/teacher/records/own-records.ts'
import { unsentFile } from '../../../../src/client/features/teacher/me/export-unsent.ts'
import { foldFacts } from '../../../../src/domain/facts/fold.ts'
import {
  anAward,
  aRevocation,
  aSmallSchoolView,
  at,
  childOf,
  committed,
  ownChild,
  ownClass,
  staff,
  unsent,
} from '../../../support/builders/index.ts'

const view = aSmallSchoolView()
const me = staff('teacher-lin')
const action = '01990000-0000-7000-8000-000000000001'
const nothing = { own: new Map(), answers: [] }
const award = (student: string, seq: number, time: string, actionId?: string) =>
  anAward({ student }, { by: me, seq, at: at(time), ...(actionId ? { actionId } : {}) })

test('one action on several children is one line, newest first, with the least settled state', () => {
  const facts = [
    committed(award(ownChild, 1, '10:00', action), 1, view),
    unsent(award(childOf(ownClass, 2), 2, '10:00', action), view),
    committed(award(ownChild, 3, '11:00'), 2, view),
    committed(anAward({}, { by: staff('teacher-gao'), seq: 4 }), 3, view),
  ]
  const actions = ownActions(facts, nothing, foldFacts(facts, view.foldRules), me)
  expect(actions.map(({ facts: own, state }) => [own.length, state])).toEqual([
    [1, 'sent'],
    [2, 'waiting'],
  ])
})

test('what was refused and what waits for a check stay in the list', () => {
  const [refused, heldBack] = [award(ownChild, 1, '10:00'), award(ownChild, 2, '10:01')]
  const answers = [
    { seq: 1, exception: { seq: 1, verdict: 'refused' as const, code: 'student-left' as const, detail: {} } },
    {
      seq: 2,
      exception: { seq: 2, verdict: 'quarantined' as const, code: 'rights-lapsed' as const, detail: {} },
    },
  ]
  const own = new Map([refused, heldBack].map((fact) => [fact.seq, { fact }]))
  const states = ownActions([], { own, answers }, foldFacts([], view.foldRules), me).map(({ state }) => state)
  expect(states).toEqual(['held', 'refused'])
  const released = [committed(heldBack, 7, view)]
  const after = ownActions(released, { own, answers }, foldFacts(released, view.foldRules), me)
  expect(after.map(({ state }) => state)).toEqual(['sent', 'refused'])
})

test('marks what was taken back', () => {
  const fact = award(ownChild, 1, '10:00')
  const facts = [committed(fact, 1, view), unsent(aRevocation(fact, {}, { seq: 2 }), view)]
  const actions = ownActions(facts, nothing, foldFacts(facts, view.foldRules), me)
  expect(actions.find(({ first }) => first.id === fact.id)?.facts[0]?.takenBack).toBe(true)
})

test('the file of what is not sent holds those facts whole and nothing else', () => {
  const waiting = award(ownChild, 2, '10:01')
  const file = unsentFile([committed(award(ownChild, 1, '10:00'), 1, view), unsent(waiting, view)], me, view)
  expect(file.facts).toEqual([waiting])
})
