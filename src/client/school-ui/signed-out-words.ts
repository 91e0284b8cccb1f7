import { defineWords } from '../i18n/messages.ts'

export const signedOutWords = defineWords(
  {
    title: '登录已经结束',
    text: '名单已经从这台设备上收起来了。重新登录后，都会自己回来。',
    kept: (count: number) =>
      `还有 ${count} 条没上传，都在这里，没有丢；您重新登录后自动上传。请先不要清理浏览器数据。`,
    action: '重新登录',
  },
  {
    title: 'You are no longer logged in',
    text: 'The lists have been put away from this device. They come back by themselves once you log in again.',
    kept: (count) =>
      `${count} record(s) not uploaded are safe here and upload once you log in again. Please do not clear the browser’s data before that.`,
    action: 'Log in again',
  },
)
