/** What the kiosk's actions and screens stand on: the state machine, the time, and what is derived from the records. */
import type { ComputedRef, ShallowRef } from 'vue'
import type { FactId } from '../../../domain/ids.ts'
import type { Device, Student } from '../../../domain/school/school-view.ts'
import type { Home } from '../../home/home.ts'
import type { Board } from './duty-board.ts'
import type { KioskEvent, KioskState } from './kiosk-state.ts'
import type { Presence } from './presence.ts'
import type { KioskClock } from './use-kiosk-clock.ts'

export type KioskCore = {
  readonly home: Home
  readonly clock: KioskClock
  readonly state: Readonly<ShallowRef<KioskState>>
  readonly send: (event: KioskEvent) => void
  /** Milliseconds of the clock that the state runs on. */
  readonly now: () => number
  readonly device: ComputedRef<Device | undefined>
  readonly board: ComputedRef<Board>
  /** Facts that this page has written. */
  readonly writtenHere: Set<FactId>
  readonly children: ComputedRef<readonly Student[]>
  readonly presence: ComputedRef<Presence>
}
