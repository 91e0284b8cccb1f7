import { defineWords } from '../../../i18n/messages.ts'

export const boardCardWords = defineWords(
  {
    heading: '大屏上显示什么',
    note: '大屏只有合计，少于 5 人的数不显示，没有名次。',
    garden: '班级花园',
    gardenNote: '按班级顺序，按人数折算，不写数字；默认不显示。',
    notices: '公示和表扬名单',
    goals: '班级小目标（教室大屏）',
    thanks: '谢谢的话',
    thanksHint: '由老师写，一句一行。',
    on: '显示',
    off: '不显示',
    join: '；',
  },
  {
    heading: 'What the screens show',
    note: 'Screens show totals only; a number under 5 is left out, and nothing is ranked.',
    garden: 'Garden of classes',
    gardenNote: 'In class order, by head, without numbers; off unless you want it.',
    notices: 'Notices and honours',
    goals: 'Class goals (classroom screens)',
    thanks: 'Thanks',
    thanksHint: 'Written by teachers, one a line.',
    on: 'shown',
    off: 'not shown',
    join: '; ',
  },
)
