/**
 * Registers the service worker and says how that went: whether a page is a "secure context" tells nothing (a
 * certificate that somebody clicked through is secure and still has no worker), only trying does.
 */
import { ref } from 'vue'
import { trustedWorkerAddress } from './trusted-scripts.ts'
import { watchForUpdate } from './update.ts'

/**
 * insecure: plain HTTP; untrusted: the certificate was clicked through; failed: it could not be fetched or
 * installed, the next start tries again. With none of them does the app open without a network.
 */
export type WorkerHealth = 'starting' | 'running' | 'insecure' | 'untrusted' | 'unsupported' | 'failed'

export const workerHealth = ref<WorkerHealth>('starting')

const lookForUpdatesEvery = 3600_000

export async function registerServiceWorker(): Promise<void> {
  if (import.meta.env.DEV) return
  workerHealth.value = 'starting'
  if (!('serviceWorker' in navigator)) {
    workerHealth.value = isSecureContext ? 'unsupported' : 'insecure'
    return
  }
  try {
    const registration = await navigator.serviceWorker.register(trustedWorkerAddress())
    watchForUpdate(registration)
    followFirstInstall(registration)
    keepLooking(registration)
  } catch (problem) {
    workerHealth.value = (problem as DOMException).name === 'SecurityError' ? 'untrusted' : 'failed'
  }
}

function followFirstInstall(registration: ServiceWorkerRegistration): void {
  if (registration.active) {
    workerHealth.value = 'running'
    return
  }
  const first = registration.installing ?? registration.waiting
  const look = () => {
    if (first?.state === 'activated') workerHealth.value = 'running'
    if (first?.state === 'redundant') workerHealth.value = 'failed'
  }
  first?.addEventListener('statechange', look)
  look()
}

/** A tablet's page stays open for weeks: the browser looks for a new build only when a page is opened. */
function keepLooking(registration: ServiceWorkerRegistration): void {
  const look = () => {
    if (document.visibilityState === 'visible') registration.update().catch(() => undefined)
  }
  setInterval(look, lookForUpdatesEvery * (0.75 + Math.random() / 2))
  addEventListener('online', look)
}
