import { defineWords } from '../../../i18n/messages.ts'

export const placeSheetWords = defineWords(
  {
    trip: '由老师带队去，章由带队老师盖',
    always: '上学日都可以去',
    capacity: (count: number) => `一次最多 ${count} 人`,
    adult: (who: string) => `在场：${who}`,
    instead: (what: string) => `去不了的孩子：${what}`,
    grades: '哪个年级的任务卡',
    lower: '一、二年级',
    upper: '三年级以上',
    noCard: '这个地方还没有任务卡。',
    stamp: '去班级里盖章',
    stampHow: '在班级里点选去过的孩子，再点“盖章”。',
    others: '章由孩子的班主任或带队老师盖；孩子也可以在班级平板上记下来，等老师确认。',
  },
  {
    trip: 'Visited with a teacher, who gives the stamp',
    always: 'Open on every school day',
    capacity: (count: number) => `At most ${count} at a time`,
    adult: (who: string) => `Adult there: ${who}`,
    instead: (what: string) => `For those who cannot go: ${what}`,
    grades: 'Task card for which grades',
    lower: 'Grades 1 and 2',
    upper: 'Grade 3 and up',
    noCard: 'This place has no task card yet.',
    stamp: 'Give stamps in the class',
    stampHow: 'In the class, tap the children who were there, then “Stamp”.',
    others:
      'Stamps are given by the child’s class teacher or whoever led the trip; children may also ask at the class tablet and wait for a teacher.',
  },
)
