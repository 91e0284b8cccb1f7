/** Why a child has a medal of serving, or how many turns are left; read by the child, its parents and its teachers. */
import type { PostMedal, PostReason } from '../../domain/medals/post-medals.ts'
import { defineWords, useWords } from '../i18n/messages.ts'

const words = defineWords(
  {
    heading: '岗位奖章',
    kept: (due: number, kept: number) => `轮到 ${due} 次，来了 ${kept} 次。请假不算。`,
    duties: (needed: number) => `值岗满 ${needed} 次。`,
    stoodIn: (needed: number) => `帮同学代岗 ${needed} 次。`,
    givenOn: '把岗位交给了下一位伙伴。',
    firstDuty: '学会了本领，第一次上岗。',
    more: (left: number) => `再来 ${left} 次，就得到。`,
    line: (name: string, why: string) => `${name}：${why}`,
  },
  {
    heading: 'Service medals',
    kept: (due, kept) => `Came to ${kept} of ${due} turns; excused days do not count.`,
    duties: (needed) => `Served ${needed} times.`,
    stoodIn: (needed) => `Stood in for others ${needed} times.`,
    givenOn: 'Gave the post on to the next one.',
    firstDuty: 'Learnt it, and served for the first time.',
    more: (left) => (left === 1 ? 'One more turn to go.' : `${left} more turns to go.`),
    line: (name, why) => `${name}: ${why}`,
  },
)
export const usePostMedalWords = () => useWords(words)
type Words = ReturnType<typeof usePostMedalWords>['value']

export function sayPostMedal(said: Words, { earned, reason }: PostMedal): string {
  if (reason.kind === 'kept' && !earned) return said.more(reason.needed - reason.kept)
  return sayReason(said, reason)
}

function sayReason(said: Words, reason: PostReason): string {
  switch (reason.kind) {
    case 'kept':
      return said.kept(reason.due, reason.kept)
    case 'duties':
      return said.duties(reason.needed)
    case 'stood-in':
      return said.stoodIn(reason.needed)
    case 'given-on':
      return said.givenOn
    case 'first-duty':
      return said.firstDuty
  }
}
