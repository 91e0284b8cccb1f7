/** Why the app would not open without a network on this device, in words for adults. */
import { defineWords } from '../i18n/messages.ts'

export const workerHealthWords = defineWords(
  {
    title: '这台设备断网后打不开善真',
    insecure: '网址不是 https 开头。请换成 https 开头的网址再打开。',
    untrusted: '浏览器不认服务器的证书。请信息老师在这台设备上装好学校的证书，不要点“继续访问”。',
    unsupported: '这个浏览器太旧，或开着无痕模式。请换一个浏览器，或用普通窗口打开。',
    failed: '应用没有下载完整。请检查网络，再打开一次。',
  },
  {
    title: 'On this device Shanzhen does not open without a network',
    insecure: 'The address does not begin with https. Please open the one that does.',
    untrusted:
      "The browser does not trust the server's certificate. The computer teacher installs the school's certificate on this device; do not click through the warning.",
    unsupported: 'The browser is too old, or in private mode. Please use another one, or an ordinary window.',
    failed: 'The app was not downloaded completely. Please check the network and open it once more.',
  },
)
