/**
 * The appointments of an arrangement. Where children take turns at a post by weekday, each goes to the group with the
 * fewest so far on whose days the child has no lesson and no other post; groups beyond the weekdays take turns by the
 * post's rotation.
 */
import type { RecordBody } from '../records/record.schema.ts'
import type { Post, SchoolView } from '../school/school-view.ts'
import type { RoundRecord } from './applications.ts'
import { lessonsOf } from './asked-round.ts'

type Placement = RecordBody<'arrangement'>['placements'][number]
type Body = RecordBody<'appointment'>

export function appointmentsOf(
  view: SchoolView,
  round: RoundRecord,
  placements: readonly Placement[],
): Body[] {
  return round.posts.flatMap(({ post: id }) => {
    const post = view.posts.get(id)
    const students = placements.filter((placement) => placement.post === id).map(({ student }) => student)
    return post ? inGroups(view, round, post, students) : []
  })
}

function inGroups(view: SchoolView, round: RoundRecord, post: Post, students: readonly string[]): Body[] {
  const groups = Math.max(1, post.quota.rotationGroups)
  const members = Array.from({ length: groups }, () => 0)
  return students.map((student) => {
    const base = { student, post: post.id, windows: post.windows, ...round.office }
    const fewest = members
      .map((_, group) => group)
      .sort((a, b) => (members[a] ?? 0) - (members[b] ?? 0) || a - b)
    const isFree = (group: number) => isFreeOn(view, round, post, student, daysOf(post, group, groups))
    const group = fewest.find(isFree) ?? fewest[0] ?? 0
    members[group] = (members[group] ?? 0) + 1
    const isByDay = groups <= post.weekdays.length
    return isByDay
      ? { ...base, weekdays: daysOf(post, group, groups) }
      : { ...base, weekdays: post.weekdays, group: group + 1 }
  })
}

/** The weekdays of one group: dealt out in turn. */
const daysOf = ({ weekdays }: Post, group: number, groups: number): number[] =>
  groups > weekdays.length ? [...weekdays] : weekdays.filter((_, index) => index % groups === group)

function isFreeOn(
  view: SchoolView,
  round: RoundRecord,
  post: Post,
  student: string,
  days: readonly number[],
): boolean {
  const { from, to } = round.office
  const others = view.appointments.filter(
    (own) => own.student === student && own.from <= to && from <= (own.to ?? to),
  )
  const isTaken = (window: string, weekday: number) =>
    others.some((own) => own.windows.includes(window) && own.weekdays.includes(weekday)) ||
    lessonsOf(view, student, from).some((own) => own.window === window && own.weekday === weekday)
  return days.every((weekday) => post.windows.every((window) => !isTaken(window, weekday)))
}
