import { expect, test } from 'vitest'
import { actionsFor } from '../../../../src/client/features/teacher/today/duty-actions.ts'
import { dutyBoard } from '../../../../src/domain/posts/duty-board.ts'
import type { Asker } from '../../../../src/client/features/teacher/shell/rights.ts'
import { foldFacts } from '../../../../src/domain/facts/fold.ts'
import type { Fact } from '../../../../src/domain/facts/fact.schema.ts'
import {
  aCheckOut,
  aDutyCheckIn,
  anAbsence,
  aLateEntry,
  anAppointment,
  anExcuse,
  aPost,
  aSmallSchoolView,
  childOf,
  committedInOrder,
  ownChild,
  ownClass,
  staff,
  tuesday,
} from '../../../support/builders/index.ts'

const second = childOf(ownClass, 2)
const school = aSmallSchoolView(anAppointment(second, 'post-library'))

function actions(
  teacher: string,
  facts: Fact[],
  students: string[],
  phase: 'running' | 'upcoming' = 'running',
  view = school,
) {
  const ledger = committedInOrder(facts, view)
  const folded = foldFacts(ledger, view.foldRules)
  const reach = { classes: 'all', posts: 'all' } as const
  const board = dutyBoard({
    view,
    folded,
    facts: ledger,
    date: tuesday,
    window: 'window-morning',
    phase,
    reach,
  })
  const find = (id: string) => ledger.find(({ fact }) => fact.id === id)
  const asker: Asker = { view, author: staff(teacher), today: tuesday, find }
  const chosen = board.filter(({ student }) => students.includes(student.id))
  return actionsFor(chosen, phase, asker)
}

test('the missing can be entered, excused and replaced', () => {
  const { shows, enter } = actions('teacher-lin', [], [ownChild, second])
  expect(shows).toMatchObject({ enter: true, excuse: true, substitute: true, cancel: false })
  expect(enter).toHaveLength(2)
})

test('nobody can have been there before the window opens, but leave can be noted', () => {
  const { enter, excuse } = actions('teacher-lin', [], [second], 'upcoming')
  expect(enter).toEqual([])
  expect(excuse).toHaveLength(1)
})

test('who is there can be struck by the class teacher, not by the duty teacher who did not write it', () => {
  const facts = [aDutyCheckIn({ student: second })]
  expect(actions('teacher-lin', facts, [second]).cancel).toHaveLength(1)
  expect(actions('teacher-duan', facts, [second]).cancel).toEqual([])
})

test('a duty teacher takes back the own entry', () => {
  const entry = aLateEntry({ student: second }, { by: staff('teacher-duan') })
  expect(actions('teacher-duan', [entry], [second]).cancel).toHaveLength(1)
})

test('leave is taken back, or turned into presence', () => {
  const { kind, shows } = actions('teacher-lin', [anExcuse({ student: second })], [second])
  expect(kind).toBe('leave')
  expect(shows).toMatchObject({ enter: true, excuse: false, substitute: true, cancel: true })
})

test('a class teacher arranges nothing for another class', () => {
  const { enter, excuse } = actions('teacher-gao', [], [second])
  expect(enter).toEqual([])
  expect(excuse).toEqual([])
})

test('where a post wants to hear it, an adult may say that a child has left, once', () => {
  const asks = aSmallSchoolView(aPost('post-library', { checkOut: true }))
  const came = aDutyCheckIn({ student: ownChild })
  expect(actions('teacher-lin', [came], [ownChild]).shows.leave).toBe(false)
  expect(actions('teacher-lin', [came], [ownChild], 'running', asks)).toMatchObject({
    ...{ shows: { leave: true }, leave: [{ left: false }] },
  })
  const left = aCheckOut({ student: ownChild })
  expect(actions('teacher-lin', [came, left], [ownChild], 'running', asks).shows.leave).toBe(false)
})

test('an absence that was looked at is taken back, or turned into presence or nothing else', () => {
  const missed = anAbsence({ student: second }, { by: staff('teacher-lin') })
  const { kind, shows, cancel } = actions('teacher-lin', [missed], [second])
  expect(kind).toBe('missed')
  expect(cancel).toHaveLength(1)
  expect(shows).toMatchObject({ enter: true, excuse: false, substitute: false, cancel: true })
})
