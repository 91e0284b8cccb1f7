/**
 * Chat apps open links in a browser of their own: its storage goes with the chat's cache, on iOS it has no service
 * worker at all. Nothing may be written there; `InAppGuide.vue` shows the way out.
 */
export type InAppBrowser = 'wechat' | 'wecom' | 'dingtalk' | 'qq'

// 企业微信 calls itself MicroMessenger too, so it is looked for first. QQ the chat app says "QQ/", the QQ browser,
// which is an ordinary one, "MQQBrowser/" or "QQBrowser/".
const marks: ReadonlyArray<readonly [RegExp, InAppBrowser]> = [
  [/\bwxwork\//i, 'wecom'],
  [/\bMicroMessenger\//i, 'wechat'],
  [/\bDingTalk\b/i, 'dingtalk'],
  [/(^|[^a-z])QQ\/\d/i, 'qq'],
]

/** Which chat app's browser this is, or null for a browser that keeps what is written. */
export function inAppBrowser(userAgent: string): InAppBrowser | null {
  return marks.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null
}
