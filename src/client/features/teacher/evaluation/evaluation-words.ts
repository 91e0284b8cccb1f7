import { defineWords } from '../../../i18n/messages.ts'

export const evaluationWords = defineWords(
  {
    title: '岗位评价',
    note: '看到的好，说给孩子听',
    back: '返回',
    go: '点一位同学，选三步里的一步，再写一句',
    post: '岗位',
    none: { title: '没有可以评价的同学', text: '您指导的岗位有了聘任的同学，这里就会列出来。' },
    last: (date: string) => `上次评价 ${date}`,
    never: '还没评价过',
    sofar: (times: number) => `这学期评过 ${times} 次，看小结`,
    span: '说的是',
    spans: { day: '这一次', month: '这一个月', term: '这一学期' },
    word: '一句话',
    wordHint: '写一件具体的事；要改进的，用“下一步”来说',
    save: '记下评价',
    saved: (name: string) => `${name}的评价记下了`,
  },
  {
    title: 'Evaluation',
    note: 'Say the good you have seen',
    back: 'Back',
    go: 'Tap a child, choose one of three steps, add a line',
    post: 'Post',
    none: {
      title: 'Nobody to evaluate',
      text: 'Children appointed to the posts that you mentor are listed here.',
    },
    last: (date: string) => `last on ${date}`,
    never: 'not evaluated yet',
    sofar: (times: number) =>
      `${times === 1 ? 'Evaluated once' : `Evaluated ${times} times`} this term: summary`,
    span: 'It is about',
    spans: { day: 'this time', month: 'this month', term: 'this term' },
    word: 'A line',
    wordHint: 'One concrete thing; what can be better is a “next step”',
    save: 'Save the evaluation',
    saved: (name: string) => `${name}: evaluated`,
  },
)
