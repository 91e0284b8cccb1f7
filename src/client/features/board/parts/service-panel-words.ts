import { defineWords, useWords } from '../../../i18n/messages.ts'

const words = defineWords(
  {
    serving: '位同学正在值岗',
    started: '值岗的时间到了',
    span: (window: string, start: string, end: string) => `${window} ${start} – ${end}`,
    icons: '这个时段的岗位',
    none: '现在没有值岗的时段',
    unknown: '连上学校网络，就显示现在的值岗',
    thanks: '谢谢每一位为大家做事的同学。',
  },
  {
    serving: 'children are serving now',
    started: 'It is time for duty',
    span: (window, start, end) => `${window} ${start} – ${end}`,
    icons: 'Posts of this window',
    none: 'No duty window right now',
    unknown: 'Duty shows here once the network is back',
    thanks: 'Thank you to everyone who serves.',
  },
)
export const useServicePanelWords = () => useWords(words)
