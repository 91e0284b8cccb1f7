/** Activities: signing up, what the guardians say, who was there, points for taking part, a few lines of record. */
import type { StudentId } from '../../domain/ids.ts'
import { refusal, type Refusal } from '../../domain/permissions/refusal.ts'
import { err, type Result } from '../../domain/result.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'
import type { Workplace } from './workplace.ts'
import { writeFacts, type Written } from './write-facts.ts'

type Outcome = Promise<Result<Written, Refusal>>
type Named = { readonly students: readonly StudentId[]; readonly activity: string }

export const signUp = ({ students, activity }: Named, work: Workplace): Outcome =>
  writeFacts(
    work,
    students.map((student) => ({ type: 'activity.signed-up.v1', body: { student, activity } })),
  )

export const withdraw = ({ students, activity }: Named, work: Workplace): Outcome =>
  writeFacts(
    work,
    students.map((student) => ({ type: 'activity.withdrawn.v1', body: { student, activity } })),
  )

export const noteConsent = (
  { students, activity, agreed }: Named & { readonly agreed: boolean },
  work: Workplace,
): Outcome =>
  writeFacts(
    work,
    students.map((student) => ({ type: 'activity.consented.v1', body: { student, activity, agreed } })),
  )

export type Attendance = {
  readonly activity: string
  readonly schoolDay: LocalDate
  readonly present: readonly StudentId[]
  readonly absent: readonly StudentId[]
}

export function recordAttendance(attendance: Attendance, work: Workplace): Outcome {
  const { activity, schoolDay, present, absent } = attendance
  const factOf = (student: StudentId, isPresent: boolean) =>
    ({
      type: 'activity.attended.v1',
      body: { student, activity, schoolDay, present: isPresent },
    }) as const
  return writeFacts(work, [
    ...present.map((student) => factOf(student, true)),
    ...absent.map((student) => factOf(student, false)),
  ])
}

/** Everybody gets what the activity gives. */
export async function awardForActivity(
  { students, activity, schoolDay }: Named & { readonly schoolDay: LocalDate },
  work: Workplace,
): Outcome {
  const own = work.view().all('activity').get(activity)
  const colour = own?.colours[0]
  if (!own || !colour) return err(refusal('unknown-subject', { kind: 'activity', id: activity }))
  const { points, name: label, place } = own
  const shared = { activity, schoolDay, colour, points, label, ...(place ? { visit: place } : {}) }
  return writeFacts(
    work,
    students.map((student) => ({ type: 'points.awarded.v2', body: { student, ...shared } })),
  )
}

export const noteActivity = (
  {
    activity,
    schoolDay,
    lines,
  }: { readonly activity: string; readonly schoolDay: LocalDate; readonly lines: readonly string[] },
  work: Workplace,
): Outcome =>
  writeFacts(work, [{ type: 'activity.noted.v1', body: { activity, schoolDay, lines: [...lines] } }])
