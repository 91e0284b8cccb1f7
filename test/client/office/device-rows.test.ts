import { describe, expect, test } from 'vitest'
import type { HolderStatus, InstallStatus } from '../../../src/client/api/devices.ts'
import {
  deviceCounts,
  deviceRows,
  passesFilter,
} from '../../../src/client/features/office/devices/device-rows.ts'
import {
  classesWithoutTablet,
  plannedFor,
  type Scope,
  scopeKey,
  scopeOfKey,
} from '../../../src/client/features/office/devices/device-scopes.ts'
import { aSmallSchoolView, at, aTablet, otherClass, ownClass, tuesday } from '../../support/builders/index.ts'

const now = at('11:52')
const moment = { now, today: tuesday }
const install = (changes: Partial<InstallStatus> = {}): InstallStatus => ({
  install: 'install-1',
  firstContact: now - 20 * 86_400,
  lastContact: now - 60,
  highest: 52,
  gaps: [],
  clockOffset: 0,
  restarts: 0,
  owesBack: false,
  copy: null,
  ...changes,
})
const contactOf = (id: string, changes: Partial<InstallStatus> = {}): HolderStatus => {
  const own = install(changes)
  return { kind: 'device', id, lastContact: own.lastContact, installs: [own] }
}
const rowOf = (changes: Partial<InstallStatus>) => {
  const row = deviceRows(aSmallSchoolView(), [contactOf('tablet-302', changes)], moment).find(
    ({ device }) => device.id === 'tablet-302',
  )
  if (!row) throw new Error('the tablet is on the list')
  return row
}

describe('a tablet as the office sees it', () => {
  test('is fine when it was in touch today, nothing is missing and its clock is right', () => {
    const row = rowOf({})
    expect(row).toMatchObject({ contactedToday: true, wantsLook: false, namesHidden: false })
    expect(row.missing.kind).toBe('none')
    expect(row.clock.kind).toBe('right')
  })

  test('names the records that have not arrived, of every life of its store', () => {
    const status: HolderStatus = {
      kind: 'device',
      id: 'tablet-302',
      lastContact: now,
      installs: [install({ gaps: [[41, 52]] }), install({ install: 'install-0', gaps: [[3, 3]] })],
    }
    const row = deviceRows(aSmallSchoolView(), [status], moment).find(
      ({ device }) => device.id === 'tablet-302',
    )
    expect(row?.missing).toEqual({
      kind: 'some',
      count: 13,
      ranges: [
        { install: 'install-1', first: 41, last: 52 },
        { install: 'install-0', first: 3, last: 3 },
      ],
    })
  })

  test('is unknown in what it holds and in its clock after a day of silence', () => {
    const row = rowOf({ lastContact: now - 2 * 86_400, clockOffset: 900 })
    expect(row.missing.kind).toBe('unknown')
    expect(row.clock.kind).toBe('unknown')
    expect(passesFilter(row, 'silent')).toBe(true)
  })

  test.each([
    [900, { kind: 'slow', minutes: 15 }],
    [-1200, { kind: 'fast', minutes: 20 }],
    [100, { kind: 'right' }],
    [now, { kind: 'wrong-year', year: 1970 }],
    [null, { kind: 'unknown' }],
  ])('with an offset of %s seconds has a clock that is %o', (clockOffset, clock) => {
    expect(rowOf({ clockOffset }).clock).toEqual(clock)
  })

  test('has put the names away after fourteen school days without contact, not after a holiday', () => {
    const october = { now: at('08:00', '2026-10-08'), today: '2026-10-08' }
    const lastSeen = (day: string) =>
      deviceRows(
        aSmallSchoolView(),
        [contactOf('tablet-302', { lastContact: at('16:00', day) })],
        october,
      ).find(({ device }) => device.id === 'tablet-302')
    expect(lastSeen('2026-09-30')?.namesHidden).toBe(false)
    expect(lastSeen('2026-09-11')?.namesHidden).toBe(false)
    expect(lastSeen('2026-09-10')?.namesHidden).toBe(true)
  })

  test('is not counted among the working ones when it was reported stolen', () => {
    const view = aSmallSchoolView(aTablet('tablet-302', { class: ownClass, state: 'stolen' }))
    const rows = deviceRows(view, [contactOf('tablet-302')], moment)
    expect(deviceCounts(rows)).toMatchObject({ gone: 1, today: 0, all: 4 })
  })

  test('of the server is not asked: nothing is said to want a look', () => {
    expect(deviceRows(aSmallSchoolView(), null, moment).every(({ wantsLook }) => !wantsLook)).toBe(true)
  })
})

describe('what a tablet is for', () => {
  const none = new Set<string>()

  test('survives being a choice in a list', () => {
    const scopes: Scope[] = [
      { use: 'class-tablet', class: ownClass },
      { use: 'place-tablet', place: 'place-farm' },
      { use: 'place-tablet', posts: ['post-library', 'post-canteen'] },
      { use: 'board' },
    ]
    expect(scopes.map((scope) => scopeOfKey(scopeKey(scope)))).toEqual(scopes)
    expect(scopeOfKey('')).toBeNull()
  })

  test('a class whose only tablet has never been in touch still needs one', () => {
    const view = aSmallSchoolView()
    expect(classesWithoutTablet(view, tuesday, none)).toEqual([])
    const waiting = new Set(['tablet-401'])
    expect(classesWithoutTablet(view, tuesday, waiting).map(({ id }) => id)).toEqual([otherClass])
  })

  test('a code goes to the tablet that waits for that class, else to a new one', () => {
    const view = aSmallSchoolView()
    const scope = { use: 'class-tablet', class: otherClass } as const
    expect(plannedFor(view, scope, '四(1)班 平板', new Set(['tablet-401']))).toEqual({ id: 'tablet-401' })
    expect(plannedFor(view, scope, '四(1)班 平板', none)).toEqual({ name: '四(1)班 平板', ...scope })
  })
})
