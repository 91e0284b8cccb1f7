/** What the kiosk's actions and screens stand on: the state machine, the time, and what is derived from the records. */
import type { ComputedRef, ShallowRef } from 'vue'
import type { FactBody } from '../../../domain/facts/fact.schema.ts'
import type { FactId, PlaceId, PostId, StudentId } from '../../../domain/ids.ts'
import type { Device, Student } from '../../../domain/school/school-view.ts'
import type { Home } from '../../home/home.ts'
import type { Board } from './duty-board.ts'
import type { Child, KioskEvent, KioskState, Purpose, Screen, Via } from './kiosk-state.ts'
import type { Presence } from './presence.ts'
import type { KioskClock } from './use-kiosk-clock.ts'

export type KioskCore = {
  readonly home: Home
  readonly clock: KioskClock
  readonly state: Readonly<ShallowRef<KioskState>>
  readonly send: (event: KioskEvent) => void
  readonly go: (screen: Screen) => void
  /** Milliseconds of the clock that the state runs on. */
  readonly now: () => number
  readonly device: ComputedRef<Device | undefined>
  readonly board: ComputedRef<Board>
  /** Facts that this page has written. */
  readonly writtenHere: Set<FactId>
  readonly children: ComputedRef<readonly Student[]>
  readonly presence: ComputedRef<Presence>
}

/** What a child can do; each ends in another screen. */
export type KioskActions = {
  /** A child says who it is: by its tile, by finding its name. */
  readonly begin: (student: StudentId, via: Via, purpose: Purpose, post?: PostId) => void
  /** The second look: the same child again goes on, another one is asked. */
  readonly chosen: (child: Child, picked: StudentId) => void
  /** 是我 */
  readonly confirmed: (child: Child) => void
  readonly arrive: (child: Child, post: PostId) => Promise<void>
  /** 离岗 */
  readonly leave: (student: StudentId, post: PostId) => Promise<void>
  /** 我愿意 or 这次不方便 */
  readonly answer: (question: FactId, student: StudentId, willing: boolean) => Promise<void>
  readonly stamp: (student: StudentId, place: PlaceId) => Promise<void>
  /** 岗位应聘 */
  readonly apply: (
    student: StudentId,
    round: string,
    wishes: readonly PostId[],
    reasons: readonly string[],
    text: string,
  ) => Promise<void>
  /** 说一句 */
  readonly word: (body: FactBody<'word.written.v1'>) => Promise<void>
  /** 活动报名, or taking it back. */
  readonly enrol: (student: StudentId, activity: string, coming: boolean) => Promise<void>
  readonly takeBack: (facts: readonly FactId[]) => Promise<void>
  readonly openColours: (student: StudentId) => void
  /** A card, by camera or by a reader that types. */
  readonly showCard: (text: string, purpose: Purpose) => void
}

/** Actions that are loaded a moment after the first screen; a tap that comes earlier waits for them. */
export function deferredActions(load: () => Promise<KioskActions>): KioskActions {
  let own: KioskActions | null = null
  const run = async (use: (act: KioskActions) => void | Promise<void>) => {
    own ??= await load()
    await use(own)
  }
  return {
    begin: (...about) => void run((act) => act.begin(...about)),
    chosen: (...about) => void run((act) => act.chosen(...about)),
    confirmed: (child) => void run((act) => act.confirmed(child)),
    arrive: (...about) => run((act) => act.arrive(...about)),
    leave: (...about) => run((act) => act.leave(...about)),
    answer: (...about) => run((act) => act.answer(...about)),
    stamp: (...about) => run((act) => act.stamp(...about)),
    apply: (...about) => run((act) => act.apply(...about)),
    word: (body) => run((act) => act.word(body)),
    enrol: (...about) => run((act) => act.enrol(...about)),
    takeBack: (facts) => run((act) => act.takeBack(facts)),
    openColours: (student) => void run((act) => act.openColours(student)),
    showCard: (...about) => void run((act) => act.showCard(...about)),
  }
}

/** A tablet that stands at a place and serves no post. */
export const isStampingOnly = ({ device }: Pick<KioskCore, 'device'>): boolean =>
  device.value?.use === 'place-tablet' && Boolean(device.value.place) && !device.value.posts?.length
