/** The day's duties as the phone lists them: class by class, or post by post. */
import type { BoardDuty } from '../../../../domain/posts/duty-board.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { compareClasses } from '../class/find-students.ts'

export type DutyGroup = { readonly id: string; readonly duties: readonly BoardDuty[] }

/** Class by class, in the order of the school. */
export function byClass(duties: readonly BoardDuty[], view: SchoolView): DutyGroup[] {
  return grouped(duties, ({ classId }) => classId).sort((a, b) => compareClasses(view, a.id, b.id))
}

/** Post by post, in the order of their names' first appearance in the records; suspended ones last. */
export function byPost(duties: readonly BoardDuty[], view: SchoolView): DutyGroup[] {
  const places = new Map([...view.posts.keys()].map((id, index) => [id, index]))
  const isOff = ({ duties: own }: DutyGroup) => (own.every(({ state }) => state === 'suspended') ? 1 : 0)
  return grouped(duties, ({ post }) => post.id).sort(
    (a, b) => isOff(a) - isOff(b) || (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0),
  )
}

function grouped(duties: readonly BoardDuty[], keyOf: (duty: BoardDuty) => string): DutyGroup[] {
  const groups = new Map<string, BoardDuty[]>()
  for (const duty of duties) groups.set(keyOf(duty), [...(groups.get(keyOf(duty)) ?? []), duty])
  return [...groups].map(([id, own]) => ({ id, duties: own }))
}
