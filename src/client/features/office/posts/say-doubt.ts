import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { locale } from '../../../i18n/messages.ts'
import { sayLacking } from '../../../school-ui/say-lacking.ts'
import { sayWeekdays } from '../parts/say-dates.ts'
import type { Doubt } from './appointment-form.ts'
import { postWords } from './post-words.ts'

/** What speaks against an appointment, in words. */
export function sayDoubt(view: SchoolView, doubt: Doubt): string {
  const words = postWords[locale.value].appoint
  switch (doubt.kind) {
    case 'clash':
      return words.clash(
        view.posts.get(doubt.post)?.name ?? '',
        view.windowName(doubt.window),
        sayWeekdays(doubt.weekdays),
      )
    case 'again':
      return words.again
    case 'grade':
      return words.grade(
        locale.value === 'zh' ? ('一二三四五六'[doubt.grade - 1] ?? '') : String(doubt.grade),
      )
    case 'paper':
      return words.paper
    case 'untrained':
      return sayLacking(view, doubt.items, locale.value)
    case 'full':
      return words.full(view.windowName(doubt.window), sayWeekdays(doubt.weekdays))
  }
}
