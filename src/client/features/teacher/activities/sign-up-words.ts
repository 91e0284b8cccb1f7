import { defineWords } from '../../../i18n/messages.ts'

export const signUpWords = defineWords(
  {
    heading: '谁要参加',
    count: (coming: number, waiting: number) =>
      waiting > 0 ? `${coming} 人有位置，${waiting} 人候补` : `${coming} 人报名`,
    ownOnly: '这台手机只有您班上的报名；总人数以联网后为准。',
    closed: '孩子在平板上的报名时间已过，您还可以补报。',
    state: { coming: '已报名', waiting: '候补', none: '没报名' },
    signUp: (name: string) => `给${name}报名`,
    withdraw: (name: string) => `取消${name}的报名`,
    consent: '监护人同意',
    consentOf: (name: string) => `看到${name}监护人同意`,
    consentAll: (count: number) => `这 ${count} 人的回执都看到了`,
    saved: (name: string) => `已给${name}报名`,
    taken: (name: string) => `已取消${name}的报名`,
    agreed: (count: number) => `记下 ${count} 人监护人同意`,
    notAgreed: (name: string) => `${name}的同意已去掉`,
    only: { all: '全部', in: '已报名', missing: '还差同意' },
    filter: '看哪些孩子',
    none: { title: '没有可以报名的孩子', text: '这个活动请的是别的年级，或者由小组老师报名。' },
    find: '加一位别的孩子',
  },
  {
    heading: 'Who takes part',
    count: (coming: number, waiting: number) =>
      waiting > 0 ? `${coming} have a place, ${waiting} wait` : `${coming} signed up`,
    ownOnly: 'This phone knows your own classes’ sign-ups; the total is certain once online.',
    closed: 'The children’s time to sign up on the tablet is over; you may still add some.',
    state: { coming: 'Signed up', waiting: 'Waiting', none: 'Not signed up' },
    signUp: (name: string) => `Sign ${name} up`,
    withdraw: (name: string) => `Take ${name}’s sign-up back`,
    consent: 'Guardians agree',
    consentOf: (name: string) => `Guardians’ consent of ${name} seen`,
    consentAll: (count: number) => `Consent of these ${count} seen`,
    saved: (name: string) => `${name} is signed up`,
    taken: (name: string) => `${name}’s sign-up is taken back`,
    agreed: (count: number) => (count === 1 ? 'Consent noted' : `Consent of ${count} noted`),
    notAgreed: (name: string) => `${name}’s consent is taken away`,
    only: { all: 'All', in: 'Signed up', missing: 'Consent missing' },
    filter: 'Which children',
    none: {
      title: 'Nobody to sign up',
      text: 'The activity is for other grades, or its group’s teachers sign up.',
    },
    find: 'Add another child',
  },
)
