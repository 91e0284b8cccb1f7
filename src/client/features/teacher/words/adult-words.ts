import { defineWords } from '../../../i18n/messages.ts'

/** What an adult writes: a word of the own, a nomination. */
export const adultWords = defineWords(
  {
    student: '哪位同学',
    choose: '请选一位',
    post: '哪个岗位',
    noPost: '不特指岗位',
    word: {
      title: '写寄语',
      kind: '说什么',
      kinds: { thanks: '谢谢', fact: '一件好事' },
      phrases: '可以从这里开始',
      none: '自己写',
      text: '寄语',
      hint: '写一件具体的事；要改进的，用“下一步”来说',
      save: '写好了',
      saved: (name: string) => `给${name}的寄语写好了`,
    },
    nominate: {
      title: '提名岗位之星',
      detail: '大队辅导员会看到，公示以后才定',
      text: '具体做了什么',
      hint: '写一件您亲眼看到的事，评上了会写进理由',
      save: '提名',
      saved: (name: string) => `提名了${name}`,
      honour: '岗位之星',
    },
  },
  {
    student: 'Which child',
    choose: 'Choose one',
    post: 'Which post',
    noPost: 'No post in particular',
    word: {
      title: 'Write a word',
      kind: 'What it is',
      kinds: { thanks: 'Thanks', fact: 'A good thing' },
      phrases: 'You may begin with one of these',
      none: 'My own words',
      text: 'The word',
      hint: 'One concrete thing; what can be better is a “next step”',
      save: 'Save',
      saved: (name: string) => `A word for ${name} is saved`,
    },
    nominate: {
      title: 'Nominate a post star',
      detail: 'The programme lead sees it; it is decided after a public notice',
      text: 'What the child did',
      hint: 'One thing you have seen yourself; it becomes part of the reason',
      save: 'Nominate',
      saved: (name: string) => `${name} is nominated`,
      honour: '岗位之星',
    },
  },
)
