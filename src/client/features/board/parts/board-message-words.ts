import { defineWords, useWords } from '../../../i18n/messages.ts'

const words = defineWords(
  {
    fetching: '正在取学校的花',
    fetchingMore: '连上学校网络，花会自己开出来。',
    away: '这块屏幕已经停用',
    awayMore: '要再用，请信息老师在电脑上重新配对，再打开这里。',
    pair: '重新配对',
  },
  {
    fetching: 'Fetching the school’s flower',
    fetchingMore: 'It opens by itself once the school network is there.',
    away: 'This screen is not in use any more',
    awayMore: 'To use it again, pair it on the office computer and open it here.',
    pair: 'Pair again',
  },
)
export const useBoardMessageWords = () => useWords(words)
