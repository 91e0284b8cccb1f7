import { defineWords } from '../../../i18n/messages.ts'

export const trainingWords = defineWords(
  {
    title: '岗位培训',
    note: '点名字，记下今天通过的同学',
    back: '返回',
    go: (count: number) => (count > 0 ? `${count} 位同学还差培训` : '都培训好了'),
    item: '培训项目',
    missing: '还没通过',
    passed: (date: string) => `${date} 通过`,
    selectAll: '全选还没通过的',
    save: (count: number) => `${count} 人今天通过`,
    saved: (count: number, item: string) => `${count} 人通过“${item}”`,
    none: { title: '没有要培训的同学', text: '岗位写明要哪项培训，又有聘任的同学，这里就会列出来。' },
    required: '上岗前必须通过',
  },
  {
    title: 'Training',
    note: 'Tap who has passed today',
    back: 'Back',
    go: (count: number) => (count > 0 ? `${count} still lack a training` : 'Everybody is trained'),
    item: 'Item',
    missing: 'not passed yet',
    passed: (date: string) => `passed on ${date}`,
    selectAll: 'Select all who have not',
    save: (count: number) => `${count} passed today`,
    saved: (count: number, item: string) => `${count} passed “${item}”`,
    none: {
      title: 'Nobody to train',
      text: 'Children appointed to posts that name a training are listed here.',
    },
    required: 'required for duty',
  },
)
