import { describe, expect, it } from 'vitest'
import { deviceLabel } from '../../../src/client/features/welcome/pair/device-label.ts'
import { readPairing } from '../../../src/client/features/welcome/pair/pairing-payload.ts'

describe('a scanned square', () => {
  it('for pairing holds an id and a secret', () => {
    const secret = '7K4MQ2ZX9R7K4MQ2ZX9R7K4MQ2'
    expect(readPairing(`SZP1.0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee.${secret}`)).toEqual({
      id: '0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee',
      secret,
    })
  })

  it('may hold the eight characters themselves', () => {
    expect(readPairing('7K4MQ2ZX')).toEqual({ code: '7K4MQ2ZX' })
  })

  it.each([
    '',
    'https://example.com',
    'SZC1.7K4MQ2ZX9R7K4MQ2',
    'SZP1..',
    'SZP2.a.7K4MQ2ZX9R7K4MQ2ZX9R7K',
    '7K4MQ2Z',
  ])('of something else is none: %s', (text) => {
    expect(readPairing(text)).toBeNull()
  })
})

describe('the name by which the office recognises a device', () => {
  const screen = { touchPoints: 5, width: 1280, height: 800 }
  const android = 'Mozilla/5.0 (Linux; Android 12; BZT3-W09) AppleWebKit/537.36'

  it.each([
    [`${android} Chrome/114.0.0.0 Safari/537.36`, '安卓平板 · Chrome · 1280×800'],
    [
      `${android} Chrome/114.0 HuaweiBrowser/15.0 Safari/537.36 HarmonyOS`,
      '鸿蒙设备 · Huawei Browser · 1280×800',
    ],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X) Version/17.4 Safari/605.1.15', 'iPad · Safari · 1280×800'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/120.0 Safari/537.36 Edg/120.0',
      'Windows 电脑 · Edge · 1280×800',
    ],
    ['something nobody has seen', '设备 · 1280×800'],
  ])('is short and says the machine: %s', (userAgent, label) => {
    expect(deviceLabel({ userAgent, ...screen }, 'zh')).toBe(label)
  })

  it('has no more than the sixty characters that the server takes', () => {
    const width = 10 ** 60
    expect(
      deviceLabel({ userAgent: android, touchPoints: 0, width, height: width }, 'en').length,
    ).toBeLessThan(61)
  })
})
