/** 待核: what stands together, what may be released, and a tablet's times settled at once. */
import { describe, expect, it } from 'vitest'
import {
  canRelease,
  type Held,
  heldGroups,
  writtenAt,
} from '../../../src/client/features/office/held/held-groups.ts'
import {
  type CheckIn,
  isAnswered,
  settlementsOf,
  timeGroups,
} from '../../../src/client/features/office/held/time-groups.ts'
import { aDutyCheckIn } from '../../support/builders/index.ts'

const held = (id: string, changes: Partial<Held> = {}): Held => ({
  id,
  fact: { author: { kind: 'staff', id: 'staff-xu' }, occurredAt: 1_000, clockOffset: 60 },
  verdict: 'refused',
  code: 'student-left',
  detail: {},
  student: null,
  class: null,
  receivedAt: 2_000,
  seen: false,
  ...changes,
})

describe('held facts', () => {
  it('stand together by who wrote them; what was seen and refused is gone, what waits stays', () => {
    const groups = heldGroups([
      held('a'),
      held('b', { seen: true }),
      held('c', { seen: true, verdict: 'quarantined' }),
      held('d', { fact: { author: { kind: 'device', id: 'tablet-7' } } }),
    ])
    const said = groups.map(({ key, refused, quarantined }) => [
      key,
      refused.map(({ id }) => id),
      quarantined.map(({ id }) => id),
    ])
    expect(said).toEqual([
      ['staff/staff-xu', ['a'], ['c']],
      ['device/tablet-7', ['d'], []],
    ])
  })

  it('cannot be released when there are two contents under one number', () => {
    expect(canRelease(held('a', { verdict: 'quarantined', code: 'rights-lapsed' }))).toBe(true)
    expect(canRelease(held('a', { verdict: 'quarantined', code: 'content-conflict' }))).toBe(false)
    expect(canRelease(held('a'))).toBe(false)
  })

  it('have the corrected time of their device, or the time they arrived', () => {
    expect(writtenAt(held('a'))).toBe(1_060)
    expect(writtenAt(held('a', { fact: {} }))).toBe(2_000)
  })
})

describe('times to settle', () => {
  const checkIn = (time: 'unsettled' | 'after-grace', window: string | null): CheckIn => ({
    fact: aDutyCheckIn({ window }),
    stamp: { stream: 'class:c@t', schoolDay: '2026-11-17', window: null, time, due: true },
    number: 7,
  })

  it('a clock that is off and a child who came late are two questions, also on one tablet', () => {
    const groups = timeGroups([checkIn('unsettled', null), checkIn('after-grace', 'noon')])
    expect(groups.map(({ kind, checkIns }) => [kind, checkIns.length])).toEqual([
      ['clock', 1],
      ['late', 1],
    ])
  })

  it('one answer for the whole tablet names the window; left open, each keeps its own', () => {
    const both = [checkIn('unsettled', 'noon'), checkIn('unsettled', null)]
    const each = { counts: true, day: '', window: '' }
    expect(isAnswered(both, each)).toBe(false)
    expect(isAnswered(both, { ...each, counts: false })).toBe(true)
    const answer = { ...each, day: '2026-11-16', window: 'morning' }
    expect(isAnswered(both, answer)).toBe(true)
    expect(settlementsOf(both, answer)).toMatchObject([
      { schoolDay: '2026-11-16', window: 'morning', counts: true },
      { schoolDay: '2026-11-16', window: 'morning', counts: true },
    ])
    expect(settlementsOf(both, each).map(({ window }) => window)).toEqual(['noon', null])
  })

  it('nothing ticked is no answer', () => {
    expect(isAnswered([], { counts: false, day: '', window: '' })).toBe(false)
  })
})
