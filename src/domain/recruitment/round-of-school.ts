/**
 * A round for the engine, from the school's records and what children have applied for.
 *
 * Places are those of the post's quota that nobody holds in the term. A holder has to be free on one group's share of
 * the week's days (five groups, five days: one). Whoever was ever appointed has had a post.
 */
import type { PostId, StudentId } from '../ids.ts'
import type { Appointment, Post, SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { Applicant, BusyTime, Pair, Round, RoundPost } from './round.ts'

type Wishes = {
  readonly student: StudentId
  readonly wishes: readonly PostId[]
  readonly trained: readonly string[]
  /** Lessons and other things at the time of a duty window, such as PE on the playground. */
  readonly busy: readonly BusyTime[]
}

export type Asked = {
  readonly posts: readonly PostId[]
  /** The span of the new appointments. */
  readonly from: LocalDate
  readonly to: LocalDate
  readonly applications: readonly Wishes[]
  readonly pairs: readonly Pair[]
  readonly seed: string
}

export function roundOfSchool(view: SchoolView, asked: Asked): Round {
  const inSpan = (appointment: Appointment) =>
    appointment.from <= asked.to && asked.from <= (appointment.to ?? asked.to)
  const during = view.appointments.filter(inSpan)
  return {
    posts: asked.posts.flatMap((id) => {
      const post = view.posts.get(id)
      return post ? [roundPost(post, during)] : []
    }),
    applicants: asked.applications.flatMap((application) => applicantsOf(view, asked, during, application)),
    pairs: asked.pairs,
    seed: asked.seed,
  }
}

function roundPost(post: Post, during: readonly Appointment[]): RoundPost {
  const holders = new Set(during.filter((own) => own.post === post.id).map(({ student }) => student))
  return {
    id: post.id,
    places: Math.max(0, post.quota.appointments - holders.size),
    grades: post.eligibleGrades,
    windows: post.windows,
    weekdays: post.weekdays,
    daysNeeded: Math.ceil(post.weekdays.length / Math.max(1, post.quota.rotationGroups)),
    requires: (post.training ?? []).map(({ item }) => item),
  }
}

/** None for a child who is not at the school when the appointments begin. */
function applicantsOf(
  view: SchoolView,
  { from }: Asked,
  during: readonly Appointment[],
  { student, wishes, trained, busy }: Wishes,
): Applicant[] {
  const classId = view.classOn(student, from)
  const grade = classId === undefined ? undefined : view.gradeOf(classId, from)
  if (grade === undefined) return []
  const held = during.filter((appointment) => appointment.student === student)
  return [
    {
      id: student,
      grade,
      wishes,
      hadPost: view.appointments.some((appointment) => appointment.student === student),
      holds: [...new Set(held.map(({ post }) => post))],
      busy: [...busy, ...held.flatMap(timesOf)],
      trained,
    },
  ]
}

function timesOf({ post, windows, weekdays }: Appointment): BusyTime[] {
  return windows.flatMap((window) =>
    weekdays.map((weekday) => ({ window, weekday, because: { kind: 'appointment' as const, post } })),
  )
}
