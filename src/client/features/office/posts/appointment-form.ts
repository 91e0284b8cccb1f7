/** Appointing a child to a post: windows, weekdays, from and to; and what speaks against it. */
import { itemsMissing, type Training } from '../../../../domain/posts/training.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import type { Appointment, Post, SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'

export type AppointmentDraft = {
  student: string
  windows: string[]
  weekdays: number[]
  from: string
  /** '' while open-ended. */
  to: string
}
type Body = RecordBody<'appointment'>

export const appointmentDraft = ({ student, windows, weekdays, from, to }: Body): AppointmentDraft => ({
  student,
  windows: [...windows],
  weekdays: [...weekdays],
  from,
  to: to ?? '',
})

/** @param before what stood: its group in the post's rotation stays */
export function readAppointment(
  draft: AppointmentDraft,
  post: string,
  before: Body | null = null,
): Result<Body, FieldErrors> {
  const form = new FormReader()
  if (!draft.student) form.fault('student', { code: 'required' })
  const windows = form.some('windows', draft.windows)
  const weekdays = form.some('weekdays', draft.weekdays)
  const span = draft.to
    ? form.span(['from', 'to'], draft.from, draft.to)
    : { from: form.date('from', draft.from) }
  return form.done({
    ...{ student: draft.student, post, windows, weekdays, ...span },
    ...(before?.group === undefined ? {} : { group: before.group }),
  })
}

/** What a person should see before appointing; none of it forbids. */
export type Doubt =
  /** The same child is down for two posts in one window of a day. */
  | {
      readonly kind: 'clash'
      readonly post: string
      readonly window: string
      readonly weekdays: readonly number[]
    }
  | { readonly kind: 'grade'; readonly grade: number }
  | { readonly kind: 'paper' }
  | { readonly kind: 'again' }
  /** Items of training that have to be passed first. */
  | { readonly kind: 'untrained'; readonly items: readonly string[] }
  | { readonly kind: 'full'; readonly window: string; readonly weekdays: readonly number[] }

/** @param own the appointment being changed, which cannot clash with itself */
export function doubtsAbout(
  view: SchoolView,
  post: Post,
  draft: AppointmentDraft,
  today: LocalDate,
  own: string | null,
  training: Training,
): Doubt[] {
  const student = view.students.get(draft.student)
  if (!student) return []
  const others = view.appointments.filter((other) => other.id !== own && overlaps(other, draft))
  const theirs = others.filter((other) => other.student === draft.student)
  const classId = view.classOn(student.id, today)
  const grade = classId ? view.gradeOf(classId, today) : undefined
  const doubts: Doubt[] = []
  for (const other of theirs) doubts.push(...clashWith(other, post, draft))
  if (grade !== undefined && !post.eligibleGrades.includes(grade)) doubts.push({ kind: 'grade', grade })
  if (student.consent !== 'electronic') doubts.push({ kind: 'paper' })
  const from = draft.from > today ? draft.from : today
  const items = itemsMissing(view, training, student.id, post.id, from)
  if (items.length > 0) doubts.push({ kind: 'untrained', items })
  doubts.push(...overQuota(others, post, draft))
  return doubts
}

const overlaps = (other: Appointment, { from, to }: AppointmentDraft) =>
  (!to || other.from <= to) && (!other.to || other.to >= from)

function clashWith(other: Appointment, post: Post, draft: AppointmentDraft): Doubt[] {
  const weekdays = other.weekdays.filter((weekday) => draft.weekdays.includes(weekday))
  const windows = other.windows.filter((window) => draft.windows.includes(window))
  if (weekdays.length === 0 || windows.length === 0) return []
  if (other.post === post.id) return [{ kind: 'again' }]
  return windows.map((window) => ({ kind: 'clash', post: other.post, window, weekdays }))
}

/** Windows and days on which the post would have more children than it has places. */
function overQuota(others: readonly Appointment[], post: Post, draft: AppointmentDraft): Doubt[] {
  const here = others.filter((other) => other.post === post.id && other.student !== draft.student)
  return draft.windows.flatMap((window): Doubt[] => {
    const weekdays = draft.weekdays.filter((weekday) => {
      const count = here.filter(
        (other) => other.windows.includes(window) && other.weekdays.includes(weekday),
      ).length
      return count >= post.quota.perDuty
    })
    return weekdays.length > 0 ? [{ kind: 'full', window, weekdays }] : []
  })
}
