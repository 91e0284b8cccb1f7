/**
 * A home: everything that lives while one identity is signed in or paired here. Opened once at start, closed when
 * the identity changes. Screens reach it through `useHome()`; they never see the database.
 */
import { effectScope, inject, type InjectionKey, watch } from 'vue'
import type { Author } from '../../domain/facts/fact.schema.ts'
import { isOfType, type LedgerFact } from '../../domain/facts/ledger.ts'
import { type Attendance, nothingKnown, type Training, trainingOf } from '../../domain/posts/training.ts'
import { must } from '../../domain/result.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { Workplace } from '../commands/workplace.ts'
import { type Identity, openDatabase } from '../db/open-database.ts'
import { type LiveLedger, liveLedger } from '../queries/live-ledger.ts'
import { type LiveSchool, liveSchool } from '../queries/live-school.ts'
import { type LiveMeta, liveMeta } from '../queries/live-meta.ts'
import { useNow } from '../stores/now.ts'
import { useSyncStatus } from '../stores/sync-status.ts'
import { clockOffsetAt, likelyOffset, thisMoment } from '../sync/page-clock.ts'
import type { SyncLoop } from '../sync/sync-loop.ts'
import { takeFreshMark } from './identity.ts'
import { startLateSync } from './late-sync.ts'

export type Home = {
  readonly identity: Identity
  readonly school: LiveSchool
  readonly ledger: LiveLedger
  readonly meta: LiveMeta
  readonly workplace: Workplace
  readonly sync: Pick<SyncLoop, 'request' | 'runNow'>
  /** True when the store was empty though this browser was paired: something wiped it. */
  readonly wasEmpty: boolean
  /** The lease is over: this tablet keeps its outbox, and nothing that others wrote. */
  readonly endLease: () => Promise<void>
  readonly close: () => void
}

export const homeKey: InjectionKey<Home> = Symbol('home')
export const useHome = (): Home => must(inject(homeKey), 'a home is provided to signed-in screens')

/** The server has ended the right of who is at home here: no page of theirs stands any more. */
export const isTurnedOut = ({ meta }: Pick<Home, 'meta'>): boolean =>
  ['signed-out', 'stolen'].includes(meta.data.value.turnedAway ?? '')

export async function openHome(identity: Identity): Promise<Home> {
  const { db, isNew } = await openDatabase(identity, () => location.reload())
  const isExpectedNew = takeFreshMark()
  // Somebody has just logged in or paired here: what the server said before was about an earlier session.
  if (isExpectedNew) await db.meta.delete('turnedAway')
  const now = useNow()
  const status = useSyncStatus()
  const scope = effectScope(true)
  const live = scope.run(() => {
    const school = liveSchool(db)
    const ledger = liveLedger(db, school.view)
    return { school, ledger, meta: liveMeta(db) }
  })
  const { school, ledger, meta } = must(live, 'an active scope runs its function')
  const offset = () => clockOffsetAt(thisMoment(), meta.data.value.lastContact)
  scope.run(() => watch(meta.data, (known) => (now.offset = offset() ?? likelyOffset(known.lastContact))))
  const storeIsRead = new Promise((resolve) => {
    const isRead = () => [school, ledger].every((part) => part.ready.value || part.error.value)
    scope.run(() => watch(isRead, (now) => now && resolve(now), { immediate: true, flush: 'post' }))
  })
  const sync = startLateSync(identity, db, status.set, storeIsRead)
  const workplace: Workplace = {
    db,
    author: { kind: identity.kind, id: identity.id },
    view: () => school.view.value,
    find: finder(ledger),
    moment: () => ({
      ...thisMoment(),
      clockOffset: offset(),
      lastServerTime: meta.data.value.lastContact?.serverTime,
    }),
    requestSync: sync.request,
    training: () => trainingHeld(identity, school.view.value, ledger),
  }
  const close = () => {
    sync.stop()
    scope.stop()
    db.close()
  }
  return {
    identity,
    school,
    ledger,
    meta,
    workplace,
    sync,
    wasEmpty: isNew && !isExpectedNew,
    endLease: async () => (await import('../db/put-names-away.ts')).putNamesAway(db, 'lease'),
    close,
  }
}

function finder(ledger: LiveLedger): Workplace['find'] {
  let facts: readonly LedgerFact[] = []
  let byId = new Map<string, LedgerFact>()
  return (id) => {
    if (facts !== ledger.facts.value) {
      facts = ledger.facts.value
      byId = new Map(facts.map((entry) => [entry.fact.id, entry]))
    }
    return byId.get(id)
  }
}

/** A class tablet holds its class's attendances of the school year; other devices some or none. */
function trainingHeld(author: Pick<Author, 'kind' | 'id'>, view: SchoolView, ledger: LiveLedger): Training {
  if (author.kind !== 'device' || view.devices.get(author.id)?.use !== 'class-tablet') return nothingKnown
  const attended = ledger.folded.value.serviceLife.filter((entry) => isOfType(entry, 'training.attended.v1'))
  return trainingOf(attended as Attendance[])
}
