import { defineWords } from '../../../i18n/messages.ts'

export const passportPartWords = defineWords(
  {
    heading: '成长护照',
    note: '从入学到现在，换过班也在一起。要连上网络；打开会记一笔。',
    open: '打开所有学年',
    year: (year: number, className: string) => `${year}—${year + 1} 学年 · ${className}`,
    points: (name: string, points: number) => `${name} ${points} 分`,
    none: '还没有分',
    duties: (count: number) => `值岗 ${count} 次`,
    stamps: (names: string) => `到过：${names}`,
    medals: (names: string) => `得到：${names}`,
    offline: '没有网络，打不开。今年的在下面。',
    failed: '没有打开。请再试一次。',
    and: '、',
  },
  {
    heading: 'Passport',
    note: 'From the first day on, through every class. Needs the network; opening it is noted.',
    open: 'Open all years',
    year: (year, className) => `${year}–${year + 1} · ${className}`,
    points: (name, points) => `${name} ${points}`,
    none: 'No points yet',
    duties: (count) => `Served ${count} times`,
    stamps: (names) => `Visited: ${names}`,
    medals: (names) => `Earned: ${names}`,
    offline: 'No network. This year stands below.',
    failed: 'It did not open. Please try again.',
    and: ', ',
  },
)
