/** What the tablet says when a duty is over, and to a child whose training is still to come. */
import { defineWords, useWords } from '../../../i18n/messages.ts'

const words = defineWords(
  {
    ask: (name: string) => `${name}，要离岗了吗？`,
    askMore: (post: string) => `${post}。走之前看一看，东西都放回原处了吗？`,
    leave: '离岗',
    stay: '再待一会儿',
    leaveSeal: '离岗',
    left: (name: string) => `${name}，辛苦了`,
    leftMore: '离岗记下了，谢谢你',
    untrainedMore: '已经记下了，老师会看一看',
  },
  {
    ask: (name) => `${name}, are you leaving?`,
    askMore: (post) => `${post}. Is everything back in its place?`,
    leave: 'I leave',
    stay: 'Not yet',
    leaveSeal: '离岗',
    left: (name) => `Well done, ${name}`,
    leftMore: 'It is recorded that you left. Thank you',
    untrainedMore: 'It is recorded; a teacher will look at it',
  },
)

export const useLeaveWords = () => useWords(words)
