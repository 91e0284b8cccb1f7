import { defineWords, useWords } from '../../../i18n/messages.ts'

const words = defineWords(
  {
    garden: '班级花园',
    gardenMore: '按班级顺序排，花瓣大小按人数折算',
    part: (part: number, parts: number) => (parts > 1 ? `${part} / ${parts}` : ''),
    thanks: '谢谢',
    calm: '向善求真',
    calmMore: '今天看到的一件好事，说给身边的人听。',
  },
  {
    garden: 'Garden of classes',
    gardenMore: 'In class order; petals by points a head',
    part: (part, parts) => (parts > 1 ? `${part} / ${parts}` : ''),
    thanks: 'Thank you',
    calm: 'Be kind, seek truth',
    calmMore: 'Tell somebody about one good thing you saw today.',
  },
)
export const useTurnsPanelWords = () => useWords(words)
