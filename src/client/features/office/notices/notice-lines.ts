/** The lines of a notice, by class and seat; and the day on which it ends. */
import type { PostId, StudentId } from '../../../../domain/ids.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { dutiesRunOn } from '../../../../domain/time/calendar.ts'
import { addDays, type LocalDate } from '../../../../domain/time/local-time.ts'

/** Whom a notice names, and for which post. */
type Named = { readonly student: StudentId; readonly post?: PostId }
type Line = RecordBody<'notice'>['lines'][number]

export function noticeLines(view: SchoolView, children: readonly Named[], today: LocalDate): Line[] {
  const rows = children.flatMap(({ student, post }) => {
    const child = view.students.get(student)
    const membership = view.membershipOn(student, today)
    if (!child || !membership) return []
    const own = view.classes.get(membership.class)
    const order = [-(own?.entryYear ?? 0), own?.number ?? 0, membership.seat ?? 999]
    const line = { student, class: view.className(membership.class, today), name: child.name }
    return [{ order, line: post === undefined ? line : { ...line, post } }]
  })
  return rows.sort((a, b) => compare(a.order, b.order)).map(({ line }) => line)
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) if (value !== b[index]) return value - (b[index] ?? 0)
  return 0
}

/** The last of so many school days, today the first. */
export function noticeEnd(view: SchoolView, today: LocalDate, days: number): LocalDate {
  let left = Math.max(1, days)
  for (let day = today, tries = 0; tries < 120; day = addDays(day, 1), tries += 1) {
    if (dutiesRunOn(view.calendar, day).run) left -= 1
    if (left === 0) return day
  }
  return addDays(today, days)
}
