/** Why a child would like a post, as phrases to choose from. The ids are what is kept. */
import { defineWords } from '../i18n/messages.ts'

export const reasonIds = ['help-others', 'learn', 'try-new', 'with-others', 'careful', 'did-before'] as const
type ReasonId = (typeof reasonIds)[number]

export const reasonPhrases = defineWords<Record<ReasonId, string>>(
  {
    'help-others': '我想帮助大家',
    learn: '我想学会一样本领',
    'try-new': '我还没当过岗，想试一试',
    'with-others': '我喜欢和伙伴一起做事',
    careful: '我做事认真，能坚持',
    'did-before': '我做过，想做得更好',
  },
  {
    'help-others': 'I want to help everybody',
    learn: 'I want to learn something',
    'try-new': 'I have had no post yet and want to try',
    'with-others': 'I like doing things with others',
    careful: 'I am careful and keep at it',
    'did-before': 'I have done it and want to do it better',
  },
)

/** A phrase of a newer build has no words here. */
export const sayReasons = (ids: readonly string[], locale: 'zh' | 'en'): string[] =>
  ids.flatMap((id) => (reasonPhrases[locale] as Partial<Record<string, string>>)[id] ?? [])
