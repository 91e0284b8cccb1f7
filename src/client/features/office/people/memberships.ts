/**
 * A child's dated memberships after a change made by hand: what is in force from a day on, with the days before it
 * untouched. `to` is a last day.
 */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import { err, ok, type Result } from '../../../../domain/result.ts'
import { addDays, type LocalDate } from '../../../../domain/time/local-time.ts'

export type Membership = RecordBody<'student'>['memberships'][number]
export type Memberships = readonly Membership[]
/** The day lies before the last membership began, so that two of them would hold at once. */
export type MembershipRefusal = 'too-early'

export const lastMembership = ({
  memberships,
}: {
  readonly memberships: Memberships
}): Membership | undefined => memberships[memberships.length - 1]

/** In another class, or back at the school, from a day on. */
export function joinFrom(
  memberships: Memberships,
  next: { readonly class: string; readonly seat?: number | undefined },
  from: LocalDate,
): Result<Membership[], MembershipRefusal> {
  const before = endedBefore(memberships, from)
  if (!before.ok) return before
  return ok([
    ...before.value,
    { class: next.class, ...(next.seat === undefined ? {} : { seat: next.seat }), from },
  ])
}

/** Not at the school any more from a day on. A child who only came that very day keeps a membership of no day. */
export function leaveFrom(
  memberships: Memberships,
  from: LocalDate,
): Result<Membership[], MembershipRefusal> {
  const last = memberships[memberships.length - 1]
  if (!last) return ok([])
  if (from < last.from) return err('too-early')
  const rest = memberships.slice(0, -1)
  if (from === last.from && rest.length > 0) return ok(rest)
  return ok([...rest, { ...last, to: addDays(from, -1) }])
}

export function withSeat(memberships: Memberships, seat: number | undefined): Membership[] {
  const last = memberships[memberships.length - 1]
  if (!last) return []
  const { seat: _before, ...rest } = last
  return [...memberships.slice(0, -1), { ...rest, ...(seat === undefined ? {} : { seat }) }]
}

function endedBefore(memberships: Memberships, from: LocalDate): Result<Membership[], MembershipRefusal> {
  const last = memberships[memberships.length - 1]
  if (!last) return ok([])
  const rest = memberships.slice(0, -1)
  const isOfNoDay = last.to !== undefined && last.to < last.from
  if (isOfNoDay || from === last.from) return ok([...rest])
  if (last.to !== undefined && last.to < from) return ok([...memberships])
  if (from < last.from) return err('too-early')
  return ok([...rest, { ...last, to: addDays(from, -1) }])
}
