/**
 * The store and the sync of a device as a page of their own, without screens: what a browser does to them is what is
 * tested here. Bundled by the test and run in Chromium.
 */
import { awardPoints } from '../../../src/client/commands/award-points.ts'
import { readMeta } from '../../../src/client/db/database.ts'
import { openDatabase, type OpenedDatabase } from '../../../src/client/db/open-database.ts'
import { countUnsent } from '../../../src/client/db/unsent.ts'
import { thisMoment } from '../../../src/client/sync/page-clock.ts'
import { startSyncLoop, type SyncLoop } from '../../../src/client/sync/sync-loop.ts'
import { httpTransport } from '../../../src/client/sync/transport.ts'
import { SchoolView } from '../../../src/domain/school/school-view.ts'

const author = { kind: 'staff', id: 'teacher-one' } as const
let opened: OpenedDatabase
let install: Promise<string> | undefined
let loop: SyncLoop

async function open(): Promise<string> {
  opened = await openDatabase(author, () => undefined)
  const post = httpTransport('staff', author.id)
  loop = startSyncLoop({ db: opened.db, post, as: 'staff', onState: () => undefined })
  return opened.install
}

const page = {
  open: (): Promise<string> => (install ??= open()),
  /** Resolves when a screen would show the tick; rejects when it would say that nothing was saved. */
  async award(note: string): Promise<readonly string[]> {
    const view = new SchoolView(await opened.db.records.toArray())
    const contact = await readMeta(opened.db, 'lastContact')
    const written = await awardPoints(
      { students: ['child-1'], colour: 'red', points: 1, label: '升旗', note },
      {
        db: opened.db,
        author,
        view: () => view,
        find: () => undefined,
        moment: () => ({ ...thisMoment(), clockOffset: undefined, lastServerTime: contact?.serverTime }),
        requestSync: () => undefined,
      },
    )
    if (!written.ok) throw new Error(written.error.code)
    return written.value.facts
  },
  ask: () => loop.request(),
  /** As the service worker does, or another tab. Resolves when it is held. */
  holdLock: (milliseconds: number) =>
    new Promise<void>((isHeld) => {
      void navigator.locks.request(`sync:${opened.db.name}`, () => {
        isHeld()
        return new Promise((resolve) => setTimeout(resolve, milliseconds))
      })
    }),
  sync: async () => (await loop.runNow()).kind,
  stop: () => loop.stop(),
  unsent: () => countUnsent(opened.db),
  own: async () => (await opened.db.own.toArray()).map(({ fact }) => fact.id),
  /** Something that takes room and may be fetched again. */
  async fillCache(megabytes: number): Promise<void> {
    for (let index = 0; index < megabytes * 16; index += 1) {
      const noise = crypto.getRandomValues(new Uint8Array(65_536))
      await opened.db.ledger.put({ number: 1_000_000 + index, noise } as never)
    }
  },
}

export type DevicePage = typeof page
;(globalThis as unknown as { device: DevicePage }).device = page
