/**
 * Background Sync, where it exists (Chromium): when a phone is pocketed with something unsent, the browser wakes the
 * service worker once there is a network, and the worker brings it to the server. The page goes on syncing by itself;
 * this is for the time when there is no page.
 */
import { pushTag } from '../service-worker/push-tag.ts'

type SyncManager = { register: (tag: string) => Promise<void> }

/** The page normally sends within a second or two; only what is still unsent then is worth waking anybody for. */
const patience = 5000
let timer: ReturnType<typeof setTimeout> | undefined

/** Something was written. Cheap: many calls make one registration, and none when `backgroundPushDone` comes first. */
export function askBackgroundPush(): void {
  if (timer !== undefined || !('serviceWorker' in navigator)) return
  timer = setTimeout(() => void register(), patience)
  document.addEventListener('visibilitychange', hurry)
}

/** Everything has been sent: nobody need be woken. */
export function backgroundPushDone(): void {
  clearTimeout(timer)
  timer = undefined
  document.removeEventListener('visibilitychange', hurry)
}

/** The page is put away: it may be the last moment. */
function hurry(): void {
  if (document.visibilityState === 'hidden') void register()
}

async function register(): Promise<void> {
  backgroundPushDone()
  try {
    const registration = await navigator.serviceWorker.getRegistration()
    const { sync } = (registration ?? {}) as { sync?: SyncManager }
    await sync?.register(pushTag)
  } catch {
    // Refused (permission, battery saver): the page sends it when it is next opened.
  }
}

/**
 * A woken worker asks open pages first: the page that wrote a fact is the only one that can tell its true time.
 * @param push sends what is unsent; its promise ends with the attempt
 * @returns stops answering
 */
export function answerPushRequests(push: () => Promise<unknown>): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined
  const answer = async (event: MessageEvent<{ type?: string } | null>) => {
    if (event.data?.type !== pushTag) return
    await push().catch(() => undefined)
    event.ports[0]?.postMessage('tried')
  }
  const listener = (event: MessageEvent) => void answer(event)
  navigator.serviceWorker.addEventListener('message', listener)
  return () => navigator.serviceWorker.removeEventListener('message', listener)
}
