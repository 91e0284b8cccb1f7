/**
 * A post's children dealt into groups that take turns, as changes of their appointments. In its turn a group serves
 * on all days of the post; what was served before the turns begin stays as it was, so an appointment that has begun
 * ends the day before and begins anew with its group.
 */
import type { RecordBody } from '../records/record.schema.ts'
import type { Appointment, Post } from '../school/school-view.ts'
import { addDays, type LocalDate } from '../time/local-time.ts'
import { dealIntoGroups } from './rotation.ts'

type Body = RecordBody<'appointment'>

/** `id` null: an appointment to be made. A null body removes one that would begin later anyway. */
export type Dealt = { readonly id: string | null; readonly body: Body | null }

/** @param appointments of the post that reach beyond `from`, in the order in which they are dealt */
export function takeTurns(
  post: Post,
  appointments: readonly Appointment[],
  groups: number,
  from: LocalDate,
): Dealt[] {
  const children = [...new Set(appointments.map(({ student }) => student))]
  const dealt = dealIntoGroups(children.length, groups)
  const groupOf = new Map(children.map((student, index) => [student, dealt[index] ?? 1]))
  const done = new Set<string>()
  return appointments.flatMap(({ id, ...body }): Dealt[] => {
    const isBegun = body.from < from
    const isFirst = !done.has(body.student)
    done.add(body.student)
    const turned: Body = {
      ...body,
      windows: [...post.windows],
      weekdays: [...post.weekdays],
      group: groupOf.get(body.student) ?? 1,
      from: isBegun ? from : body.from,
    }
    const old = isBegun ? { ...body, to: addDays(from, -1) } : isFirst ? turned : null
    return [{ id, body: old }, ...(isBegun && isFirst ? [{ id: null, body: turned }] : [])]
  })
}
