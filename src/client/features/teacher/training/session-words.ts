import { defineWords } from '../../../i18n/messages.ts'

export const sessionWords = defineWords(
  {
    back: '返回',
    when: (date: string, start: string, where: string) => [date, start, where].filter(Boolean).join(' · '),
    hint: '先都算通过。没来的、还要练的，点一点名字改。',
    scan: {
      title: '扫卡点到',
      hint: '扫到的算通过；没扫的，点名字也可以改。',
      unknown: '没认出这张卡',
    },
    states: { passed: '通过', practise: '到了，还要练', absent: '没来' },
    save: (count: number) => `记下 ${count} 人`,
    saved: (count: number) => `${count} 人记好了`,
    done: '已记',
    early: '这次培训还没到日子。',
    none: { title: '没有要来的同学', text: '这些岗位还没有聘任，或者都通过了。' },
    refreshers: '要复训了',
    refresher: (item: string, count: number) => `${item}：${count} 人两周内到期或已到期`,
  },
  {
    back: 'Back',
    when: (date: string, start: string, where: string) => [date, start, where].filter(Boolean).join(' · '),
    hint: 'Everybody begins as passed. Tap a name for who is absent or has to practise.',
    scan: {
      title: 'Scan cards',
      hint: 'Whoever was read has passed; the others can be changed by tapping.',
      unknown: 'Not a card of ours',
    },
    states: { passed: 'passed', practise: 'was there, to practise', absent: 'absent' },
    save: (count: number) => `Save ${count}`,
    saved: (count: number) => `${count} saved`,
    done: 'saved',
    early: 'The day of this session has not come yet.',
    none: { title: 'Nobody is expected', text: 'These posts have nobody yet, or everybody has passed.' },
    refreshers: 'Refreshers',
    refresher: (item: string, count: number) => `${item}: runs out for ${count} within two weeks, or has`,
  },
)
