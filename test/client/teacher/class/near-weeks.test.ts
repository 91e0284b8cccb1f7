import { expect, test } from 'vitest'
import {
  hasTwoWeeksBehind,
  nearSince,
  nearWeeks as near14,
} from '../../../../src/client/features/teacher/class/near-weeks.ts'
import type { Entry } from '../../../../src/domain/facts/fold.ts'
import { aSchoolView } from '../../../support/builders/index.ts'

const today = '2026-09-30'
const view = aSchoolView()
const nearWeeks = (entries: Entry[], day: string) => near14(entries, nearSince(view, day), day)
const entry = (changes: Partial<Entry> = {}): Entry => ({
  fact: 'fact',
  kind: 'award',
  student: 'child',
  colour: 'green',
  day: today,
  nominal: 1,
  counted: 1,
  reason: 'counted',
  ...changes,
})

test('shows the colours of the last fourteen days, today included, in the order of the flower', () => {
  const near = nearWeeks([entry({ colour: 'purple' }), entry({ colour: 'red', day: '2026-09-17' })], today)
  expect(near.coloursOf('child')).toEqual(['red', 'purple'])
})

test('forgets what is fifteen days old', () => {
  const near = nearWeeks([entry({ day: '2026-09-16' })], today)
  expect(near.coloursOf('child')).toEqual([])
  expect(near.isSeen('child')).toBe(false)
})

test('shows a capped duty and a repeated visit: they happened, they only gave no points', () => {
  const capped = entry({ colour: 'blue', counted: 0, reason: 'daily-cap' })
  const repeated = entry({ colour: 'yellow', counted: 0, reason: 'repeat-visit' })
  expect(nearWeeks([capped, repeated], today).coloursOf('child')).toEqual(['blue', 'yellow'])
})

test('shows nothing yet for what waits for an adult, but does not call the child unseen', () => {
  const near = nearWeeks([entry({ counted: 0, reason: 'time-open' })], today)
  expect(near.coloursOf('child')).toEqual([])
  expect(near.isSeen('child')).toBe(true)
})

test('gives equal rows as the same array, so that a tile does not redraw', () => {
  const near = nearWeeks([entry({ student: 'one' }), entry({ student: 'other' })], today)
  expect(near.coloursOf('one')).toBe(near.coloursOf('other'))
})

test('looks back over ten school days, so that a week of holidays makes nobody unseen', () => {
  expect(nearSince(view, '2026-10-08')).toBe('2026-09-18')
  expect(nearSince(view, '2026-11-18')).toBe('2026-11-05')
})

test('begins the colours anew with the term', () => {
  expect(nearSince(view, '2026-09-08')).toBe('2026-09-01')
})

test('calls nobody unseen in the first fortnight of a term', () => {
  expect(hasTwoWeeksBehind('2026-09-01', '2026-09-14')).toBe(false)
  expect(hasTwoWeeksBehind('2026-09-01', '2026-09-15')).toBe(true)
  expect(hasTwoWeeksBehind(undefined, '2026-09-15')).toBe(false)
})
