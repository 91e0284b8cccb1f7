/** A post's appointments that reach beyond a day, by class and seat: neighbours come into different groups. */
import type { Appointment, Post, SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

export function appointmentsFrom(view: SchoolView, post: Post, from: LocalDate): Appointment[] {
  const orderOf = ({ student }: Appointment) => {
    const membership = view.membershipOn(student, from)
    return `${view.className(membership?.class, from)}|${String(membership?.seat ?? 999).padStart(3, '0')}|${student}`
  }
  return view.appointments
    .filter((appointment) => appointment.post === post.id && (appointment.to ?? from) >= from)
    .map((appointment) => ({ appointment, order: orderOf(appointment) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ appointment }) => appointment)
}
