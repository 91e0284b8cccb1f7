/** 提前请假: a coming day on the same board. */
import { defineWords } from '../../../i18n/messages.ts'

export const comingWords = defineWords(
  {
    title: '提前请假、代岗',
    note: '先安排后面几天的值岗',
    sheet: '看哪一天',
    back: '回到今天',
    shown: (day: string) => `正在看${day}的值岗`,
  },
  {
    title: 'Leave and substitutes ahead',
    note: 'Arrange the duties of the coming days',
    sheet: 'Which day',
    back: 'Back to today',
    shown: (day: string) => `These are the duties of ${day}`,
  },
)
