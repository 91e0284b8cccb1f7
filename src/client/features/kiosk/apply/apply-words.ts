import { defineWords, useWords } from '../../../i18n/messages.ts'

const words = defineWords(
  {
    wishes: '想去哪个岗位？',
    wishesMore: '最多点三个，先点最想去的',
    wish: (rank: number) => `第${'一二三'[rank - 1] ?? rank}志愿`,
    slot: (rank: number, post: string) =>
      post ? `第 ${rank} 志愿：${post}，点一下去掉` : `第 ${rank} 志愿：还没选`,
    empty: '还没选',
    next: '下一步',
    why: '为什么想去？',
    whyMore: '点一点，最多三句；也可以自己写一句',
    own: '自己写一句（可以不写）',
    ownPlaceholder: '例如：我想帮大家找书',
    back: '改志愿',
    send: '交上去',
    none: '这一轮没有你这个年级的岗位',
    noneMore: '下一轮再来看一看，也可以问问老师。',
    done: (name: string) => `${name}，你的志愿记下了`,
    doneMore: '老师会看到。想改的话，报名结束前可以再来一次。',
    doneSeal: '报名',
    before: '你报过名了，再交一次就用新的',
    until: (date: string) => `${date}前都可以报名`,
    places: (count: number) => `${count} 个名额`,
  },
  {
    wishes: 'Which post would you like?',
    wishesMore: 'At most three, the dearest first',
    wish: (rank: number) => ['First wish', 'Second wish', 'Third wish'][rank - 1] ?? `Wish ${rank}`,
    slot: (rank: number, post: string) =>
      post ? `Wish ${rank}: ${post}, tap to take it out` : `Wish ${rank}: empty`,
    empty: 'empty',
    next: 'Next',
    why: 'Why would you like it?',
    whyMore: 'Tap up to three; you may also write one line',
    own: 'A line of your own (if you like)',
    ownPlaceholder: 'For example: I want to help others find books',
    back: 'Change the wishes',
    send: 'Hand it in',
    none: 'No post for your grade in this round',
    noneMore: 'Look again next time, or ask a teacher.',
    done: (name: string) => `${name}, your wishes are noted`,
    doneMore: 'Your teacher will see them. You may come again until the round closes.',
    doneSeal: '报名',
    before: 'You have applied before; the new one takes its place',
    until: (date: string) => `Open until ${date}`,
    places: (count: number) => `${count} places`,
  },
)

export const useApplyWords = () => useWords(words)
