/**
 * A new build waits until nobody is disturbed: an idle kiosk that is the only window lets it take over, elsewhere a
 * notice asks. No automatic skipWaiting, and no reload that nobody here asked for: a page must never lose the files
 * it was built with, nor the form somebody is filling in.
 *
 * The browser's own events, because workbox-window stops listening after the first update that it did not cause
 * itself: a tablet open for weeks whose first update broke off half-way would never see the next.
 */
import { ref } from 'vue'

/** True while a new build is ready and waits, or another window has already let it take over. */
export const updateReady = ref(false)

let registration: ServiceWorkerRegistration | null = null
let isTaking = false

export function watchForUpdate(registered: ServiceWorkerRegistration): void {
  registration = registered
  if (registered.waiting) updateReady.value = true
  registered.addEventListener('updatefound', () => {
    const next = registered.installing
    // Without an active worker this is the first build ever, not an update.
    if (!next || !registered.active) return
    next.addEventListener('statechange', () => {
      if (next.state === 'installed') updateReady.value = true
    })
  })
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (!isTaking) updateReady.value = true
  })
}

/** The waiting build takes over and the page reloads. Called by a person, or through `takeUpdateIfAlone`. */
export function takeUpdate(): void {
  const waiting = registration?.waiting
  isTaking = true
  if (!waiting) return location.reload()
  waiting.addEventListener('statechange', () => {
    if (waiting.state === 'activated' || waiting.state === 'redundant') location.reload()
  })
  waiting.postMessage({ type: 'SKIP_WAITING' })
}

/** For an idle kiosk: takes the update if no other window of this app is open. False when it did not. */
export async function takeUpdateIfAlone(): Promise<boolean> {
  if (!updateReady.value || (await openWindows()) > 1) return false
  takeUpdate()
  return true
}

/** How many windows the worker sees; many when it does not answer. */
function openWindows(): Promise<number> {
  const worker = registration?.active
  if (!worker) return Promise.resolve(Infinity)
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const finish = (count: number) => {
      clearTimeout(timer)
      port1.close()
      resolve(count)
    }
    const timer = setTimeout(() => finish(Infinity), 3000)
    port1.onmessage = ({ data }: MessageEvent<{ windows: number }>) => finish(data.windows)
    worker.postMessage({ type: 'COUNT_WINDOWS' }, [port2])
  })
}
