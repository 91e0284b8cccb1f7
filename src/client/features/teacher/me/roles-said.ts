/** A person's roles in words, with the class or the posts that go with them: 班主任 · 三(2)班. */
import type { Role } from '../../../../domain/school/school-view.ts'
import type { Locale } from '../../../i18n/messages.ts'
import type { Asker } from '../shell/rights.ts'
import { classLabel } from '../shell/school-words.ts'

type RoleWords = {
  readonly roles: Readonly<Record<Role, string>>
  readonly roleOf: (role: string, what: string) => string
  readonly and: string
}

export function rolesSaid({ view, author, today }: Asker, locale: Locale, words: RoleWords): string[] {
  return view.assignmentsOf(author.id, today).map(({ role, class: classId, posts }) => {
    const label = classId ? classLabel(view, classId, today, locale) : ''
    const names = (posts ?? []).flatMap((id) => view.posts.get(id)?.name ?? []).join(words.and)
    const what = label || names
    return what ? words.roleOf(words.roles[role], what) : words.roles[role]
  })
}
