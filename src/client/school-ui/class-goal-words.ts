import { defineWords, useWords } from '../i18n/messages.ts'

const words = defineWords(
  {
    title: (name: string) => `一起做：${name}`,
    reached: (reached: number, aim: number) => `${reached} / ${aim} 分`,
    more: (left: number) => `再有 ${left} 分，就一起做到了。`,
    done: '一起做到了，谢谢每一个人。',
  },
  {
    title: (name) => `Together: ${name}`,
    reached: (reached, aim) => `${reached} / ${aim} points`,
    more: (left) => `${left} more points and it is done together.`,
    done: 'Done together; thanks to everybody.',
  },
)
export const useClassGoalWords = () => useWords(words)
