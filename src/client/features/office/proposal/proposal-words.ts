/** The words of a proposal: why a wish was given or not, what a change by hand would break, how far the engine is. */
import { defineWords } from '../../../i18n/messages.ts'

export const proposalWords = defineWords(
  {
    wish: (rank: number) => `第${'一二三'[rank - 1] ?? rank}志愿`,
    newcomer: '还没有当过岗',
    hadPost: '当过岗',
    given: (wish: string, who: string) => `${wish}，${who}`,
    none: '这次没有岗位',
    notNeeded: '前面的志愿已经满足',
    limits: {
      'not-in-round': '这个岗位不在本轮招募里',
      'no-places': '这个岗位没有空名额',
      'held-already': '现在就在这个岗位上',
      grade: (own: string, grades: string) => `面向${grades}，本人${own}`,
      clash: (when: string, what: string, free: number, needed: number) =>
        `${when}有${what}，能值岗的日子有 ${free} 天，需要 ${needed} 天`,
    },
    appointment: (post: string) => `“${post}”值岗`,
    grade: (grade: number) => `${'一二三四五六'[grade - 1] ?? grade}年级`,
    join: '、',
    partner: {
      unwished: (name: string) => `要和${name}在一起，${name}没有报这个岗位`,
      limit: (name: string, why: string) => `要和${name}在一起，而${name}：${why}`,
    },
    levels: {
      newcomers: (total: number, newcomers: number) =>
        `给了就会多一位还没当过岗的同学没有岗位（${total} 个名额里 ${newcomers} 位第一次当岗）`,
      placed: '给了就会少一位同学有岗位',
      newcomerFirst: '名额先给还没当过岗、又把它排得更前的同学',
      newcomerSecond: '名额先给还没当过岗、又把它排得更前的同学',
      otherFirst: '名额给了把它排得更前的同学',
      otherSecond: '名额给了把它排得更前的同学',
      pairs: '给了就有想在一起的同学要分开',
      trained: '其他都一样，先给已经培训过的同学',
      lots: (lot: number) => `其他都一样，按抽签的顺序（第 ${lot} 号）`,
    },
    notSearched: '要在一起的同学太多，没有全部试完，可以手动试一试',
    breaches: {
      limit: (name: string, post: string, why: string) => `${name} → ${post}：${why}`,
      notApplied: (name: string) => `${name} 没有报名`,
      overFull: (post: string, given: number, places: number) =>
        `${post}：${places} 个名额，给了 ${given} 位`,
      pairTorn: (a: string, b: string) => `${a} 和 ${b} 要在一起`,
    },
    parts: {
      places: '正在安排名额',
      pairs: '正在照顾要在一起的同学',
      reasons: '正在写每个人的理由',
    },
  },
  {
    wish: (rank: number) => ['first wish', 'second wish', 'third wish'][rank - 1] ?? `wish ${rank}`,
    newcomer: 'no post so far',
    hadPost: 'has had a post',
    given: (wish: string, who: string) => `${wish}, ${who}`,
    none: 'No post this time',
    notNeeded: 'A dearer wish came true',
    limits: {
      'not-in-round': 'This post is not in the round',
      'no-places': 'This post has no free place',
      'held-already': 'Already at this post',
      grade: (own: string, grades: string) => `Open to ${grades}, this child is in ${own}`,
      clash: (when: string, what: string, free: number, needed: number) =>
        `${what} on ${when}: free on ${free} of the days, needed on ${needed}`,
    },
    appointment: (post: string) => `duty at “${post}”`,
    grade: (grade: number) => `grade ${grade}`,
    join: ', ',
    partner: {
      unwished: (name: string) => `Has to be with ${name}, who did not ask for this post`,
      limit: (name: string, why: string) => `Has to be with ${name}: ${why}`,
    },
    levels: {
      newcomers: (total: number, newcomers: number) =>
        `One more child without a post so far would go without (${newcomers} of ${total} places are first posts)`,
      placed: 'One child fewer would have a post',
      newcomerFirst: 'Children without a post so far who wished for it more come first',
      newcomerSecond: 'Children without a post so far who wished for it more come first',
      otherFirst: 'Children who wished for it more have the places',
      otherSecond: 'Children who wished for it more have the places',
      pairs: 'Children who want to stay together would be parted',
      trained: 'All else equal, a child who is trained comes first',
      lots: (lot: number) => `All else equal, the lot decides (number ${lot})`,
    },
    notSearched: 'Too many pairs to try everything: worth trying by hand',
    breaches: {
      limit: (name: string, post: string, why: string) => `${name} → ${post}: ${why}`,
      notApplied: (name: string) => `${name} has not applied`,
      overFull: (post: string, given: number, places: number) => `${post}: ${places} places, ${given} given`,
      pairTorn: (a: string, b: string) => `${a} and ${b} have to be together`,
    },
    parts: {
      places: 'Giving out the places',
      pairs: 'Looking after those who stay together',
      reasons: 'Writing down the reasons',
    },
  },
)
