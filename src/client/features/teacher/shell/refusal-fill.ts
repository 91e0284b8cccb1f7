/** Fills the placeholders of a refusal's words: it carries ids and numbers, the phone knows the names. */
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { Locale } from '../../../i18n/messages.ts'
import type { RefusalFill } from '../../../i18n/refusal-words.ts'
import { sayDay } from './day-words.ts'
import { studentName } from './school-words.ts'

type Detail = Readonly<Record<string, string | number>>

export function refusalFill(
  view: SchoolView,
  detail: Detail,
  student: string | null,
  locale: Locale,
): RefusalFill {
  const { date, preset, limit, points } = detail
  const name = studentName(view, typeof detail['student'] === 'string' ? detail['student'] : student)
  const label = typeof preset === 'string' ? view.presets.get(preset)?.label : undefined
  return {
    limit,
    points,
    ...(name ? { name } : {}),
    ...(label ? { preset: label } : {}),
    ...(typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date) ? { date: sayDay(date, locale) } : {}),
  }
}
