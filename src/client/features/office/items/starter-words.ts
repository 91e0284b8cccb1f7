import { defineWords } from '../../../i18n/messages.ts'

export const starterWords = defineWords(
  {
    title: '起步内容',
    note: (count: number) => `起步内容里有 ${count} 项学校还没有。选好的会加进来，可以再改。`,
    take: (count: number) => `加进来 ${count} 项`,
    taken: (count: number) => `加进来 ${count} 项，可以修改或停用。`,
    failed: '现在取不到起步内容，联网后再试。',
    again: '再试一次',
  },
  {
    title: 'Starting content',
    note: (count: number) =>
      `The starting content has ${count} that this school lacks. What you choose is added and may be changed.`,
    take: (count: number) => `Add ${count}`,
    taken: (count: number) => `${count} added; change or retire them as you like.`,
    failed: 'The starting content cannot be fetched now; try again when online.',
    again: 'Try again',
  },
)
