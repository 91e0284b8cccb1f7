import { defineWords, useWords } from '../../../i18n/messages.ts'

const words = defineWords(
  {
    earlier: '往前翻',
    later: '往后翻',
    pages: '翻护照',
    heading: (term: string, className: string) => `${term} · ${className}`,
    stamped: (count: number) => `盖了 ${count} 枚章`,
    medals: (names: string) => `得到了${names}`,
    elsewhere: '这几页收在成长护照里',
    elsewhereMore: '你的章和分都好好存着。想看，请班主任打开，或者看印好的成长护照。',
    part: '这里是平板上还有的。全部的在印好的成长护照里，也可以请班主任打开。',
  },
  {
    earlier: 'Turn back',
    later: 'Turn on',
    pages: 'Turn the passport’s pages',
    heading: (term, className) => `${term} · ${className}`,
    stamped: (count) => (count === 1 ? '1 stamp' : `${count} stamps`),
    medals: (names) => `You earned ${names}`,
    elsewhere: 'These pages are kept in your passport',
    elsewhereMore:
      'Your stamps and points are safe. Ask your class teacher, or look at the printed passport.',
    part: 'This is what the tablet still has. All of it is in the printed passport; your class teacher can open it.',
  },
)
export const useEarlierWords = () => useWords(words)
