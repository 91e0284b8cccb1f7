import { defineWords, useWords } from '../../i18n/messages.ts'

const words = defineWords(
  {
    full: '平板的位置满了',
    fullMore: '不是你的问题。请告诉老师你到岗了，老师会帮你记下。\n以前记下的都在，没有丢。',
    failed: '刚才没有记上',
    failedMore: '不是你的问题。回到首页再点一次，或者请老师帮忙。',
    ask: '请老师看一看',
  },
  {
    full: 'This tablet has no room left',
    fullMore:
      'It is not your fault. Tell a teacher that you are here; the teacher will note it.\nEverything recorded before is still there.',
    failed: 'That was not recorded',
    failedMore: 'It is not your fault. Go back and tap once more, or ask a teacher.',
    ask: 'Please ask a teacher',
  },
)
export const useTroubleWords = () => useWords(words)
