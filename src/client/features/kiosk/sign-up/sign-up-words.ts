import { defineWords, useWords } from '../../../i18n/messages.ts'

const words = defineWords(
  {
    rest: '想参加哪个活动？',
    more: '点一点就报名，再点一次就取消',
    none: '现在没有可以报名的活动',
    noneMore: '有新的活动，这里会出现。',
    in: '已报名',
    waiting: '候补',
    left: (places: number) => (places > 0 ? `还有 ${places} 个位置` : '满了，可以候补'),
    offCampus: '要家人同意',
    bring: (things: string) => `带：${things}`,
    done: {
      coming: (name: string) => `${name}，报好名了`,
      waiting: (name: string) => `${name}，先排在候补里`,
      none: (name: string) => `${name}，不去也没关系`,
    },
    doneMore: {
      coming: '到那天记得来。想改，再来点一次。',
      waiting: '有人让出位置，老师会告诉你。',
      none: '已经帮你取消了。想去，再来点一次。',
    },
    consent: '这个活动要离开校园，请家人在回执上签字。',
    seal: '报名',
    sealNone: '取消',
    another: '再看看别的活动',
  },
  {
    rest: 'Which activity would you like to join?',
    more: 'Tap to sign up, tap again to take it back',
    none: 'There is nothing to sign up for now',
    noneMore: 'New activities will appear here.',
    in: 'Signed up',
    waiting: 'Waiting',
    left: (places: number) => (places > 0 ? `${places} places left` : 'Full; you can wait for a place'),
    offCampus: 'Family must agree',
    bring: (things: string) => `Bring: ${things}`,
    done: {
      coming: (name: string) => `${name}, you are signed up`,
      waiting: (name: string) => `${name}, you are waiting for a place`,
      none: (name: string) => `${name}, that is all right`,
    },
    doneMore: {
      coming: 'See you on the day. To change it, tap again.',
      waiting: 'When a place is free, your teacher will tell you.',
      none: 'Your sign-up is taken back. You may come again.',
    },
    consent: 'It leaves the campus: please let your family sign the slip.',
    seal: '报名',
    sealNone: '取消',
    another: 'See other activities',
  },
)

export const useSignUpWords = () => useWords(words)
