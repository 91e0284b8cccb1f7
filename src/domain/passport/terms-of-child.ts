/** The terms of a child's passport, through every class: the one of the day first, then back to the child's first. */
import type { StudentId } from '../ids.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { Term } from '../time/calendar.ts'
import type { LocalDate } from '../time/local-time.ts'

export type PassportTerm = {
  readonly term: Term
  /** As the class was called then. */
  readonly className: string
}

export function termsOfChild(view: SchoolView, student: StudentId, date: LocalDate): PassportTerm[] {
  return [...view.calendar.terms]
    .filter(({ firstDay }) => firstDay <= date)
    .sort((a, b) => (a.firstDay < b.firstDay ? 1 : -1))
    .flatMap((term) => {
      // Whoever came in the middle of a term was there at its end.
      const own = view.classOn(student, term.lastDay) ?? view.classOn(student, term.firstDay)
      return own === undefined ? [] : [{ term, className: view.className(own, term.firstDay) }]
    })
}
