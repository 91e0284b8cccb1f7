/**
 * 来帮忙: check-ins of children who were not down for the duty. They are kept and give no points until an adult says
 * that it was a substitution, or puts them aside.
 */
import type { Claim, Folded } from '../../../../domain/facts/fold.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { addDays, type LocalDate } from '../../../../domain/time/local-time.ts'

const unplannedDays = 7

export function unplannedDuties(
  view: SchoolView,
  folded: Folded,
  today: LocalDate,
  isMine: (claim: Claim) => boolean,
  aside: ReadonlySet<string>,
): Claim[] {
  const since = addDays(today, -unplannedDays)
  const open: Claim[] = []
  for (const claim of folded.claims.values()) {
    if (claim.kind !== 'duty' || claim.day < since || aside.has(claim.key)) continue
    if (claim.reason === 'not-due' && view.students.has(claim.student) && isMine(claim)) open.push(claim)
  }
  return open.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
}
