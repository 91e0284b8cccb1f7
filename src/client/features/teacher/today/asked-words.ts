/** 请人代岗, asked first: what waits for an answer, and what was answered. */
import { defineWords } from '../../../i18n/messages.ts'

export const askedWords = defineWords(
  {
    ask: '先问一问',
    sent: (names: string) => `已经问${names}，平板联网后会看到`,
    title: '请人代岗',
    note: '孩子在班级平板上回答，也可以当面问了替他答。',
    line: (post: string, window: string) => `${window} · ${post}`,
    for: (name: string) => `替${name}`,
    state: { open: '等回答', willing: '愿意', unwilling: '这次不方便', confirmed: '定下来了' },
    willing: '他愿意',
    unwilling: '不方便',
    confirm: '定下来',
    other: '请别人',
    takeBack: '不问了',
    answered: (name: string) => `${name}的回答，已记下`,
    confirmed: (name: string) => `${name}代岗，定下来了`,
    takenBack: (name: string) => `不再问${name}`,
  },
  {
    ask: 'Ask first',
    sent: (names: string) => `${names} asked; the tablet shows it once online`,
    title: 'Asked to stand in',
    note: 'Children answer on the class tablet; you may also ask in person and answer for them.',
    line: (post: string, window: string) => `${window} · ${post}`,
    for: (name: string) => `for ${name}`,
    state: { open: 'No answer yet', willing: 'Willing', unwilling: 'Not this time', confirmed: 'Settled' },
    willing: 'Willing',
    unwilling: 'Not this time',
    confirm: 'Settle it',
    other: 'Ask another',
    takeBack: 'Do not ask',
    answered: (name: string) => `${name}’s answer is recorded`,
    confirmed: (name: string) => `${name} stands in`,
    takenBack: (name: string) => `${name} is not asked any more`,
  },
)
