import { describe, expect, test } from 'vitest'
import { monthAfter, monthGrid } from '../../../src/client/features/office/calendar/month-grid.ts'
import { atHeldPage, waitingOf } from '../../../src/client/features/office/parts/waiting.ts'
import { dutiesToday } from '../../../src/client/features/office/today/duties-today.ts'
import { firstSteps } from '../../../src/client/features/office/today/first-steps.ts'
import { numbersToday } from '../../../src/client/features/office/today/numbers-today.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import type { SchoolView } from '../../../src/domain/school/school-view.ts'
import {
  aDutyCheckIn,
  aFact,
  anAppointment,
  anAward,
  aSchoolView,
  aSmallSchoolView,
  at,
  committedInOrder,
  otherChild,
  ownChild,
  staff,
  tuesday,
} from '../../support/builders/index.ts'

const folded = (view: SchoolView, facts: readonly Fact[]) =>
  foldFacts(committedInOrder(facts, view), view.foldRules)
const held = (view: SchoolView, facts: readonly Fact[]) => {
  const ledger = committedInOrder(facts, view)
  return { view, folded: foldFacts(ledger, view.foldRules), facts: ledger }
}
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const morning = (view: SchoolView, facts: readonly Fact[], time: string) => {
  const [first] = dutiesToday(held(view, facts), tuesday, minutes(time))
  if (!first) throw new Error('the morning window runs on a Tuesday')
  return first
}
const lead = staff('teacher-luo')
const arranged = { schoolDay: tuesday, window: 'window-morning' }

describe("the day's duties", () => {
  test('nobody is missing before the window opens; then whoever has not come', () => {
    const view = aSmallSchoolView()
    expect(morning(view, [], '07:00')).toMatchObject({ phase: 'upcoming', due: 2, came: 0, missing: 0 })
    expect(morning(view, [aDutyCheckIn()], '07:45')).toMatchObject({ phase: 'running', came: 1, missing: 1 })
  })

  test('a child on the paper passport is shown and never missing', () => {
    const people = morning(aSmallSchoolView(), [], '08:30').posts.flatMap((post) => post.people)
    expect(people.map(({ state }) => state).sort()).toEqual(['absent', 'absent', 'paper'])
  })

  test('leave and a substitute are not missing', () => {
    const view = aSmallSchoolView()
    const excused = aFact('duty.excused.v1', { student: otherChild, post: null, ...arranged }, { by: lead })
    const stands = { student: 'child-2024-2-02', absent: ownChild, post: 'post-library', ...arranged }
    const substituted = aFact('duty.substituted.v1', stands, { by: lead, seq: 2 })
    const came = aDutyCheckIn({ student: 'child-2024-2-02' }, { seq: 3 })
    expect(morning(view, [excused, substituted, came], '08:30')).toMatchObject({
      missing: 0,
      away: 2,
      due: 2,
    })
    // The substitute is expected in the other child's place.
    expect(morning(view, [excused, substituted], '08:30')).toMatchObject({ missing: 1, away: 2, due: 2 })
  })

  test('a post without duty today is not due', () => {
    const view = aSmallSchoolView()
    const off = { post: 'post-library', window: null, schoolDay: tuesday, mode: 'off' as const }
    const window = morning(view, [aFact('duty.suspended.v1', off, { by: lead })], '08:30')
    expect(window).toMatchObject({ due: 1, missing: 1 })
    expect(window.posts.find(({ post }) => post.id === 'post-library')?.arranged).toBe('off')
  })

  test('no window runs on a Sunday', () => {
    const view = aSmallSchoolView()
    expect(dutiesToday(held(view, []), '2026-09-20', 480)).toEqual([])
  })

  test('windows that have not opened are not in the numbers', () => {
    const view = aSmallSchoolView(
      anAppointment('child-2024-2-02', 'post-library', { windows: ['window-lunch'] }),
    )
    const facts = [aDutyCheckIn(), anAward({ student: ownChild }, { by: lead })]
    const known = held(view, facts)
    const numbers = (time: string) =>
      numbersToday(known.folded, dutiesToday(known, tuesday, minutes(time)), tuesday)
    expect(numbers('08:00')).toMatchObject({ came: 1, due: 2, missing: 1, awards: 1, awarded: 1 })
    expect(numbers('13:00')).toMatchObject({ due: 3, missing: 2 })
  })
})

describe('what waits', () => {
  test('is what is in quarantine, refused and unseen, or of doubtful time', () => {
    const view = aSmallSchoolView()
    const late = aDutyCheckIn({}, { at: at('08:05') })
    const waiting = waitingOf(view, folded(view, [late]))
    expect(waiting).toEqual({ quarantined: 0, refused: 0, times: 1, stampRequests: 0 })
    expect(atHeldPage(waiting)).toBe(1)
  })
})

describe('the first steps', () => {
  test('are all open in a school that has just been set up', () => {
    expect(firstSteps(aSchoolView(), tuesday).map(({ isDone }) => isDone)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
  })

  test('are done in a school that works', () => {
    expect(firstSteps(aSmallSchoolView(), tuesday).every(({ isDone }) => isDone)).toBe(true)
  })
})

describe('a month of the calendar', () => {
  const { calendar } = aSchoolView()
  const october = monthGrid(calendar, '2026-10')
  const day = (date: string) => october.flatMap(({ days }) => days).find((own) => own.date === date)

  test('has its weeks from Monday, with their number in the term', () => {
    expect(october[0]?.days[0]?.date).toBe('2026-09-28')
    expect(october.map(({ week }) => week)).toEqual([5, 6, 7, 8, 9])
  })

  test('says what each day is', () => {
    expect(day('2026-10-01')).toMatchObject({ kind: 'holiday', name: '国庆节', dutiesRun: false })
    expect(day('2026-10-10')).toMatchObject({ kind: 'make-up', follows: 3, dutiesRun: true })
    expect(day('2026-10-17')).toMatchObject({ kind: 'weekend' })
    expect(day('2026-10-29')).toMatchObject({ kind: 'event', name: '秋季运动会', dutiesRun: false })
    expect(day('2026-10-08')).toMatchObject({ kind: 'school', dutiesRun: true })
  })

  test('months go on over the year', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01')
    expect(monthAfter('2026-01', -1)).toBe('2025-12')
  })
})
