import { expect, test } from 'vitest'
import {
  countDuties,
  dutyBoard,
  type BoardQuestion,
  type DutyState,
} from '../../../src/domain/posts/duty-board.ts'
import { byClass, byPost } from '../../../src/client/features/teacher/today/duty-groups.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import {
  aCheckOut,
  aDutyCheckIn,
  anAbsence,
  aLateEntry,
  anAppointment,
  anExcuse,
  aRevocation,
  aSmallSchoolView,
  aSubstitution,
  aSuspension,
  aVoidedClaim,
  childOf,
  committedInOrder,
  otherClass,
  ownChild,
  ownClass,
  paperChild,
  tuesday,
} from '../../support/builders/index.ts'

const second = childOf(ownClass, 2)
const third = childOf(ownClass, 3)
const view = aSmallSchoolView(anAppointment(second, 'post-library'))
const morning = { window: 'window-morning', schoolDay: tuesday } as const

function board(facts: Fact[], changes: Partial<BoardQuestion> = {}) {
  const ledger = committedInOrder(facts, view)
  return dutyBoard({
    view,
    folded: foldFacts(ledger, view.foldRules),
    facts: ledger,
    date: tuesday,
    window: 'window-morning',
    phase: 'running',
    reach: { classes: new Set([ownClass]), posts: new Set() },
    ...changes,
  })
}
const statesAfter = (...facts: Fact[]): Record<string, DutyState> =>
  Object.fromEntries(board(facts).map(({ student, state }) => [student.id, state]))

test('lists who is due in the own class, the missing first, children on paper apart', () => {
  expect(
    board([aDutyCheckIn({ student: ownChild })]).map(({ student, state }) => [student.id, state]),
  ).toEqual([
    [second, 'absent'],
    [ownChild, 'present'],
    [paperChild, 'paper'],
  ])
})

test('nobody is missing before the window opens', () => {
  expect(board([], { phase: 'upcoming' })[0]?.state).toBe('upcoming')
})

test('tells an entry by an adult from a tap', () => {
  expect(board([aLateEntry({ student: second })]).find(({ student }) => student.id === second)?.entered).toBe(
    true,
  )
})

test('shows leave, and that a child who came all the same is present', () => {
  const leave = anExcuse({ student: second, ...morning })
  expect(statesAfter(leave)[second]).toBe('leave')
  expect(statesAfter(leave, aRevocation(leave))[second]).toBe('absent')
  expect(statesAfter(leave, aDutyCheckIn({ student: second }))[second]).toBe('present')
})

test('a substitute appears on the board, and covers the child who is away', () => {
  const duties = board([aSubstitution({ student: third, absent: second, ...morning })])
  const [covered, substitute] = [second, third].map((id) => duties.find(({ student }) => student.id === id))
  expect(covered).toMatchObject({ state: 'covered' })
  expect(covered?.coveredBy?.id).toBe(third)
  expect(substitute).toMatchObject({ state: 'absent', standsIn: true })
})

test('a post, a window or a day that is suspended leaves nobody missing', () => {
  for (const where of [
    { post: 'post-library', window: 'window-morning' },
    { post: null, window: 'window-morning' },
    { post: null, window: null },
  ])
    expect(statesAfter(aSuspension({ ...where, schoolDay: tuesday }))[second]).toBe('suspended')
  expect(statesAfter(aSuspension({ post: 'post-canteen', window: null }))[second]).toBe('absent')
  expect(statesAfter(aSuspension({ post: 'post-library', mode: 'indoors' }))[second]).toBe('absent')
})

test('a struck claim stays struck, with what struck it at hand to take it back', () => {
  const strike = aVoidedClaim({ student: second })
  const duties = board([aDutyCheckIn({ student: second }), strike])
  expect(duties.find(({ student }) => student.id === second)).toMatchObject({
    state: 'struck',
    cause: strike.id,
  })
})

test('a post mentor sees the own posts of every class, a duty teacher all', () => {
  const nobody = new Set<string>()
  const mentor = board([], { reach: { classes: nobody, posts: new Set(['post-canteen']) } })
  expect(mentor.map(({ classId }) => classId)).toEqual([otherClass])
  expect(board([], { reach: { classes: 'all', posts: 'all' } })).toHaveLength(4)
})

test('an adult has looked: the child did not come, until somebody says otherwise', () => {
  const missed = anAbsence({ student: second })
  expect(board([missed]).find(({ student }) => student.id === second)).toMatchObject({
    ...{ state: 'missed', cause: missed.id },
  })
  expect(statesAfter(missed, aRevocation(missed))[second]).toBe('absent')
  expect(statesAfter(missed, aLateEntry({ student: second }))[second]).toBe('present')
  expect(statesAfter(missed, anExcuse({ student: second, ...morning }))[second]).toBe('leave')
})

test('who has left is still present, and done; leaving without having come says nothing', () => {
  const left = aCheckOut({ student: second })
  const own = (facts: Fact[]) => board(facts).find(({ student }) => student.id === second)
  expect(own([aDutyCheckIn({ student: second }), left])).toMatchObject({ state: 'present', left: true })
  expect(own([aDutyCheckIn({ student: second })])).toMatchObject({ left: false })
  expect(own([left])).toMatchObject({ state: 'absent', left: false })
  const elsewhere = aCheckOut({ student: second, post: 'post-canteen' })
  expect(own([aDutyCheckIn({ student: second }), elsewhere])).toMatchObject({ left: false })
})

test('counts for the heading, and groups by class and by post', () => {
  const duties = board([anExcuse({ student: second, ...morning })], {
    reach: { classes: 'all', posts: 'all' },
  })
  expect(countDuties(duties)).toEqual({ present: 0, absent: 2, leave: 1 })
  expect(byClass(duties, view).map(({ id }) => id)).toEqual([ownClass, otherClass])
  expect(byPost(duties, view).map(({ id }) => id)).toEqual(['post-library', 'post-canteen'])
})
