/**
 * The sync loop, begun once the store has been read: the first screen stands from the disk alone, and the code that
 * speaks with the server is fetched after it. What is asked for earlier is done when it runs.
 */
import type { DeviceDatabase } from '../db/database.ts'
import type { Identity } from '../db/open-database.ts'
import type { SyncLoop, SyncOptions } from '../sync/sync-loop.ts'

const pauseAfterFailure = 3000
/** A page in the background paints nothing; it is not kept waiting for it. */
const longestWaitForPaint = 500

/** @param storeIsRead resolves when the first screen has what it needs, or cannot have it */
export function startLateSync(
  identity: Identity,
  db: DeviceDatabase,
  tell: SyncOptions['onState'],
  storeIsRead: Promise<unknown>,
): SyncLoop {
  let isStopped = false
  const loop = storeIsRead
    .then(firstScreenPainted)
    .then(loadSync)
    .then(({ startSyncAtHome }) => (isStopped ? null : startSyncAtHome(identity, db, tell)))
  return {
    request: () => void loop.then((running) => running?.request()),
    runNow: async () => (await (await loop)?.runNow()) ?? { kind: 'unreachable' },
    stop: () => {
      isStopped = true
      void loop.then((running) => running?.stop())
    },
  }
}

const firstScreenPainted = () =>
  new Promise<unknown>((resolve) => {
    setTimeout(resolve, longestWaitForPaint)
    requestAnimationFrame(() => requestAnimationFrame(resolve))
  })

/** Asked for until it is there: where no service worker keeps it, it comes over the network that sync needs anyway. */
async function loadSync() {
  for (;;) {
    try {
      return await import('./sync-at-home.ts')
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseAfterFailure))
    }
  }
}
