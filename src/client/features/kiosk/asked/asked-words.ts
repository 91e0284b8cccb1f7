/** 请你代岗: a kind question that may be answered with no. */
import { defineWords, useWords } from '../../../i18n/messages.ts'

const words = defineWords(
  {
    bar: '想请你代一次岗：',
    title: (name: string) => `${name}，想请你代一次岗`,
    when: (day: string, window: string) => `${day}${window}`,
    today: '今天',
    tomorrow: '明天',
    willing: '我愿意',
    unwilling: '这次不方便',
    notMe: (name: string) => `我不是${name}`,
    thanks: (name: string) => `谢谢${name}`,
    thanksMore: '老师看到以后会定下来，到时候你的名字会在这里。',
    noMatter: (name: string) => `没关系，${name}`,
    noMatterMore: '谢谢你告诉我们，老师会请别的同学。',
    seal: '愿意',
  },
  {
    bar: 'Would you stand in once:',
    title: (name) => `${name}, would you stand in once?`,
    when: (day, window) => `${day}, ${window}`,
    today: 'Today',
    tomorrow: 'Tomorrow',
    willing: 'Yes, gladly',
    unwilling: 'Not this time',
    notMe: (name) => `I am not ${name}`,
    thanks: (name) => `Thank you, ${name}`,
    thanksMore: 'A teacher will settle it; then your name stands here in time.',
    noMatter: (name) => `That is all right, ${name}`,
    noMatterMore: 'Thank you for telling us. A teacher will ask somebody else.',
    seal: '愿意',
  },
)

export const useAskedWords = () => useWords(words)
