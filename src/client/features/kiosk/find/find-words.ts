import { defineWords, useWords } from '../../../i18n/messages.ts'

const words = defineWords(
  {
    back: '返回',
    findTitle: '点一点自己',
    findSeats: (of: string, count: number) => `${of} ${count} 位同学，按座号排`,
    findMany: (of: string, count: number) => `${of} ${count} 位同学，也可以点姓的第一个字母`,
    findLetter: (letter: string, count: number) => `字母 ${letter} 开头的有 ${count} 位`,
    findClass: '你在哪个班？',
    letterPad: '姓的第一个字母',
    letterOther: '其他',
    all: '全部',
    notFound: '没找到我',
    notFoundMore: '点“全部”，或者请老师帮忙',
    page: '哪一页',
  },
  {
    back: 'Back',
    findTitle: 'Tap yourself',
    findSeats: (of, count) => `${of}, ${count} children, by seat`,
    findMany: (of, count) => `${of}, ${count} children; or tap the first letter of your surname`,
    findLetter: (letter, count) => `${count} under ${letter}`,
    findClass: 'Which class are you in?',
    letterPad: 'First letter of your surname',
    letterOther: 'other',
    all: 'All',
    notFound: 'I am not there',
    notFoundMore: 'Tap “All”, or ask a teacher',
    page: 'Which page',
  },
)

export const useFindWords = () => useWords(words)
