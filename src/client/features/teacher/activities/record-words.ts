import { defineWords } from '../../../i18n/messages.ts'

export const recordWords = defineWords(
  {
    heading: '写几句记录',
    label: '做了什么，孩子说了什么（一行一句，最多八句）',
    hint: '不写孩子的全名；老师们都能看到。',
    save: '记下来',
    saved: '记录已存好',
  },
  {
    heading: 'A few lines',
    label: 'What was done, what the children said (a line each, up to eight)',
    hint: 'No full names of children; all teachers can read it.',
    save: 'Keep it',
    saved: 'The record is kept',
  },
)
