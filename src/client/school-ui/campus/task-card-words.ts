import { defineWords, useWords } from '../../i18n/messages.ts'

const words = defineWords(
  {
    card: '任务卡',
    share: (text: string) => `说一说：${text}`,
    safe: (text: string) => `注意：${text}`,
  },
  {
    card: 'Task card',
    share: (text) => `Tell somebody: ${text}`,
    safe: (text) => `Take care: ${text}`,
  },
)
export const useTaskCardWords = () => useWords(words)
