/**
 * A tablet as the office looks at it: what it is for, when it was last in touch, which of its records have not
 * arrived, and how its clock runs. From the records of this computer and the server's list of contacts.
 */
import type { Device, SchoolView } from '../../../../domain/school/school-view.ts'
import { previousSchoolDays } from '../../../../domain/time/calendar.ts'
import { type LocalDate, localDateOf } from '../../../../domain/time/local-time.ts'
import type { HolderStatus, InstallStatus } from '../../../api/devices.ts'

type DeviceUse = Device['use']

export type MissingRange = { readonly install: string; readonly first: number; readonly last: number }
type MissingState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' }
  | { readonly kind: 'some'; readonly ranges: readonly MissingRange[]; readonly count: number }
type ClockState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'right' }
  /** The tablet's clock stands at a wrong year, as after a restart without a battery of its own. */
  | { readonly kind: 'wrong-year'; readonly year: number }
  | { readonly kind: 'slow' | 'fast'; readonly minutes: number }

export type DeviceRow = {
  readonly device: Device
  /** Seconds since 1970; null when it was never in touch or the server has not been asked. */
  readonly contact: number | null
  readonly isRecent: boolean
  readonly contactedToday: boolean
  readonly missing: MissingState
  readonly clock: ClockState
  /** It came back with an empty store: it forgets at each restart. */
  readonly restarts: number
  /** The server was brought back from a backup and waits for what this tablet wrote. */
  readonly owesBack: boolean
  /** Its last comparison of its copy with the server's; null when it never compared. */
  readonly copy: InstallStatus['copy']
  /** No contact for 14 school days: it has put the names away. */
  readonly namesHidden: boolean
  readonly wantsLook: boolean
}

const day = 86_400
/** A tablet whose clock is this far off puts children at the wrong minute. */
const clockTolerance = 2 * 60
const leaseSchoolDays = 14

export type Moment = { readonly now: number; readonly today: LocalDate }

/** Working tablets by class, then places and boards; those out of use come last. */
export function deviceRows(
  view: SchoolView,
  statuses: readonly HolderStatus[] | null,
  moment: Moment,
): DeviceRow[] {
  const byId = new Map(statuses?.filter(({ kind }) => kind === 'device').map((status) => [status.id, status]))
  const rows = [...view.devices.values()].map((device) => rowOf(view, device, byId.get(device.id), moment))
  const order = orderOf(view)
  return rows.sort(
    (a, b) =>
      Number(isGone(a.device)) - Number(isGone(b.device)) ||
      order(a.device) - order(b.device) ||
      (a.device.name < b.device.name ? -1 : 1),
  )
}

const isGone = (device: Device) => device.state !== 'active'

/** Classes by grade and number, then places and posts, then boards. */
function orderOf(view: SchoolView) {
  const uses: readonly DeviceUse[] = ['class-tablet', 'place-tablet', 'board']
  return (device: Device) => {
    const own = device.class ? view.classes.get(device.class) : undefined
    const inUse = own ? (2300 - own.entryYear) * 100 + own.number : 0
    return uses.indexOf(device.use) * 1_000_000 + inUse
  }
}

function rowOf(
  view: SchoolView,
  device: Device,
  status: HolderStatus | undefined,
  { now, today }: Moment,
): DeviceRow {
  const { zone } = view.calendar
  const contact = status?.lastContact ?? null
  const isRecent = contact !== null && now - contact < day
  const current = latestInstall(status)
  const missing = missingOf(status, isRecent)
  const clock = isRecent && current ? clockOf(current.clockOffset, current.lastContact, zone) : unknown
  const restarts = status ? Math.max(0, ...status.installs.map((install) => install.restarts)) : 0
  const isActive = device.state === 'active'
  return {
    device,
    contact,
    isRecent,
    contactedToday: contact !== null && localDateOf(contact, zone) === today,
    missing,
    clock,
    restarts,
    owesBack: status?.installs.some((install) => install.owesBack) ?? false,
    copy: current?.copy ?? null,
    namesHidden: isActive && contact !== null && localDateOf(contact, zone) < leaseStart(view, today),
    wantsLook:
      isActive &&
      status !== undefined &&
      (!isRecent || missing.kind === 'some' || isOff(clock) || restarts > 1),
  }
}

const unknown = { kind: 'unknown' } as const
const isOff = (clock: ClockState) => clock.kind !== 'right' && clock.kind !== 'unknown'

/** The day before which a last contact is too old; the first of all days while the calendar is young. */
function leaseStart(view: SchoolView, today: LocalDate): LocalDate {
  const days = previousSchoolDays(view.calendar, today, leaseSchoolDays)
  return days.length < leaseSchoolDays ? '0000-00-00' : (days[days.length - 1] ?? '0000-00-00')
}

const latestInstall = (status: HolderStatus | undefined): InstallStatus | undefined =>
  [...(status?.installs ?? [])].sort((a, b) => b.lastContact - a.lastContact)[0]

/** Gaps are facts about what the server has seen; without recent contact nobody knows what else there is. */
function missingOf(status: HolderStatus | undefined, isRecent: boolean): MissingState {
  const ranges = (status?.installs ?? []).flatMap((install) =>
    install.gaps.map(([first, last]) => ({ install: install.install, first, last })),
  )
  if (ranges.length > 0) {
    const count = ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0)
    return { kind: 'some', ranges, count }
  }
  return isRecent ? { kind: 'none' } : { kind: 'unknown' }
}

/** @param offset server time minus the tablet's */
function clockOf(offset: number | null, at: number, zone: string): ClockState {
  if (offset === null) return { kind: 'unknown' }
  if (Math.abs(offset) <= clockTolerance) return { kind: 'right' }
  const year = (seconds: number) => Number(localDateOf(Math.max(0, seconds), zone).slice(0, 4))
  if (Math.abs(offset) > 180 * day && year(at - offset) !== year(at)) {
    return { kind: 'wrong-year', year: year(at - offset) }
  }
  return { kind: offset > 0 ? 'slow' : 'fast', minutes: Math.round(Math.abs(offset) / 60) }
}

export type DeviceFilter = 'all' | 'look' | 'silent' | 'missing' | 'clock' | DeviceUse | 'gone'

export function passesFilter(row: DeviceRow, filter: DeviceFilter): boolean {
  const isActive = row.device.state === 'active'
  if (filter === 'gone') return !isActive
  if (!isActive) return false
  if (filter === 'all') return true
  if (filter === 'look') return row.wantsLook
  if (filter === 'silent') return !row.isRecent
  if (filter === 'missing') return row.missing.kind === 'some'
  if (filter === 'clock') return isOff(row.clock)
  return row.device.use === filter
}

export type DeviceCounts = Readonly<Record<DeviceFilter | 'today' | 'owing', number>>

export function deviceCounts(rows: readonly DeviceRow[]): DeviceCounts {
  const count = (filter: DeviceFilter) => rows.filter((row) => passesFilter(row, filter)).length
  return {
    today: rows.filter((row) => row.device.state === 'active' && row.contactedToday).length,
    owing: rows.filter((row) => row.owesBack).length,
    all: count('all'),
    look: count('look'),
    silent: count('silent'),
    missing: count('missing'),
    clock: count('clock'),
    'class-tablet': count('class-tablet'),
    'place-tablet': count('place-tablet'),
    board: count('board'),
    gone: count('gone'),
  }
}
