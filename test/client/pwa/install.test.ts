import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isInstalledApp, isIos, mustInstallFirst } from '../../../src/client/pwa/install.ts'

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) Version/17.4 Mobile/15E148 Safari/604.1'
const mac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15'
const android = 'Mozilla/5.0 (Linux; Android 13) Chrome/116.0 Mobile Safari/537.36'

afterEach(() => vi.unstubAllGlobals())

function onDevice(userAgent: string, touchPoints: number, mode: string, standalone?: boolean): void {
  vi.stubGlobal('navigator', { userAgent, maxTouchPoints: touchPoints, standalone })
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query === `(display-mode: ${mode})` }))
}

describe('iOS', () => {
  it('is an iPhone, and an iPad that calls itself a Mac', () => {
    expect(isIos(iphone, 5)).toBe(true)
    expect(isIos(mac, 5)).toBe(true)
    expect(isIos(mac, 0)).toBe(false)
    expect(isIos(android, 5)).toBe(false)
  })

  it('wants the app on the home screen before it is paired', () => {
    onDevice(iphone, 5, 'browser', false)
    expect(mustInstallFirst()).toBe(true)
    onDevice(iphone, 5, 'browser', true)
    expect(mustInstallFirst()).toBe(false)
    onDevice(iphone, 5, 'standalone')
    expect(mustInstallFirst()).toBe(false)
    onDevice(android, 5, 'browser')
    expect(mustInstallFirst()).toBe(false)
  })
})

it('a page in a browser tab is not the installed app', () => {
  onDevice(android, 5, 'browser')
  expect(isInstalledApp()).toBe(false)
  onDevice(android, 5, 'fullscreen')
  expect(isInstalledApp()).toBe(true)
})

describe('the browser offers to install', () => {
  let install: typeof import('../../../src/client/pwa/install.ts')
  beforeEach(async () => {
    vi.resetModules()
    install = await import('../../../src/client/pwa/install.ts')
  })
  const offer = (outcome: string) =>
    Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: vi.fn(async () => undefined),
      userChoice: Promise.resolve({ outcome }),
    })

  it('and the offer waits for a button, once', async () => {
    const page = new EventTarget()
    install.watchForInstall(page)
    expect(install.canInstall.value).toBe(false)
    const event = offer('accepted')
    page.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
    expect(install.canInstall.value).toBe(true)
    expect(await install.askToInstall()).toBe(true)
    expect(event.prompt).toHaveBeenCalledTimes(1)
    expect(install.canInstall.value).toBe(false)
    expect(await install.askToInstall()).toBe(false)
  })

  it('and the offer is gone when the app has been installed another way', () => {
    const page = new EventTarget()
    install.watchForInstall(page)
    page.dispatchEvent(offer('accepted'))
    page.dispatchEvent(new Event('appinstalled'))
    expect(install.canInstall.value).toBe(false)
  })
})
