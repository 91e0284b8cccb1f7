/** 请看一看: asked without blame. A tablet without a network may still hold the tap. */
import { defineWords } from '../../i18n/messages.ts'

export const holeWords = defineWords(
  {
    title: '请看一看',
    note: '值岗结束了，还没有他们的记录。平板没联网时，记录可能还在路上。',
    came: '来了，补记',
    leave: '请假了',
    missed: '确实没来',
    rest: (count: number) => `这 ${count} 位一起`,
    allCame: '都来了',
    allLeave: '都请假',
    allMissed: '都没来',
    more: (count: number) => `还有 ${count} 位`,
    fewer: '收起',
    done: {
      came: (count: number) => `${count} 人到岗，已补记`,
      leave: (count: number) => `${count} 人请假，已记下`,
      missed: (count: number) => `${count} 人没来，已记下`,
    },
  },
  {
    title: 'Please have a look',
    note: 'The duty is over and nothing is recorded for them. A tablet without a network may still hold it.',
    came: 'Was here',
    leave: 'On leave',
    missed: 'Did not come',
    rest: (count: number) => `All ${count} of them`,
    allCame: 'All were here',
    allLeave: 'All on leave',
    allMissed: 'None came',
    more: (count: number) => `${count} more`,
    fewer: 'Show fewer',
    done: {
      came: (count: number) => `${count} entered as present`,
      leave: (count: number) => `Leave recorded for ${count}`,
      missed: (count: number) => `Recorded: ${count} did not come`,
    },
  },
)
