/**
 * What this tablet still is: working, waiting for its first names, forgotten, put away, turned away. One pure table,
 * so that no combination of an empty store, a lost network and a lapsed lease shows an empty page.
 */
import type { SchoolView } from '../../../domain/school/school-view.ts'
import { type Calendar, schoolDaysBetween } from '../../../domain/time/calendar.ts'
import { addDays, localDateOf } from '../../../domain/time/local-time.ts'

/**
 * opening: reading the store; broken: it cannot be read; fetching: the first names are on their way; no-names: they
 * could not be fetched yet; forgot: something wiped the store; lease: too long without contact, names put away;
 * signed-out, unpaired, stolen: turned away; empty: no child may be shown here; ready.
 */
export type Presence =
  | 'opening'
  | 'broken'
  | 'fetching'
  | 'no-names'
  | 'forgot'
  | 'lease'
  | 'signed-out'
  | 'unpaired'
  | 'stolen'
  | 'empty'
  | 'ready'

export type PresenceInput = {
  readonly storeReady: boolean
  readonly storeBroken: boolean
  readonly view: SchoolView
  readonly turnedAway: 'signed-out' | 'stolen' | 'unpaired' | 'lease' | 'update-needed' | undefined
  /** Somebody or something emptied the store of a paired tablet. */
  readonly wasEmpty: boolean
  /** The first sync of this page has ended without an answer of the server. */
  readonly syncFailed: boolean
  readonly hasChildren: boolean
  readonly leaseOver: boolean
}

export function presenceOf(input: PresenceInput): Presence {
  const { storeReady, storeBroken, view, turnedAway, hasChildren } = input
  if (storeBroken) return 'broken'
  if (!storeReady) return 'opening'
  if (turnedAway !== undefined && turnedAway !== 'update-needed') return turnedAway
  const hasRecords = view.devices.size > 0 || view.school !== undefined
  if (!hasRecords) return emptyStore(input)
  if (input.leaseOver) return 'lease'
  return hasChildren ? 'ready' : 'empty'
}

const emptyStore = ({ syncFailed, wasEmpty }: PresenceInput): Presence =>
  !syncFailed ? 'fetching' : wasEmpty ? 'forgot' : 'no-names'

/** After so many school days without contact the names are put away. */
const leaseSchoolDays = 14

/**
 * Whether the lease is over. A clock that is doubted ends no lease: a wrong clock punishes nobody.
 * @param lastContact server time of the last answer, seconds; undefined when there was none
 * @param now seconds
 */
export function isLeaseOver(
  calendar: Calendar,
  lastContact: number | undefined,
  now: number,
  clockDoubted: boolean,
): boolean {
  if (lastContact === undefined || clockDoubted || now <= lastContact) return false
  return schoolDaysSince(calendar, lastContact, now) >= leaseSchoolDays
}

/** Whole school days between the day of the last contact and today, neither included. */
export function schoolDaysSince(calendar: Calendar, lastContact: number, now: number): number {
  const from = addDays(localDateOf(lastContact, calendar.zone), 1)
  const to = addDays(localDateOf(now, calendar.zone), -1)
  return from > to ? 0 : schoolDaysBetween(calendar, from, to).length
}
