/**
 * A child's dated memberships after a change. What was true on a past day stays; what was entered today and is taken
 * back today leaves no trace.
 */
import type { RecordBody } from '../../../domain/records/record.schema.ts'
import { addDays, type LocalDate } from '../../../domain/time/local-time.ts'

type Membership = RecordBody<'student'>['memberships'][number]
export type Memberships = readonly Membership[]

const isOpen = ({ to }: Membership, today: LocalDate) => to === undefined || to >= today

/** In this class from today on. */
export function joinClass(
  memberships: Memberships,
  classId: string,
  seat: number | undefined,
  today: LocalDate,
): Membership[] {
  const before = withoutToday(memberships, today)
  const last = before.at(-1)
  const own = { class: classId, ...(seat === undefined ? {} : { seat }) }
  const goesOn = last?.class === classId && last.to === addDays(today, -1)
  return goesOn ? [...before.slice(0, -1), { ...own, from: last.from }] : [...before, { ...own, from: today }]
}

/** Gone from today on. A child who came today is kept, with a membership of no day, so that it can be found again. */
export function leaveSchool(memberships: Memberships, today: LocalDate): Membership[] {
  const last = memberships.at(-1)
  if (!last || !isOpen(last, today)) return [...memberships]
  return [...memberships.slice(0, -1), { ...last, to: addDays(today, -1) }]
}

export function takeSeat(memberships: Memberships, seat: number | undefined): Membership[] {
  const last = memberships.at(-1)
  if (!last) return []
  const { seat: _before, ...rest } = last
  return [...memberships.slice(0, -1), { ...rest, ...(seat === undefined ? {} : { seat }) }]
}

/** Up to yesterday: the open membership ends, one that began today or was of no day goes. */
function withoutToday(memberships: Memberships, today: LocalDate): Membership[] {
  const last = memberships.at(-1)
  if (!last) return []
  const rest = memberships.slice(0, -1)
  if (last.from >= today || (last.to !== undefined && last.to < last.from)) return [...rest]
  return isOpen(last, today) ? [...rest, { ...last, to: addDays(today, -1) }] : [...memberships]
}
