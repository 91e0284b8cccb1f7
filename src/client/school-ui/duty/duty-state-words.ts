/** How it stands with one duty, in a word or two; the phone's board, the office and the live page say it alike. */
import type { BoardDuty } from '../../../domain/posts/duty-board.ts'
import { defineWords } from '../../i18n/messages.ts'

export const dutyStateWords = defineWords(
  {
    state: {
      present: '已到岗',
      absent: '还没到',
      upcoming: '还没开始',
      leave: '请假',
      covered: '有人代岗',
      missed: '没来',
      struck: '不算到岗',
      suspended: '停岗',
      paper: '纸质护照',
    },
    left: '已离岗',
    coveredBy: (name: string) => `${name}代岗`,
    standsIn: '来代岗',
    entered: '补记',
    timeOpen: '时间待核',
    leaveMark: '假',
    coverMark: '代',
  },
  {
    state: {
      present: 'Here',
      absent: 'Not yet',
      upcoming: 'Later',
      leave: 'On leave',
      covered: 'Covered',
      missed: 'Did not come',
      struck: 'Struck',
      suspended: 'No duty',
      paper: 'On paper',
    },
    left: 'Done',
    coveredBy: (name: string) => `by ${name}`,
    standsIn: 'Substitute',
    entered: 'Entered',
    timeOpen: 'Check time',
    leaveMark: 'L',
    coverMark: 'S',
  },
)

export function sayDuty(duty: BoardDuty, words: (typeof dutyStateWords)['zh']): string {
  const { state, entered, left, standsIn, coveredBy, claim } = duty
  if (state === 'covered' && coveredBy) return words.coveredBy(coveredBy.name)
  if (claim?.reason === 'time-open') return words.timeOpen
  if (left) return words.left
  if (standsIn && (state === 'absent' || state === 'upcoming' || state === 'present')) return words.standsIn
  return state === 'present' && entered ? words.entered : words.state[state]
}
