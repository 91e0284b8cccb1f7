import { defineWords, useWords } from '../../../i18n/messages.ts'

const words = defineWords(
  {
    title: '今天的印章',
    total: (count: number) => `已盖 ${count} 枚`,
    none: '今天的第一批印章，正在路上。',
    kept: '盖过的章，都在各人的护照里。',
    children: (label: string, count: number) => `${label}，${count} 枚`,
  },
  {
    title: 'Stamps today',
    total: (count) => `${count} so far`,
    none: 'The first stamps of the day are on their way.',
    kept: 'Every stamp is in its owner’s passport.',
    children: (label, count) => `${label}, ${count}`,
  },
)
export const useStampsPanelWords = () => useWords(words)
