/** Why a child is proposed for a star medal, or what is missing, in words; and the reason that is kept. */
import type { StarReason } from '../../../../domain/medals/star-medals.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { Locale } from '../../../i18n/messages.ts'
import { colourName } from '../parts/colour-names.ts'
import { starWords } from './star-words.ts'

const list = (names: readonly string[], locale: Locale) => names.join(locale === 'zh' ? '、' : ', ')

export function sayStarReason(view: SchoolView, reason: StarReason, locale: Locale): string {
  const { reasons } = starWords[locale]
  switch (reason.kind) {
    case 'colours':
      return reasons.colours(reason.level)
    case 'colours-missing':
      return reasons.missing(
        reason.level,
        list(
          reason.colours.map((colour) => colourName(view, colour)),
          locale,
        ),
      )
    case 'star-before':
      return reasons.before(reason.name)
    case 'star-before-missing':
      return reasons.beforeMissing(reason.name)
    case 'served':
      return reasons.served(list(reason.medals, locale))
  }
}

/** What is missing is never kept about a child. */
export const starReasonToKeep = (view: SchoolView, all: readonly StarReason[], locale: Locale): string =>
  all
    .filter(({ kind }) => kind !== 'colours-missing' && kind !== 'star-before-missing')
    .map((reason) => sayStarReason(view, reason, locale))
    .join(locale === 'zh' ? '；' : '; ')
    .slice(0, 200)
