/** 全班不在的时候: PE and the like, so that a roster sees the clash. */
import { defineWords } from '../../../../i18n/messages.ts'

export const lessonWords = defineWords(
  {
    open: '全班的课',
    title: (name: string) => `${name}：全班不在教室的时候`,
    detail:
      '值岗时段里全班有别的安排（体育课、社团、外出课）就写在这里。排班会标出冲突，代岗也不会请到他们。',
    cell: (day: string, window: string) => `${day} ${window}`,
    placeholder: '空着',
    window: '时段',
    makeUp: (date: string, follows: string) => `${date}按${follows}`,
    makeUps: (days: string) => `调休上课的日子照所补的那天算：${days}。`,
    noMakeUps: '调休上课的日子，照所补的那天算。',
    join: '；',
    copy: '同年级也这样',
    copyNote: '选中的班会换成和这里一样的安排。',
  },
  {
    open: 'Class lessons',
    title: (name: string) => `${name}: when the whole class is elsewhere`,
    detail:
      'What the whole class does during a duty window, such as PE. Rosters show the clash, and nobody is asked to stand in then.',
    cell: (day: string, window: string) => `${day}, ${window}`,
    placeholder: 'free',
    window: 'Window',
    makeUp: (date: string, follows: string) => `${date} has those of ${follows}`,
    makeUps: (days: string) => `A make-up day has the lessons of the day it stands in for: ${days}.`,
    noMakeUps: 'A make-up day has the lessons of the day it stands in for.',
    join: '; ',
    copy: 'The same for classes of the grade',
    copyNote: 'The chosen classes get what stands here in place of theirs.',
  },
)
