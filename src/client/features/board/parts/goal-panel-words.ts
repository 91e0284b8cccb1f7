import { defineWords, useWords } from '../../../i18n/messages.ts'

const words = defineWords(
  {
    title: (name: string, points: number) => `一起做：${name} ${points} 分`,
    more: (left: number) => `还差 ${left} 分`,
    done: '一起做到了',
  },
  {
    title: (name, points) => `Together: ${name}, ${points} points`,
    more: (left) => `${left} to go`,
    done: 'Done together',
  },
)
export const useGoalPanelWords = () => useWords(words)
