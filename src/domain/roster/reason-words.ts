/**
 * The sentences for every reason, in both languages, complete by type: a reason without words does not compile.
 * `what` says what was found, `hint` what may be behind it or what to do. They speak of the file, never of blame.
 */
import { reasonWordsEn } from './reason-words-en.ts'
import { reasonWordsZh } from './reason-words-zh.ts'
import type { ImportReason } from './reasons.ts'

export type ReasonWords = { readonly what: string; readonly hint: string }
export type ReasonLanguage = 'zh' | 'en'
export type WordsForReasons = {
  [C in ImportReason['code']]: (reason: Extract<ImportReason, { code: C }>) => ReasonWords
}

export function reasonWords(reason: ImportReason, language: ReasonLanguage): ReasonWords {
  const table: WordsForReasons = language === 'zh' ? reasonWordsZh : reasonWordsEn
  const say = table[reason.code] as (reason: ImportReason) => ReasonWords
  return say(reason)
}
