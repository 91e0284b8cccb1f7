/** A role as the form has it, and what is missing before it can be saved. */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import { err, ok, type Result } from '../../../../domain/result.ts'
import { coversDate } from '../../../../domain/records/dated.ts'
import type { Assignment, Role } from '../../../../domain/school/school-view.ts'

export type RoleDraft = {
  readonly role: Role
  readonly class: string
  readonly posts: readonly string[]
  readonly weekdays: readonly number[]
  readonly from: string
  readonly to: string
}
export type RoleFault = 'class' | 'posts' | 'from' | 'backwards' | 'same'

export const hasClass = (role: Role) => role === 'class-teacher' || role === 'subject-teacher'

/** @param standing the person's assignments */
export function readRole(
  staff: string,
  draft: RoleDraft,
  standing: readonly Assignment[],
): Result<RecordBody<'assignment'>, RoleFault> {
  const { role, from, to } = draft
  if (!from) return err('from')
  if (to && to < from) return err('backwards')
  if (role === 'class-teacher' && !draft.class) return err('class')
  if (role === 'post-mentor' && draft.posts.length === 0) return err('posts')
  const body = {
    staff,
    role,
    ...(hasClass(role) && draft.class ? { class: draft.class } : {}),
    ...(role === 'post-mentor' ? { posts: [...draft.posts] } : {}),
    ...(role === 'duty-teacher' && draft.weekdays.length > 0
      ? { weekdays: [...draft.weekdays].sort((a, b) => a - b) }
      : {}),
    from,
    ...(to ? { to } : {}),
  }
  return standing.some((own) => isSameRole(own, body)) ? err('same') : ok(body)
}

/** Posts and weekdays may be given in several parts; a class, or a role without one, only once at a time. */
function isSameRole(own: Assignment, body: RecordBody<'assignment'>): boolean {
  if (own.role !== body.role || own.class !== body.class || !coversDate(own, body.from)) return false
  return !body.posts && !body.weekdays && !own.weekdays
}
