/**
 * The kiosk as its screens see it: the state, what is derived from it and from the ledger, and what a child can do.
 * Made once by KioskApp, injected everywhere below it.
 */
import {
  computed,
  type ComputedRef,
  inject,
  type InjectionKey,
  onScopeDispose,
  shallowReadonly,
  shallowRef,
  watch,
} from 'vue'
import type { FactId } from '../../../domain/ids.ts'
import { must } from '../../../domain/result.ts'
import type { Student } from '../../../domain/school/school-view.ts'
import { type Home, useHome } from '../../home/home.ts'
import { useSyncStatus } from '../../stores/sync-status.ts'
import { childrenOf, readBoard } from './duty-board.ts'
import { deferredActions, type KioskActions, type KioskCore } from './kiosk-core.ts'
import {
  initialState,
  isLookTime,
  type KioskEvent,
  nextDeadline,
  reduce,
  type Screen,
} from './kiosk-state.ts'
import { isLeaseOver, presenceOf } from './presence.ts'
import { type KioskClock, useKioskClock } from './use-kiosk-clock.ts'

export type Kiosk = KioskCore & {
  readonly act: KioskActions
  /** 看花时间 is open. */
  readonly lookTime: ComputedRef<boolean>
  /** The place that this tablet stamps for. */
  readonly ownPlace: ComputedRef<string | undefined>
}

const kioskKey: InjectionKey<Kiosk> = Symbol('kiosk')
export const useKiosk = (): Kiosk => must(inject(kioskKey), 'a screen of the kiosk stands inside KioskApp')

export const loadActions = () => import('./kiosk-actions.ts')

/** Seconds within which a check-in belongs to the window that is on. */
const oneMorning = 6 * 3600

export function openKiosk(): { key: typeof kioskKey; kiosk: Kiosk } {
  const home = useHome()
  const clock = useKioskClock(home)
  const { state, send, now } = useKioskMachine()
  const go = (screen: Screen) => send({ type: 'go', screen })
  const view = home.school.view
  const device = computed(() => view.value.devices.get(home.identity.id))
  const writtenHere = new Set<FactId>()
  const isRecent = (at: number) => Math.abs(home.workplace.moment().deviceClock - at) < oneMorning
  const said = computed(() => (clock.doubt.value ? state.value.said : null))
  const board = computed(() =>
    readBoard({
      view: view.value,
      folded: home.ledger.folded.value,
      device: device.value,
      date: clock.date.value,
      minutes: clock.minutes.value,
      said: said.value,
      isOfNow: (fact) => writtenHere.has(fact.id) && isRecent(fact.occurredAt),
    }),
  )
  const children = computed(() => childrenOf(view.value, device.value, clock.date.value))
  const presence = usePresence(home, clock, children)
  const core: KioskCore = {
    home,
    clock,
    state,
    send,
    go,
    now,
    device,
    board,
    writtenHere,
    children,
    presence,
  }
  const kiosk: Kiosk = {
    ...core,
    act: deferredActions(async () => (await loadActions()).kioskActions(core)),
    lookTime: computed(() => isLookTime(state.value, now())),
    ownPlace: computed(() => (device.value?.use === 'place-tablet' ? device.value.place : undefined)),
  }
  return { key: kioskKey, kiosk }
}

/** The reducer with its one timer, set to the next moment at which time changes something. */
function useKioskMachine() {
  const now = () => performance.now()
  const state = shallowRef(initialState(now()))
  let timer: ReturnType<typeof setTimeout> | undefined
  const send = (event: KioskEvent) => {
    state.value = reduce(state.value, event, now())
  }
  watch(
    state,
    (current) => {
      clearTimeout(timer)
      const deadline = current.writing ? null : nextDeadline(current)
      if (deadline !== null)
        timer = setTimeout(() => send({ type: 'clock' }), Math.max(10, deadline - now() + 5))
    },
    { flush: 'sync' },
  )
  onScopeDispose(() => clearTimeout(timer))
  return { state: shallowReadonly(state), send, now }
}

function usePresence(home: Home, clock: KioskClock, children: ComputedRef<readonly Student[]>) {
  const { school, ledger, meta } = home
  const status = useSyncStatus()
  const leaseOver = computed(() =>
    isLeaseOver(
      school.view.value.calendar,
      meta.data.value.lastContact?.serverTime,
      clock.seconds.value,
      clock.doubt.value !== null,
    ),
  )
  const presence = computed(() =>
    presenceOf({
      storeReady: school.ready.value && ledger.ready.value && meta.ready.value,
      storeBroken: Boolean(school.error.value ?? ledger.error.value ?? meta.error.value),
      view: school.view.value,
      turnedAway: meta.data.value.turnedAway,
      wasEmpty: home.wasEmpty,
      syncFailed: status.state === 'offline' || status.state === 'trouble',
      hasChildren: children.value.length > 0,
      leaseOver: leaseOver.value,
    }),
  )
  // What is not shown any more does not stay in the store either.
  watch(presence, (now) => now === 'lease' && void home.endLease(), { immediate: true })
  return presence
}
