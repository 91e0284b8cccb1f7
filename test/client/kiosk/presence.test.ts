import { describe, expect, it } from 'vitest'
import {
  isLeaseOver,
  presenceOf,
  type PresenceInput,
  schoolDaysSince,
} from '../../../src/client/features/kiosk/presence.ts'
import { SchoolView } from '../../../src/domain/school/school-view.ts'
import { aSchoolView, aSmallSchoolView, at } from '../../support/builders/index.ts'

const { calendar } = aSchoolView()
const contact = at('16:00', '2026-09-15')

describe('the lease', () => {
  it('counts whole school days between the last contact and today', () => {
    expect(schoolDaysSince(calendar, contact, at('07:40', '2026-09-16'))).toBe(0)
    expect(schoolDaysSince(calendar, contact, at('07:40', '2026-09-17'))).toBe(1)
    expect(schoolDaysSince(calendar, contact, at('07:40', '2026-09-22'))).toBe(4)
  })

  it('ends after fourteen of them: holidays and weekends do not count', () => {
    // 16 to 30 September are eleven school days, then the national holiday; 10 October makes one up.
    expect(schoolDaysSince(calendar, contact, at('07:40', '2026-10-11'))).toBe(14)
    expect(isLeaseOver(calendar, contact, at('07:40', '2026-10-10'), false)).toBe(false)
    expect(isLeaseOver(calendar, contact, at('07:40', '2026-10-12'), false)).toBe(true)
  })

  it('is not ended by a clock that is doubted, nor where there never was a contact', () => {
    expect(isLeaseOver(calendar, contact, at('07:40', '2026-10-13'), true)).toBe(false)
    expect(isLeaseOver(calendar, undefined, at('07:40', '2026-10-13'), false)).toBe(false)
    expect(isLeaseOver(calendar, contact, at('07:40', '1970-01-02'), false)).toBe(false)
  })
})

describe('what a tablet still is', () => {
  const working: PresenceInput = {
    storeReady: true,
    storeBroken: false,
    view: aSmallSchoolView(),
    turnedAway: undefined,
    wasEmpty: false,
    syncFailed: true,
    hasChildren: true,
    leaseOver: false,
  }
  const is = (change: Partial<PresenceInput>) => presenceOf({ ...working, ...change })
  const empty = new SchoolView([])

  it('works with the network down', () => {
    expect(is({})).toBe('ready')
  })

  it('works on with a version that is too old to upload', () => {
    expect(is({ turnedAway: 'update-needed' })).toBe('ready')
  })

  it('fetches its first names, and says so when it cannot', () => {
    expect(is({ view: empty, syncFailed: false })).toBe('fetching')
    expect(is({ view: empty })).toBe('no-names')
  })

  it('has forgotten the school when its store was wiped and the first sync failed', () => {
    expect(is({ view: empty, wasEmpty: true, syncFailed: false })).toBe('fetching')
    expect(is({ view: empty, wasEmpty: true })).toBe('forgot')
  })

  it('puts the names away when the lease is over or the server turned it away', () => {
    expect(is({ leaseOver: true })).toBe('lease')
    for (const turnedAway of ['stolen', 'unpaired', 'signed-out'] as const)
      expect(is({ turnedAway })).toBe(turnedAway)
  })

  it('is never an empty page: no consented child, an unreadable store, a store not read yet', () => {
    expect(is({ hasChildren: false })).toBe('empty')
    expect(is({ storeBroken: true, storeReady: false })).toBe('broken')
    expect(is({ storeReady: false })).toBe('opening')
  })
})
