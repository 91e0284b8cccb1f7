/** 为什么提名: a reason of the rule in words. */
import type { Reason } from '../../../../domain/posts/post-star.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { Locale } from '../../../i18n/messages.ts'
import { honourWords } from './honour-words.ts'

export function sayReason(view: SchoolView, reason: Reason, locale: Locale): string {
  const words = honourWords[locale].reasons
  switch (reason.kind) {
    case 'attended':
    case 'came-less':
      return words[reason.kind](reason.came, reason.due)
    case 'few-duties':
      return words['few-duties'](reason.due)
    case 'to-look-at':
      return words['to-look-at'](reason.open)
    case 'not-nominated':
      return words['not-nominated']
    case 'evaluated':
      return words.evaluated(
        reason.dimensions.map((id) => dimensionName(view, id)).join(locale === 'zh' ? '、' : ', '),
      )
    case 'nominated': {
      const { author, body } = reason.by.fact
      return words.nominated(view.staff.get(author.id)?.name ?? '', body.note)
    }
  }
}

const dimensionName = (view: SchoolView, id: string): string =>
  view.all('evaluation-dimension').get(id)?.name ?? id

/** What a teacher saw comes first; it is what the certificate's file keeps. */
export function reasonToKeep(view: SchoolView, reasons: readonly Reason[], locale: Locale): string {
  const nominated = reasons.flatMap((reason) =>
    reason.kind === 'nominated' ? [reason.by.fact.body.note] : [],
  )
  const others = reasons
    .filter(({ kind }) => kind === 'attended' || kind === 'evaluated')
    .map((reason) => sayReason(view, reason, locale))
  return [...nominated, ...others].join(locale === 'zh' ? '；' : '; ').slice(0, 200)
}
