import { defineWords } from '../../../i18n/messages.ts'

export const pointWords = defineWords(
  {
    points: (count: number) => `${count} 分`,
    value: '分值',
    now: (from: string) => `现在 · ${from}起`,
    coming: (from: string) => `${from}起生效`,
    past: (from: string) => `${from}起（以前）`,
    change: '从某一天起改',
    put: '加上',
    notPast: '只能从今天或以后的一天起',
  },
  {
    points: (count: number) => (count === 1 ? '1 point' : `${count} points`),
    value: 'Points',
    now: (from: string) => `now · since ${from}`,
    coming: (from: string) => `from ${from} on`,
    past: (from: string) => `from ${from} (earlier)`,
    change: 'Change from a day on',
    put: 'Add',
    notPast: 'From today or a later day only',
  },
)
