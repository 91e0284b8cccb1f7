import { defineWords } from '../../../i18n/messages.ts'

export const confirmWords = defineWords(
  {
    all: '都到了',
    done: (post: string, count: number) => `${post} ${count} 人到岗，已补记`,
  },
  {
    all: 'All here',
    done: (post: string, count: number) => `${post}: ${count} entered as present`,
  },
)
