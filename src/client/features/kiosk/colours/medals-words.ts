import { defineWords, useWords } from '../../../i18n/messages.ts'

const words = defineWords(
  {
    passport: '善真护照',
    medals: (count: number) => `我的奖章 ${count}`,
    choose: '看护照还是奖章',
    earned: (name: string) => `${name}，得到了`,
    next: (name: string, more: number) => `${name}，再得 ${more} 分`,
    ahead: (name: string) => `${name}，还没到`,
    more: (more: number) => `再 ${more} 分`,
    others: '还得到了',
    fallen: (name: string, points: number) =>
      points > 0
        ? `${name}先放一放：有 ${points} 分记错了，老师更正了。`
        : `${name}先放一放：记错了，老师更正了。`,
    given: '发过的奖状，一直是你的。',
    goal: (more: number, name: string) => `再得 ${more} 分，就是${name}`,
    own: (colour: string, aim: number, reached: number) =>
      `我的小目标：${colour} ${aim} 分，已经 ${reached} 分`,
    ownDone: (colour: string, aim: number) => `我的小目标做到了：${colour} ${aim} 分`,
    any: '五色一共',
    none: '老师添好奖章，就会出现在这里。',
  },
  {
    passport: 'Passport',
    medals: (count) => `My medals ${count}`,
    choose: 'Passport or medals',
    earned: (name) => `${name}, yours`,
    next: (name, more) => `${name}, ${more} to go`,
    ahead: (name) => `${name}, later`,
    more: (more) => `${more} more`,
    others: 'Also yours',
    fallen: (name, points) =>
      points > 0
        ? `${name} has to wait: ${points} points were written down by mistake, and a teacher put it right.`
        : `${name} has to wait: something was written down by mistake, and a teacher put it right.`,
    given: 'A certificate that was given stays yours.',
    goal: (more, name) => `${more} more and you have ${name}`,
    own: (colour, aim, reached) => `My goal: ${aim} points, ${colour}; ${reached} so far`,
    ownDone: (colour, aim) => `My goal is reached: ${aim} points, ${colour}`,
    any: 'all colours',
    none: 'Medals appear here when a teacher adds them.',
  },
)
export const useMedalsWords = () => useWords(words)
