/** A proposal for appointments, as records. A change of days ends the old appointment and begins another. */
import type {
  AppointmentProposal,
  CurrentAppointment,
} from '../../../domain/roster/propose-appointment-import.ts'
import type { SchoolView } from '../../../domain/school/school-view.ts'
import { addDays, type LocalDate } from '../../../domain/time/local-time.ts'
import type { RecordChange } from '../change-records.ts'

type Write = Omit<RecordChange, 'version'>

export const currentAppointments = (view: SchoolView, today: LocalDate): CurrentAppointment[] =>
  view.appointments
    .filter(({ to }) => to === undefined || to >= today)
    .map(({ id, student, post, windows, weekdays }) => ({
      id,
      studentId: student,
      postId: post,
      windows,
      weekdays,
    }))

export function appointmentChanges(
  proposal: AppointmentProposal,
  view: SchoolView,
  today: LocalDate,
  nextId: () => string,
): Write[] {
  const standing = new Map(view.appointments.map((appointment) => [appointment.id, appointment]))
  const added = proposal.added.map(({ studentId, postId, windows, weekdays }): Write => {
    const body = {
      student: studentId,
      post: postId,
      windows: [...windows],
      weekdays: [...weekdays],
      from: today,
    }
    return { kind: 'appointment', id: nextId(), body }
  })
  const changed = proposal.changed.flatMap(({ appointmentId, weekdays }): Write[] => {
    const known = standing.get(appointmentId)
    if (!known) return []
    const { id, ...body } = known
    const after = { ...body, weekdays: [...weekdays] }
    if (body.from >= today) return [{ kind: 'appointment', id, body: after }]
    return [
      { kind: 'appointment', id, body: { ...body, to: addDays(today, -1) } },
      { kind: 'appointment', id: nextId(), body: { ...after, from: today } },
    ]
  })
  return [...added, ...changed]
}
