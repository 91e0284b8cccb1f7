/** The children who can get a paper: appointed now or later in the term, by class and seat. */
import type { Paper, PaperKind } from '../../../../domain/papers/paper.ts'
import type { Appointment, Post, SchoolView, Student } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

export type PaperRow = {
  readonly appointment: Appointment
  readonly student: Student
  readonly post: Post
  readonly className: string
}

/** @param post '' for all */
export function paperRows(view: SchoolView, today: LocalDate, post: string): PaperRow[] {
  return view.appointments
    .filter((appointment) => (!post || appointment.post === post) && (appointment.to ?? today) >= today)
    .flatMap((appointment) => {
      const student = view.students.get(appointment.student)
      const own = view.posts.get(appointment.post)
      const membership = view.membershipOn(appointment.student, today)
      if (!student || !own || !membership) return []
      const className = view.className(membership.class, today)
      const order = `${own.name}|${className}|${String(membership.seat ?? 999).padStart(3, '0')}`
      return [{ appointment, student, post: own, className, order }]
    })
    .sort((a, b) => (a.order < b.order ? -1 : 1))
}

/** A paper as it will look, before the server has signed one. */
export const samplePaper = (
  { appointment, student, post, className }: PaperRow,
  kind: PaperKind,
  school: string,
  today: LocalDate,
): Paper => ({
  kind,
  number: `SZ-${appointment.from.slice(0, 4)}-······`,
  school,
  name: student.name,
  className,
  subject: post.name,
  from: appointment.from,
  to: appointment.to ?? '',
  issued: today,
})

/** The page of this very address that checks a code. */
export const checkAddress = (code: string): string => `${location.origin}/verify#${code}`
