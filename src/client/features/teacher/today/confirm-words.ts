import { defineWords } from '../../../i18n/messages.ts'

export const confirmWords = defineWords(
  {
    all: '都到了',
    said: (post: string, count: number) => `${post}：都到了，补记 ${count} 人`,
    done: (post: string, count: number) => `${post} ${count} 人到岗，已补记`,
  },
  {
    all: 'All here',
    said: (post: string, count: number) => `${post}: all here, enter ${count}`,
    done: (post: string, count: number) => `${post}: ${count} entered as present`,
  },
)
