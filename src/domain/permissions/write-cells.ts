/** What a cell of the write policy can say. */
import type { ViewerRole } from './roles.ts'

/**
 * any: every child; own-class: a child of the own class on that day; own-posts: a duty at one of the own posts;
 * own-activities: who takes part in an activity that the author runs; own-facts: what the author wrote; own-device: what this very device wrote; unplanned and request limits are in
 * the rules of the type; never: not at all.
 */
export type WriteCell =
  'any' | 'own-class' | 'own-posts' | 'own-place' | 'own-activities' | 'own-facts' | 'never'

export type WriteRow = Readonly<Record<ViewerRole, WriteCell>>
export const nobody: WriteRow = {
  'class-tablet': 'never',
  'place-tablet': 'never',
  board: 'never',
  'class-teacher': 'never',
  'subject-teacher': 'never',
  'duty-teacher': 'never',
  'post-mentor': 'never',
  'programme-lead': 'never',
  'school-admin': 'never',
  principal: 'never',
}
