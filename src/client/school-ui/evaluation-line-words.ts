import { defineWords } from '../i18n/messages.ts'

export const evaluationLineWords = defineWords(
  { none: '这段时间还没有评价。', often: (text: string) => `最常：${text}` },
  { none: 'No evaluation in this time.', often: (text: string) => `most often: ${text}` },
)
