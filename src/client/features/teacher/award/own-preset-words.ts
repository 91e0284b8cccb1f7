import { defineWords } from '../../../i18n/messages.ts'

export const ownPresetWords = defineWords(
  {
    keep: '存成我的常用',
    kept: '已存成您的常用，只有您看得到',
    offline: '现在没有网络，联网后再存；这次的分照样能记',
    failed: '没有存成。换一个不超过 12 个字的说法再试',
  },
  {
    keep: 'Keep it as one of mine',
    kept: 'Kept as one of yours; only you see it',
    offline: 'No network now; keep it later. The award itself can be recorded',
    failed: 'It was not kept. Try words of at most 12 characters',
  },
)
