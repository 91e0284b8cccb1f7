/** Who stands for each role in the tables: a viewer who is that role and, among staff, nothing but a teacher besides. */
import type { Author } from '../../../src/domain/facts/fact.schema.ts'
import type { ViewerRole } from '../../../src/domain/permissions/roles.ts'
import { aPlaceTablet, device, staff } from '../../support/builders/index.ts'

/** Bound to the library's posts and to the farm at once, so that one table has both. */
export const boundTablet = aPlaceTablet('tablet-bound', { posts: ['post-library'], place: 'place-farm' })

export const whoIs: Readonly<Record<ViewerRole, Author>> = {
  'class-tablet': device('tablet-302'),
  'place-tablet': device('tablet-bound'),
  board: device('board-hall'),
  'class-teacher': staff('teacher-lin'),
  'subject-teacher': staff('teacher-mei'),
  'duty-teacher': staff('teacher-duan'),
  'post-mentor': staff('teacher-pu'),
  'programme-lead': staff('teacher-luo'),
  'school-admin': staff('teacher-ai'),
  principal: staff('teacher-peng'),
}
