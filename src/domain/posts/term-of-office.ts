/**
 * A child's unbroken time at a post. A move in the roster or a new group ends one appointment and begins the next;
 * the child holds the post all the while, and a letter of appointment says so.
 */
import type { Appointment, SchoolView } from '../school/school-view.ts'
import { addDays, type LocalDate } from '../time/local-time.ts'

/** `to` null: open-ended. */
export function termOfOffice(
  view: SchoolView,
  { student, post, from, to }: Appointment,
): { from: LocalDate; to: LocalDate | null } {
  const others = view.appointments
    .filter((other) => other.student === student && other.post === post)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  let start = from
  let end: LocalDate | null = to ?? null
  for (const other of [...others].reverse()) {
    if (other.from < start && (other.to === undefined || addDays(other.to, 1) >= start)) start = other.from
  }
  for (const other of others) {
    if (end === null || other.from > addDays(end, 1)) continue
    if (other.to === undefined) end = null
    else if (other.to > end) end = other.to
  }
  return { from: start, to: end }
}
