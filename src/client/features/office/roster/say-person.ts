/** What speaks against a child's duty in the week: something else at that time, a training that is not passed. */
import type { Clash, RosterPerson } from '../../../../domain/posts/roster-week.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { Locale } from '../../../i18n/messages.ts'
import { sayList } from '../../../i18n/say-list.ts'
import { sayLacking } from '../../../school-ui/say-lacking.ts'
import { rosterWords } from './roster-words.ts'

export const sayPersonDoubt = (view: SchoolView, person: RosterPerson, locale: Locale): string =>
  [sayClash(view, person.clash, locale), sayLacking(view, person.lacks, locale)]
    .filter(Boolean)
    .join(locale === 'zh' ? '；' : '; ')

/** '' without one. */
export function sayClash(view: SchoolView, clash: Clash | null, locale: Locale): string {
  const words = rosterWords[locale]
  if (clash === null) return ''
  if (clash.kind === 'lesson') return words.lesson(clash.what)
  return words.clash(sayList(clash.posts.map((post) => view.posts.get(post)?.name ?? '')))
}
