/**
 * The duties that children were due for at a post, and those they came to. Not counted at all: excused duties, those
 * another child stood in for, and what was called off. Nobody is made to look worse by being ill.
 */
import type { Folded } from '../facts/fold.ts'
import { dutyClaim } from '../facts/ledger.ts'
import type { PostId, StudentId, WindowId } from '../ids.ts'
import type { SchoolView } from '../school/school-view.ts'
import { schoolDaysBetween } from '../time/calendar.ts'
import { windowsOn } from '../time/duty-window.ts'
import type { LocalDate } from '../time/local-time.ts'

export type Attendance = { readonly due: number; readonly came: number }

/** By child, both days included; a child who was never due is not in it. */
export function attendanceAt(
  view: SchoolView,
  folded: Folded,
  post: PostId,
  { from, to }: { from: LocalDate; to: LocalDate },
): Map<StudentId, Attendance> {
  const isSpared = sparedBy(folded, post)
  const found = new Map<StudentId, Attendance>()
  for (const date of schoolDaysBetween(view.calendar, from, to)) {
    for (const { window } of windowsOn(view.windowsOn(date), view.calendar, date)) {
      for (const duty of view.dueIn(window.id, date)) {
        const student = duty.student.id
        if (duty.post.id !== post || isSpared(student, window.id, date)) continue
        const { due, came } = found.get(student) ?? { due: 0, came: 0 }
        const hasCome = folded.claims.has(dutyClaim(post, window.id, date, student))
        found.set(student, { due: due + 1, came: came + (hasCome ? 1 : 0) })
      }
    }
  }
  return found
}

/** 请假, 代岗, 停岗: for each, the key by which a duty is found again. */
function sparedBy({ excused, substitutions, suspensions }: Folded, post: PostId) {
  const stoodIn = new Set(
    [...substitutions.values()]
      .filter(({ fact }) => fact.body.post === post)
      .map(({ fact: { body } }) => `${body.absent ?? ''}|${body.window}|${body.schoolDay}`),
  )
  const off = suspensions.flatMap(({ fact: { body } }) =>
    body.mode === 'off' && (body.post === null || body.post === post) ? [body] : [],
  )
  return (student: StudentId, window: WindowId, date: LocalDate): boolean => {
    const key = `${student}|${window}|${date}`
    const isOff = off.some((one) => one.schoolDay === date && (one.window === null || one.window === window))
    return isOff || stoodIn.has(key) || excused.has(key)
  }
}
