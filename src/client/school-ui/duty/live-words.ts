/** 值岗现场: who is where now. For adults. */
import { defineWords } from '../../i18n/messages.ts'

export const liveWords = defineWords(
  {
    title: '值岗现场',
    note: '有人到岗、请假、代岗，这里自己会变。',
    go: '按地点看谁到了、谁还没到',
    noPlace: '没写地点的岗位',
    counts: (came: number, due: number) => `${came} / ${due}`,
    countsSaid: (came: number, due: number) => `应到 ${due} 人，到了 ${came} 人`,
    allHere: '都到了',
    off: '今天停岗',
    indoors: '改在室内',
    none: { title: '这个时段没有人值岗', text: '换一个时段看看。' },
    asOf: (time: string) => `到 ${time} 为止`,
  },
  {
    title: 'Duty, live',
    note: 'Arrivals, leave and substitutes appear by themselves.',
    go: 'By place: who has come, who has not yet',
    noPlace: 'Posts without a place',
    counts: (came: number, due: number) => `${came} / ${due}`,
    countsSaid: (came: number, due: number) => `${came} of ${due} have come`,
    allHere: 'all here',
    off: 'No duty today',
    indoors: 'Moved indoors',
    none: { title: 'Nobody is on duty in this window', text: 'Choose another window.' },
    asOf: (time: string) => `as of ${time}`,
  },
)
