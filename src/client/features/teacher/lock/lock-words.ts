import { defineWords } from '../../../i18n/messages.ts'

export const lockWords = defineWords(
  {
    title: '请输入锁屏密码',
    who: (name: string) => `${name}的善真`,
    pin: '锁屏密码',
    open: '打开',
    wrong: (left: number) => `不对，还可以试 ${left} 次`,
    signIn: '忘了？重新登录',
    kept: (count: number) => `${count} 条没上传的记录都在，登录后自动上传。`,
    over: '试得太多了，请重新登录。记录都在。',
  },
  {
    title: 'Enter your PIN',
    who: (name: string) => `Shanzhen of ${name}`,
    pin: 'PIN',
    open: 'Open',
    wrong: (left: number) => `Not right; ${left} more ${left === 1 ? 'try' : 'tries'}`,
    signIn: 'Forgotten? Log in again',
    kept: (count: number) => `${count} record(s) not uploaded are safe and upload once you log in.`,
    over: 'Too many tries; please log in again. All records are kept.',
  },
)
