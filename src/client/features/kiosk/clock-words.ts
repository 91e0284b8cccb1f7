import { defineWords, useWords } from '../../i18n/messages.ts'

const words = defineWords(
  {
    which: '现在是哪个时段？',
    whichMore: '这台平板的时间可能不准。请点一个，值岗照常。',
    unknown: '不知道，请老师看',
    noMatter: '点了也不要紧，时间老师会再看一看',
    setClock: '教师：校准时间',
  },
  {
    which: 'What time of day is it?',
    whichMore: 'This tablet’s clock may be wrong. Tap one; duty goes on as usual.',
    unknown: 'I don’t know, ask a teacher',
    noMatter: 'It does no harm: a teacher will look at the time again',
    setClock: 'Teachers: set the clock',
  },
)
export const useClockWords = () => useWords(words)
