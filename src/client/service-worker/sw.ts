/**
 * The service worker: keeps the app's own files and pushes what is unsent when no page is there to do it. It never
 * answers for the API, and takes over only when it is told to.
 */
/// <reference lib="webworker" />
import { keepAppShell } from './app-shell.ts'
import { askPages } from './ask-pages.ts'
import { pushTag } from './push-tag.ts'
import { pushUnsent } from './push-unsent.ts'

declare const self: ServiceWorkerGlobalScope

/** Background Sync is Chromium's; TypeScript does not know it. */
type SyncEvent = ExtendableEvent & { readonly tag: string }

keepAppShell(self.__WB_MANIFEST)

self.addEventListener('message', (event) => {
  const { type } = (event.data ?? {}) as { type?: string }
  if (type === 'SKIP_WAITING') void self.skipWaiting()
  if (type === 'COUNT_WINDOWS') event.waitUntil(tellWindows(event.ports[0]))
})

self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent
  if (tag === pushTag) (event as SyncEvent).waitUntil(pageOrWorkerPushes())
})

const openWindows = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true })

async function tellWindows(port: MessagePort | undefined): Promise<void> {
  port?.postMessage({ windows: (await openWindows()).length })
}

async function pageOrWorkerPushes(): Promise<void> {
  await askPages(await openWindows())
  await pushUnsent()
}
