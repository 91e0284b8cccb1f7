/** What is said beside a name that is being dragged in the roster. */
import { defineWords } from '../../../i18n/messages.ts'

export const dragWords = defineWords(
  {
    nowhere: '拖到同岗的空位，或另一个名字上',
    to: (when: string) => `换到${when}`,
    swap: (name: string, when: string) => `和${name}对换（${when}）`,
    other: (name: string, doubt: string) => `${name}：${doubt}`,
  },
  {
    nowhere: 'Drop on an open place of this post, or on another name',
    to: (when: string) => `to ${when}`,
    swap: (name: string, when: string) => `swap with ${name} (${when})`,
    other: (name: string, doubt: string) => `${name}: ${doubt}`,
  },
)
