/** Two people at one arrangement. */
import { defineWords } from '../../../i18n/messages.ts'

export const conflictWords = defineWords(
  {
    title: '别人刚刚也改了这份安排',
    detail: (count: number) =>
      count > 0
        ? `有 ${count} 位同学两个人改得不一样，请一个一个选。只有一个人改过的，已经替您选好。`
        : '两个人改的是不同的同学，已经合在一起，看一看再保存。',
    student: '同学',
    mine: '您排的',
    theirs: '现在的',
    none: '不安排',
    choose: (name: string) => `${name}用哪一个`,
    merge: '就这样合并保存',
    allMine: '全用我排的',
    allTheirs: '全用现在的',
    pairsNote: '想在一起的同学按您这里的。',
  },
  {
    title: 'Somebody else has just changed this arrangement',
    detail: (count: number) =>
      count > 0
        ? `${count} were changed differently by both; choose for each. What only one of you changed is chosen already.`
        : 'You changed different children; both are put together. Look, and save.',
    student: 'Child',
    mine: 'Yours',
    theirs: 'As it stands',
    none: 'no post',
    choose: (name: string) => `Which one for ${name}`,
    merge: 'Put together and save',
    allMine: 'Mine throughout',
    allTheirs: 'What stands throughout',
    pairsNote: 'Children to stay together are as you have them here.',
  },
)
