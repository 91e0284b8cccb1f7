/** What can be entered for chosen children by hand: on which days, in which windows, at which posts. */
import type { Folded } from '../../../../domain/facts/fold.ts'
import { dutyClaim } from '../../../../domain/facts/ledger.ts'
import type { PostId, WindowId } from '../../../../domain/ids.ts'
import type { Post, SchoolView, Student } from '../../../../domain/school/school-view.ts'
import { previousSchoolDays, schoolDayOn } from '../../../../domain/time/calendar.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import type { LateEntry } from '../../../commands/check-in.ts'

const daysBack = 4

/** Today and the last school days before it, newest first. */
export function daysToEnter(view: SchoolView, today: LocalDate): LocalDate[] {
  const isSchoolDay = schoolDayOn(view.calendar, today).kind === 'school'
  return [...(isSchoolDay ? [today] : []), ...previousSchoolDays(view.calendar, today, daysBack)]
}

/** Each child's own post in this window; undefined for a child who is not due. */
export const ownPostOf = (
  view: SchoolView,
  student: Student,
  window: WindowId,
  date: LocalDate,
): Post | undefined => view.dueIn(window, date).find((due) => due.student.id === student.id)?.post

/** Posts of this window, those first at which somebody chosen is due; a retired post is none. */
export function postsToEnter(
  view: SchoolView,
  students: readonly Student[],
  window: WindowId,
  date: LocalDate,
  isMine: (post: PostId) => boolean,
): Post[] {
  const own = new Set(students.map((student) => ownPostOf(view, student, window, date)?.id))
  return [...view.posts.values()]
    .filter((post) => !(post.retiredOn && post.retiredOn <= date) && isMine(post.id))
    .sort(
      (a, b) =>
        Number(own.has(b.id)) - Number(own.has(a.id)) ||
        Number(b.windows.includes(window)) - Number(a.windows.includes(window)),
    )
}

export type EntryPlan = { readonly entries: readonly LateEntry[]; readonly already: readonly Student[] }

/** @param post null: everyone at the own post; who is not due is left out */
export function planEntries(
  view: SchoolView,
  folded: Folded,
  students: readonly Student[],
  { post, window, day }: { post: PostId | null; window: WindowId; day: LocalDate },
): EntryPlan {
  const entries: LateEntry[] = []
  const already: Student[] = []
  for (const student of students) {
    const at = post ?? ownPostOf(view, student, window, day)?.id
    if (!at) continue
    if (folded.claims.has(dutyClaim(at, window, day, student.id))) already.push(student)
    else entries.push({ student: student.id, post: at, window, day })
  }
  return { entries, already }
}
