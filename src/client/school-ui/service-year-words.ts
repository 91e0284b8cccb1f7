import { defineWords } from '../i18n/messages.ts'

export const serviceYearWords = defineWords(
  {
    year: (year: number) => `${year}—${year + 1} 学年`,
    span: (from: string, to: string) => (to ? `${from} 至 ${to}` : `${from} 起`),
    duties: (count: number, stoodIn: number) =>
      stoodIn ? `值岗 ${count} 次，其中代岗 ${stoodIn} 次` : `值岗 ${count} 次`,
    passed: (items: string) => `学过：${items}`,
    honour: (name: string, reason: string) => `${name}：${reason}`,
  },
  {
    year: (year: number) => `School year ${year}–${year + 1}`,
    span: (from: string, to: string) => (to ? `${from} to ${to}` : `from ${from}`),
    duties: (count: number, stoodIn: number) => {
      const all = count === 1 ? '1 duty' : `${count} duties`
      return stoodIn ? `${all}, ${stoodIn} of them for another` : all
    },
    passed: (items: string) => `Learnt: ${items}`,
    honour: (name: string, reason: string) => `${name}: ${reason}`,
  },
)
