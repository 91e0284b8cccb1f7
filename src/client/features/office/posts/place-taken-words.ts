/** Two people fill the same free place in the roster. */
import { defineWords } from '../../../i18n/messages.ts'

export const placeTakenWords = defineWords(
  {
    title: '这个位置别人刚刚排了人',
    detail: '您打开排班的时候这里还空着，现在满了。请选一选：换成您排的、留着对方排的，名额够时也可以都排。',
    full: (post: string, when: string, names: string, staff: string) =>
      `${post} · ${when}：${staff || '别人'}刚排了${names}`,
    again: (name: string, when: string, posts: string, staff: string) =>
      `${name} · ${when}：${staff || '别人'}刚排到${posts}`,
    choose: (name: string) => `${name}排不排这里`,
    mine: '换成您排的',
    theirs: '留着对方排的',
    both: '都排',
    more: (count: number) => `这次多 ${count} 人`,
    save: '就这样保存',
  },
  {
    title: 'Somebody else has just filled this place',
    detail:
      'It was free when you opened the roster and is full now. Choose: yours instead, theirs, or both where the post has a place for both.',
    full: (post: string, when: string, names: string, staff: string) =>
      `${post} · ${when}: ${staff || 'somebody'} has just put ${names} here`,
    again: (name: string, when: string, posts: string, staff: string) =>
      `${name} · ${when}: ${staff || 'somebody'} has just put this child at ${posts}`,
    choose: (name: string) => `Whether ${name} serves here`,
    mine: 'Yours instead',
    theirs: 'Keep theirs',
    both: 'Both',
    more: (count: number) => `${count} more than planned`,
    save: 'Save like this',
  },
)
