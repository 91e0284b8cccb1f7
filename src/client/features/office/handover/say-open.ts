/** What is open at a post, in words. */
import type { OpenMatter } from '../../../../domain/posts/handover.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { Locale } from '../../../i18n/messages.ts'
import { handoverWords } from './handover-words.ts'

export function sayOpen(view: SchoolView, matter: OpenMatter, locale: Locale): string {
  const words = handoverWords[locale].open
  switch (matter.kind) {
    case 'to-look-at':
    case 'words':
    case 'nominations':
      return words[matter.kind](matter.count)
    case 'no-next':
      return words['no-next']()
    default:
      return words[matter.kind](namesOf(view, matter.students, locale))
  }
}

/** As it is written into the handover, which outlasts the term and names no child. */
export const sayOpenForFile = (view: SchoolView, matter: OpenMatter, locale: Locale): string =>
  'students' in matter
    ? handoverWords[locale].counted[matter.kind](matter.students.length)
    : sayOpen(view, matter, locale)

export const namesOf = (view: SchoolView, students: readonly string[], locale: Locale): string =>
  students.map((id) => view.students.get(id)?.name ?? '').join(locale === 'zh' ? '、' : ', ')
