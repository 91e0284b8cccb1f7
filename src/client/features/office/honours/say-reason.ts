/** 为什么提名: a reason in words, and what of the rule it answers. */
import { type Reason, type StarRule, starRuleOf, timesToCome } from '../../../../domain/posts/post-star.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { Locale } from '../../../i18n/messages.ts'
import { honourWords } from './honour-words.ts'
import { starRuleWords } from './star-rule-words.ts'

export function sayReason(view: SchoolView, reason: Reason, locale: Locale): string {
  const words = honourWords[locale].reasons
  const rule = starRuleOf(view)
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
    case 'not-evaluated':
    case 'neither':
      return words[reason.kind](rule.step)
    case 'evaluated':
      return words.evaluated(
        reason.dimensions.map((id) => dimensionName(view, id)).join(locale === 'zh' ? '、' : ', '),
        rule.step,
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

/** Beside a proposal: the part of the rule that the reason answers; '' where the reason says it itself. */
export function sayRuleOf(view: SchoolView, reason: Reason, locale: Locale): string {
  const words = starRuleWords[locale].asked
  const rule = starRuleOf(view)
  switch (reason.kind) {
    case 'attended':
    case 'came-less':
      return words.came(rule.duesAtLeast, rule.attendedPercent, timesToCome(rule, reason.due))
    case 'few-duties':
      return words.dues(rule.duesAtLeast)
    case 'nominated':
    case 'evaluated':
      return words.praise(rule.praise, rule.step)
    default:
      return ''
  }
}

/** The whole rule in a sentence. */
export const sayStarRule = (
  { duesAtLeast, attendedPercent, praise, step }: StarRule,
  locale: Locale,
): string =>
  starRuleWords[locale].rule(duesAtLeast, attendedPercent, starRuleWords[locale].praise[praise](step))
