/**
 * When one of two near names is chosen, the sheet shows the other's seat beside it; it never adds a tap.
 */
import type { StudentId } from '../../../../domain/ids.ts'
import { nearness } from '../../../../domain/roster/near-names.ts'
import type { Student } from '../../../../domain/school/school-view.ts'

export type LikePair = { readonly chosen: Student; readonly other: Student }

/** Pairs of which exactly one is chosen. */
export function likePairs(classmates: readonly Student[], chosen: ReadonlySet<StudentId>): LikePair[] {
  const pairs: LikePair[] = []
  for (const one of classmates) {
    if (!chosen.has(one.id)) continue
    for (const other of classmates) {
      if (!chosen.has(other.id) && nearness(one, other) > 0) pairs.push({ chosen: one, other })
    }
  }
  return pairs
}
