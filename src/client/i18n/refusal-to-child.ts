/** What a child at the tablet is told when something was not accepted: kind, and never about rules. */
import { defineWords, locale } from './messages.ts'

const childWords = defineWords(
  {
    'consent-missing': '请老师帮你记在纸质护照上，分和章都一样。',
    'trip-only': '这里要和老师一起去，章由老师来盖。',
    'unknown-post': '谢谢你来帮忙。今天这个岗位的安排，请老师看一看。',
    'unknown-place': '这里现在没有开放，等开放了再来。',
    other: '请老师来看一看。',
  },
  {
    'consent-missing': 'Ask the teacher to use your paper passport; points and stamps are the same.',
    'trip-only': 'You go there with a teacher, and the teacher gives the stamp.',
    'unknown-post': "Thank you for helping. A teacher will look at today's arrangement.",
    'unknown-place': 'Not open now; come back when it is.',
    other: 'Please ask a teacher to have a look.',
  },
)

/** For a child at the tablet: one kind sentence, never a reason that could be heard as blame. */
export function sayRefusalToChild(code: string): string {
  const words: Readonly<Record<string, string>> = childWords[locale.value]
  return words[code] ?? childWords[locale.value].other
}
