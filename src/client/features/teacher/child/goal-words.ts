import { defineWords } from '../../../i18n/messages.ts'

export const goalWords = defineWords(
  {
    heading: '小目标与奖章',
    none: '还没有小目标。和孩子商量一个，够得着的。',
    any: '五色一共',
    line: (colour: string, aim: number, reached: number) => `${colour} ${aim} 分，已经 ${reached} 分`,
    done: '做到了',
    until: (day: string) => `到 ${day}`,
    choose: '定一个小目标',
    colour: '哪种颜色',
    aim: '再得几分',
    save: '定下来',
    saved: (name: string) => `${name}的小目标定好了`,
    medals: (names: string) => `这学期得到：${names}`,
    fallen: (name: string, points: number, reason: string) =>
      `${name}先放一放：更正了 ${points} 分${reason ? `（${reason}）` : ''}。发过的奖状不收回。`,
    hint: (medal: string) => `红领巾奖章线索：${medal}（由少工委按本地办法认定）`,
  },
  {
    heading: 'Goal and medals',
    none: 'No goal yet. Agree on one that is within reach.',
    any: 'All colours',
    line: (colour, aim, reached) => `${colour}: ${aim} points, ${reached} so far`,
    done: 'Reached',
    until: (day) => `until ${day}`,
    choose: 'Set a goal',
    colour: 'Which colour',
    aim: 'How many points',
    save: 'Set it',
    saved: (name) => `${name}’s goal is set`,
    medals: (names) => `This term: ${names}`,
    fallen: (name, points, reason) =>
      `${name} has to wait: ${points} points were corrected${reason ? ` (${reason})` : ''}. Certificates stay.`,
    hint: (medal) => `Hint for the Red Scarf medal: ${medal} (decided by the local rules)`,
  },
)
