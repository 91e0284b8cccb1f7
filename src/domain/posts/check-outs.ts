/** 离岗: who has said that the duty is done. Gives no points and takes none; light, because a tablet asks it first. */
import type { Folded } from '../facts/fold.ts'
import { dutyClaim, isOfType } from '../facts/ledger.ts'
import type { PostId, StudentId, WindowId } from '../ids.ts'
import type { LocalDate } from '../time/local-time.ts'

/** `window` null: a tablet whose clock was doubted could not tell. */
export const dutyLeft = (post: PostId, window: WindowId | null, day: LocalDate, student: StudentId): string =>
  dutyClaim(post, window ?? '', day, student)

/** Duties that were left, by `dutyLeft`. */
export function checkOuts({ serviceLife }: Pick<Folded, 'serviceLife'>): Set<string> {
  const left = new Set<string>()
  for (const entry of serviceLife) {
    if (!isOfType(entry, 'duty.checked-out.v1')) continue
    const { post, student, window, said } = entry.fact.body
    left.add(dutyLeft(post, said?.window ?? window, entry.stamp.schoolDay, student))
  }
  return left
}
