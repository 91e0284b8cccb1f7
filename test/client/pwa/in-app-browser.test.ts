import { describe, expect, it } from 'vitest'
import { inAppBrowser } from '../../../src/client/pwa/in-app-browser.ts'

const android = 'Mozilla/5.0 (Linux; Android 13; HLK-AL10) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0'
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148'

describe('the browser inside a chat app', () => {
  it.each([
    [
      'wechat',
      `${android} Chrome/116.0 Mobile Safari/537.36 XWEB/1160 MMWEBSDK/2023 MicroMessenger/8.0.42 WeChat/arm64`,
    ],
    ['wechat', `${iphone} MicroMessenger/8.0.49(0x18003130) NetType/WIFI Language/zh_CN`],
    ['wechat', 'Mozilla/5.0 (Windows NT 6.1) Chrome/81.0 Safari/537.36 MicroMessenger/7.0.20 WindowsWechat'],
    ['wecom', `${android} Chrome/116.0 Mobile Safari/537.36 wxwork/4.1.22 MicroMessenger/7.0.1 Language/zh`],
    [
      'dingtalk',
      `${android} Chrome/96.0 Mobile Safari/537.36 AliApp(DingTalk/7.0.50) com.alibaba.android.rimet`,
    ],
    ['dingtalk', `${iphone} AliApp(DingTalk/7.5.10) com.laiwang.DingTalk/35 Channel/201200`],
    [
      'qq',
      `${android} MQQBrowser/6.2 TBS/045 Mobile Safari/537.36 V1_AND_SQ_8.3.0 QQ/8.3.0.4480 NetType/WIFI`,
    ],
    ['qq', `${iphone} QQ/8.9.80.661 V1_IPH_SQ_8.9.80_1_APP_A Pixel/1170`],
  ])('is known as %s', (name, userAgent) => {
    expect(inAppBrowser(userAgent)).toBe(name)
  })

  it.each([
    ['Chrome on Android', `${android} Chrome/116.0.0.0 Mobile Safari/537.36`],
    ['Safari on an iPhone', `${iphone} Version/17.4 Safari/604.1`],
    ['QQ browser, an ordinary one', `${android} Chrome/109.0 MQQBrowser/14.5 Mobile Safari/537.36`],
    ['QQ browser on Windows', 'Mozilla/5.0 (Windows NT 10.0) Chrome/109.0 Safari/537.36 QQBrowser/12.0'],
    ['Huawei Browser', `${android} Chrome/114.0 HuaweiBrowser/15.0.4.312 Mobile Safari/537.36`],
    ['Edge', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Safari/537.36 Edg/120.0'],
  ])('is not %s', (_name, userAgent) => {
    expect(inAppBrowser(userAgent)).toBeNull()
  })
})
