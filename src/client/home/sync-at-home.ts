/**
 * The sync of one home and what hangs on it: the service worker that pushes when no page is left, and what is swept
 * up or compared after a contact. Read after the first screen (late-sync.ts).
 */
import type { DeviceDatabase } from '../db/database.ts'
import type { Identity } from '../db/open-database.ts'
import { answerPushRequests, askBackgroundPush, backgroundPushDone } from '../pwa/background-push.ts'
import { startSyncLoop, type SyncLoop, type SyncOptions } from '../sync/sync-loop.ts'
import { httpTransport } from '../sync/transport.ts'

export function startSyncAtHome(
  identity: Identity,
  db: DeviceDatabase,
  tell: SyncOptions['onState'],
): SyncLoop {
  const { kind, id } = identity
  const onState: SyncOptions['onState'] = (state, result) => {
    tell(state, result)
    if (result?.kind !== 'done') return
    backgroundPushDone()
    sweepOnce(identity)
    checkNowAndThen(db, identity, loop.request)
    keepPicture(db, identity)
  }
  const loop = startSyncLoop({ db, as: kind, post: httpTransport(kind, id), onState })
  const stopAnswering = answerPushRequests(loop.runNow)
  return {
    request: () => {
      loop.request()
      askBackgroundPush()
    },
    runNow: loop.runNow,
    stop: () => {
      stopAnswering()
      loop.stop()
    },
  }
}

let isSwept = false

/** Once a page's life, after its first contact: what others have left in this browser. */
function sweepOnce(identity: Identity): void {
  if (isSwept) return
  isSwept = true
  void import('./left-stores.ts')
    .then(({ sweepLeftStores }) => sweepLeftStores(identity))
    .catch(() => undefined)
}

/** The picture under the campus map, beside the record that names it. */
function keepPicture(db: DeviceDatabase, { kind }: Identity): void {
  void import('./keep-campus-picture.ts')
    .then(({ keepCampusPicture }) => keepCampusPicture(db, kind))
    .catch(() => undefined)
}

const pauseBetweenLooks = 600_000
let lookedAt = -Infinity

/** Long after the first screen: whether it is time for the day's comparison with the server, and if so that. */
function checkNowAndThen(db: DeviceDatabase, { kind }: Identity, fetchAnew: () => void): void {
  if (performance.now() - lookedAt < pauseBetweenLooks) return
  lookedAt = performance.now()
  void import('./check-copy.ts')
    .then(async ({ checkCopy, isCheckDue }) => {
      if ((await isCheckDue(db)) && (await checkCopy(db, kind)) === 'different') fetchAnew()
    })
    .catch(() => undefined)
}
