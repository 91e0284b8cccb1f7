/**
 * Who could stand in: children who know the post (appointed to it on other days, or were there as substitutes or
 * unasked), are at school, have no duty of their own in this window, and are not on leave. Who has served least
 * comes first. Children outside the list can be chosen as well; it only proposes.
 */
import type { Folded } from '../../../../domain/facts/fold.ts'
import type { PostId, StudentId, WindowId } from '../../../../domain/ids.ts'
import { coversDate } from '../../../../domain/records/dated.ts'
import type { SchoolView, Student } from '../../../../domain/school/school-view.ts'
import { addDays, type LocalDate } from '../../../../domain/time/local-time.ts'

export type Proposal = {
  readonly student: Student
  /** Appointed to this post, or has been there before without being down for it. */
  readonly because: 'same-post' | 'has-helped'
  readonly served: number
}

export type Vacancy = { readonly post: PostId; readonly window: WindowId; readonly date: LocalDate }

const helpedWithin = 28

export function proposeSubstitutes(
  view: SchoolView,
  folded: Folded,
  { post, window, date }: Vacancy,
  isReachable: (student: StudentId) => boolean,
): Proposal[] {
  const served = new Map<StudentId, number>()
  const helped = new Set<StudentId>()
  const since = addDays(date, -helpedWithin)
  for (const claim of folded.claims.values()) {
    if (claim.kind !== 'duty') continue
    served.set(claim.student, (served.get(claim.student) ?? 0) + 1)
    if (claim.subject === post && claim.day >= since) helped.add(claim.student)
  }
  const appointed = new Set(
    view.appointments
      .filter((appointment) => appointment.post === post && coversDate(appointment, date))
      .map(({ student }) => student),
  )
  const busy = busyIn(view, folded, window, date)
  return [...new Set([...appointed, ...helped])]
    .filter((id) => !busy.has(id) && isReachable(id))
    .flatMap((id) => {
      const student = view.students.get(id)
      if (!student || student.consent !== 'electronic' || !view.classOn(id, date)) return []
      const because = appointed.has(id) ? ('same-post' as const) : ('has-helped' as const)
      return [{ student, because, served: served.get(id) ?? 0 }]
    })
    .sort((a, b) => a.served - b.served || (a.student.id < b.student.id ? -1 : 1))
}

/** Due at any post in this window, on leave in it, or standing in already. */
export function busyIn(view: SchoolView, folded: Folded, window: WindowId, date: LocalDate): Set<StudentId> {
  const busy = new Set(view.dueIn(window, date).map(({ student }) => student.id))
  for (const { fact } of folded.excused.values())
    if (fact.body.window === window && fact.body.schoolDay === date) busy.add(fact.body.student)
  for (const { fact } of folded.substitutions.values())
    if (fact.body.window === window && fact.body.schoolDay === date) busy.add(fact.body.student)
  return busy
}
