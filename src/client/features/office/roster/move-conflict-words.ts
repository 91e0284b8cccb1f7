/** Two people at one roster. */
import { defineWords } from '../../../i18n/messages.ts'

export const moveConflictWords = defineWords(
  {
    title: '别人刚刚也动了同一次值岗',
    detail: '只有一个人改过的已经合在一起。下面两个人改得不一样，请一个一个选。',
    was: (name: string, when: string) => `${name} · 原来${when}`,
    mine: '您排的',
    theirs: '现在的',
    none: '这次不值',
    choose: (name: string) => `${name}按哪一个`,
    save: '就这样合并保存',
    merged: '别人刚刚也改了这个岗的排班，两边的改动已经合在一起。',
  },
  {
    title: 'Somebody else has just moved the same duty',
    detail:
      'What only one of you changed is put together already. These were changed differently: choose for each.',
    was: (name: string, when: string) => `${name} · was ${when}`,
    mine: 'Yours',
    theirs: 'As it stands',
    none: 'no duty',
    choose: (name: string) => `Which one for ${name}`,
    save: 'Put together and save',
    merged: 'Somebody else has just changed the roster of this post as well; both changes are put together.',
  },
)
