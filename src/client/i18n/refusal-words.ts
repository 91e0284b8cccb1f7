/**
 * Why something was not accepted, in words for adults on the teachers' phones and in the office: what happened, and the
 * next step. What a child may be told about it stands apart (refusal-to-child.ts).
 */
import type { RefusalCode } from '../../domain/permissions/refusal.ts'
import { defineWords, locale } from './messages.ts'
import { refusals as en } from './refusal-words-en.ts'
import { refusals as zh } from './refusal-words-zh.ts'

/** What the placeholders hold; screens look names up by id, because a refusal carries none. */
export type RefusalFill = {
  readonly name?: string | undefined
  readonly date?: string | undefined
  readonly preset?: string | undefined
  readonly limit?: string | number | undefined
  readonly points?: string | number | undefined
  readonly count?: string | number | undefined
}
export type RefusalWords = {
  readonly title: string
  readonly text: (fill: RefusalFill) => string
  readonly next: string
}
export type RefusalSaid = { readonly title: string; readonly text: string; readonly next: string }

const refusalWords = defineWords(zh, en)

const other = defineWords(
  { title: '这条没有被接受', text: '记录还在，没有丢。', next: '请联系大队辅导员或信息老师。' },
  {
    title: 'Not accepted',
    text: 'The record is kept, not lost.',
    next: 'Please ask the programme lead or the computer teacher.',
  },
)

/** For adults, in the chosen language; a code of a newer server gets general words rather than none. */
export function sayRefusal(code: string, fill: RefusalFill = {}): RefusalSaid {
  const words = refusalWords[locale.value]
  const said = Object.prototype.hasOwnProperty.call(words, code) ? words[code as RefusalCode] : undefined
  return said ? { title: said.title, text: said.text(fill), next: said.next } : other[locale.value]
}

/** What happened and what to do, as one run of text: Chinese sentences join without a space. */
export const refusalText = ({ text, next }: RefusalSaid): string =>
  locale.value === 'zh' ? `${text}${next}` : `${text} ${next}`
