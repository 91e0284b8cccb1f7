import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

/** A worker or a registration: a state and its events. */
class Fake extends EventTarget {
  state = 'installing'
  messages: unknown[] = []
  windows = 1
  postMessage(message: { type: string }, ports?: MessagePort[]): void {
    this.messages.push(message)
    ports?.[0]?.postMessage({ windows: this.windows })
  }
  become(state: string): void {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}
class Registration extends EventTarget {
  installing: Fake | null = null
  waiting: Fake | null = null
  active: Fake | null = null
  found(): Fake {
    this.installing = new Fake()
    this.dispatchEvent(new Event('updatefound'))
    return this.installing
  }
}

const reload = vi.fn()
const container = new EventTarget()
let registration: Registration
let update: typeof import('../../../src/client/pwa/update.ts')

beforeEach(async () => {
  vi.resetModules()
  reload.mockClear()
  vi.stubGlobal('location', { reload })
  vi.stubGlobal('navigator', { serviceWorker: container })
  registration = new Registration()
  registration.active = new Fake()
  update = await import('../../../src/client/pwa/update.ts')
})
afterEach(() => vi.unstubAllGlobals())

const watch = () => update.watchForUpdate(registration as unknown as ServiceWorkerRegistration)
function installed(): Fake {
  const next = registration.found()
  registration.installing = null
  registration.waiting = next
  next.become('installed')
  return next
}

describe('a new build', () => {
  it('is noticed when it has been installed, and reloads nothing by itself', () => {
    watch()
    const next = installed()
    expect(update.updateReady.value).toBe(true)
    expect(next.messages).toEqual([])
    expect(reload).not.toHaveBeenCalled()
  })

  it('is noticed when it was waiting before this page opened', () => {
    registration.waiting = new Fake()
    watch()
    expect(update.updateReady.value).toBe(true)
  })

  it('is no update when it is the first build ever', () => {
    registration.active = null
    watch()
    installed()
    expect(update.updateReady.value).toBe(false)
  })

  it('is noticed after an earlier one broke off half-way', () => {
    watch()
    registration.found().become('redundant')
    expect(update.updateReady.value).toBe(false)
    installed()
    expect(update.updateReady.value).toBe(true)
  })

  it('takes over when somebody says so, and the page reloads once it has', () => {
    watch()
    const next = installed()
    update.takeUpdate()
    expect(next.messages).toEqual([{ type: 'SKIP_WAITING' }])
    expect(reload).not.toHaveBeenCalled()
    container.dispatchEvent(new Event('controllerchange'))
    next.become('activated')
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('that another window took does not reload this one, only tells it', () => {
    watch()
    container.dispatchEvent(new Event('controllerchange'))
    expect(reload).not.toHaveBeenCalled()
    expect(update.updateReady.value).toBe(true)
    update.takeUpdate()
    expect(reload).toHaveBeenCalledTimes(1)
  })
})

describe('an idle kiosk', () => {
  it('takes the update when its window is the only one', async () => {
    watch()
    const next = installed()
    expect(await update.takeUpdateIfAlone()).toBe(true)
    expect(next.messages).toEqual([{ type: 'SKIP_WAITING' }])
  })

  it('leaves it while another window is open', async () => {
    registration.active = Object.assign(new Fake(), { windows: 2 })
    watch()
    const next = installed()
    expect(await update.takeUpdateIfAlone()).toBe(false)
    expect(next.messages).toEqual([])
  })

  it('leaves it when the worker does not answer', async () => {
    vi.useFakeTimers()
    registration.active = Object.assign(new Fake(), { postMessage: () => undefined })
    watch()
    const next = installed()
    const taken = update.takeUpdateIfAlone()
    await vi.advanceTimersByTimeAsync(4000)
    vi.useRealTimers()
    expect(await taken).toBe(false)
    expect(next.messages).toEqual([])
  })

  it('does nothing when there is no update', async () => {
    watch()
    expect(await update.takeUpdateIfAlone()).toBe(false)
  })
})
