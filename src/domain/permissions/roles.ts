/**
 * Who somebody is to the rules: a paired device, or a staff member with dated assignments.
 * A staff member can be several roles at once; what any of them allows is allowed.
 */
import type { SchoolView } from '../school/school-view.ts'
import type { Author } from '../facts/fact.schema.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { StaffId } from '../ids.ts'

export const roles = [
  'class-tablet',
  'place-tablet',
  'board',
  'class-teacher',
  'subject-teacher',
  'duty-teacher',
  'post-mentor',
  'programme-lead',
  'school-admin',
  'principal',
] as const
export type ViewerRole = (typeof roles)[number]

/** Every staff member may do what 任课教师 may: any teacher, any child. */
const everyTeacher: ReadonlySet<ViewerRole> = new Set([
  'class-teacher',
  'subject-teacher',
  'duty-teacher',
  'post-mentor',
  'programme-lead',
])

/** A staff member without any role today is still one of the school; an account or device that was ended is not. */
export function isActive(author: Author, view: SchoolView): boolean {
  return author.kind === 'staff'
    ? view.staff.get(author.id)?.active === true
    : view.devices.get(author.id)?.state === 'active'
}

/** Remembered with the records: each fact of a batch asks the same. */
const known = new WeakMap<SchoolView, Map<string, ReadonlySet<ViewerRole>>>()

export function rolesOf(author: Author, view: SchoolView, date: LocalDate): ReadonlySet<ViewerRole> {
  const ofView = known.get(view) ?? new Map<string, ReadonlySet<ViewerRole>>()
  known.set(view, ofView)
  const key = `${author.kind}:${author.id}@${date}`
  const roles = ofView.get(key) ?? findRoles(author, view, date)
  ofView.set(key, roles)
  return roles
}

function findRoles(author: Author, view: SchoolView, date: LocalDate): Set<ViewerRole> {
  if (author.kind === 'device') {
    const device = view.devices.get(author.id)
    return new Set(device && device.state === 'active' ? [device.use] : [])
  }
  const own = new Set<ViewerRole>(view.rolesOf(author.id, date))
  if ([...own].some((role) => everyTeacher.has(role))) own.add('subject-teacher')
  return own
}

/**
 * Has, had or will have a school-admin's assignment, active or not. The roles of today do not say what an account
 * opens tomorrow: of somebody who has left and is let in again, or whose assignment begins then.
 */
export const isEverAdmin = (staff: StaffId, view: SchoolView): boolean =>
  view.assignments.some((assignment) => assignment.staff === staff && assignment.role === 'school-admin')
