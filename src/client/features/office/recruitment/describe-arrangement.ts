/** An arrangement cell by cell: a child, and the post; what two people changed differently is seen at once. */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import type { SaidField } from '../parts/conflict-rows.ts'

/** @param pairs how friends who are to stay together are called */
export function describeArrangement(
  view: SchoolView,
  { placements, pairs: together }: RecordBody<'arrangement'>,
  date: LocalDate,
  pairs: string,
): SaidField[] {
  const nameOf = (id: string) => view.students.get(id)?.name ?? ''
  const cells = placements.map(({ student, post }) => ({
    label: `${view.className(view.classOn(student, date), date)} ${nameOf(student)}`,
    text: view.posts.get(post)?.name ?? '',
  }))
  const friends = together.map(([a, b]) => `${nameOf(a)}–${nameOf(b)}`).sort()
  return [...cells.sort((a, b) => (a.label < b.label ? -1 : 1)), { label: pairs, text: friends.join('、') }]
}
