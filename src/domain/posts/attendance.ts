/**
 * The duties that children were due for at a post, and those they came to. Not counted at all: excused duties, those
 * another child stood in for, and what was called off. Nobody is made to look worse by being ill.
 */
import type { Folded } from '../facts/fold.ts'
import { dutyClaim } from '../facts/ledger.ts'
import type { PostId, StudentId } from '../ids.ts'
import type { SchoolView } from '../school/school-view.ts'
import { schoolDaysBetween } from '../time/calendar.ts'
import { windowsOn } from '../time/duty-window.ts'
import type { LocalDate } from '../time/local-time.ts'
import { sparedBy } from './spared.ts'

export type Attendance = { readonly due: number; readonly came: number }

/** By child, both days included; a child who was never due is not in it. */
export function attendanceAt(
  view: SchoolView,
  folded: Folded,
  post: PostId,
  { from, to }: { from: LocalDate; to: LocalDate },
): Map<StudentId, Attendance> {
  const isSpared = sparedBy({ ...folded, substitutions: folded.substitutions.values() })
  const found = new Map<StudentId, Attendance>()
  for (const date of schoolDaysBetween(view.calendar, from, to)) {
    for (const { window } of windowsOn(view.windowsOn(date), view.calendar, date)) {
      for (const duty of view.dueIn(window.id, date)) {
        const student = duty.student.id
        if (duty.post.id !== post || isSpared(student, post, window.id, date)) continue
        const { due, came } = found.get(student) ?? { due: 0, came: 0 }
        const hasCome = folded.claims.has(dutyClaim(post, window.id, date, student))
        found.set(student, { due: due + 1, came: came + (hasCome ? 1 : 0) })
      }
    }
  }
  return found
}
