/**
 * Who of a saved group can be awarded or looked for today: children on electronic record who are at the school, of
 * whatever class they are now. A child who left, or whose family chose paper, stays in the group and is passed over.
 */
import type { RecordBody } from '../records/record.schema.ts'
import type { SchoolView, Student } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'

export type SavedGroup = RecordBody<'saved-group'> & { readonly id: string }

export function membersOf(view: SchoolView, { students }: SavedGroup, day: LocalDate): Student[] {
  return students.flatMap((id) => {
    const student = view.students.get(id)
    const isHere = student?.consent === 'electronic' && view.classOn(id, day) !== undefined
    return isHere ? [student] : []
  })
}

/** In the order in which they were kept. The lead holds everybody's groups and uses the own ones. */
export const groupsOf = (view: SchoolView, owner: string): SavedGroup[] =>
  [...view.all('saved-group').values()].filter((group) => group.owner === owner)
