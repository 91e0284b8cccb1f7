/**
 * How the issuing screen names the device that asks to be paired: the kind of machine, browser and screen, so that
 * an adult recognises it among sixty. At most 60 characters; no serial numbers, no model.
 */
import type { Locale } from '../../../i18n/messages.ts'

type Named = readonly [pattern: RegExp, zh: string, en: string]

const machines: readonly Named[] = [
  [/OpenHarmony|HarmonyOS|HUAWEI|HONOR/i, '鸿蒙设备', 'HarmonyOS device'],
  [/Android.*Mobile/, '安卓手机', 'Android phone'],
  [/Android/, '安卓平板', 'Android tablet'],
  [/iPad/, 'iPad', 'iPad'],
  [/iPhone/, 'iPhone', 'iPhone'],
  [/Windows/, 'Windows 电脑', 'Windows computer'],
  [/CrOS/, 'Chromebook', 'Chromebook'],
  [/Macintosh/, 'Mac', 'Mac'],
  [/Linux/, 'Linux 电脑', 'Linux computer'],
]
const browsers: ReadonlyArray<readonly [RegExp, string]> = [
  [/HuaweiBrowser/, 'Huawei Browser'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

export type DeviceTraits = {
  readonly userAgent: string
  readonly touchPoints: number
  readonly width: number
  readonly height: number
}

export function deviceLabel(
  { userAgent, touchPoints, width, height }: DeviceTraits,
  language: Locale,
): string {
  // An iPad calls itself a Mac; a Mac has no touch screen.
  const agent = touchPoints > 1 ? userAgent.replace('Macintosh', 'iPad') : userAgent
  const [, zh, en] = machines.find(([pattern]) => pattern.test(agent)) ?? [null, '设备', 'Device']
  const browser = browsers.find(([pattern]) => pattern.test(agent))?.[1]
  return [language === 'zh' ? zh : en, browser, `${width}×${height}`].filter(Boolean).join(' · ').slice(0, 60)
}

export const thisDevice = (): DeviceTraits => ({
  userAgent: navigator.userAgent,
  touchPoints: navigator.maxTouchPoints,
  width: Math.max(screen.width, screen.height),
  height: Math.min(screen.width, screen.height),
})
