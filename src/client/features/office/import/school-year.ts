import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { schoolYearOf } from '../../../../domain/time/calendar.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

/** The school year by which a list's classes are named: that of the term that runs, else of the next one. */
export function schoolYearMeant({ calendar }: SchoolView, today: LocalDate): number {
  const coming = calendar.terms.filter(({ lastDay }) => lastDay >= today)
  const next = [...coming].sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1))[0]
  return next?.schoolYear ?? schoolYearOf(today)
}
