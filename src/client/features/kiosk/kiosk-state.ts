/**
 * The kiosk as a pure machine: which screen, until when, and the little it remembers between two children. No routes,
 * so that the browser's history keeps nothing of the last child; no clock, so that every wait is tested.
 *
 * Times are milliseconds of a clock that only runs forward, given by the caller.
 *   - a screen with an end goes home by itself; some ends are "so long nobody has touched it", a touch moves those;
 *   - while a fact is being written nothing else happens: no time-out, no second tap;
 *   - who begins next takes the last child's take-back chip and open page away.
 */
import type { ClassId, FactId, PlaceId, PostId, StudentId, WindowId } from '../../../domain/ids.ts'

export type Purpose = 'duty' | 'stamp' | 'colours' | 'apply' | 'sign-up'
export type Via = 'tile' | 'find' | 'card'

/** Whom the tablet is speaking with, and how it came to know. */
export type Child = {
  student: StudentId
  via: Via
  purpose: Purpose
  /** The posts the child is down for in this window; none for a helper, who chooses after saying who it is. */
  posts: readonly PostId[]
}

/**
 * What the tick may promise: points, thanks for help, or that an adult will look at the time or at a training that is
 * missing; left: the duty is done.
 */
export type TickKind = 'counted' | 'no-points' | 'helper' | 'late' | 'doubted' | 'untrained' | 'left'

export type Screen =
  | { name: 'home' }
  | { name: 'find'; purpose: Purpose; classId: ClassId | null; letter: string | null }
  | { name: 'scan'; purpose: Purpose; unknown: boolean }
  | { name: 'look'; child: Child; alike: readonly StudentId[] }
  | { name: 'ask'; child: Child }
  | { name: 'posts'; child: Child }
  | { name: 'tick'; student: StudentId; post: PostId; kind: TickKind; points: number }
  | { name: 'already'; child: Child; post: PostId }
  | { name: 'leave'; child: Child; post: PostId }
  | { name: 'asked'; student: StudentId; question: FactId }
  | { name: 'answered'; student: StudentId; willing: boolean }
  | { name: 'not-now'; student: StudentId }
  | { name: 'greet'; student: StudentId }
  | { name: 'places'; student: StudentId }
  | {
      name: 'noted'
      student: StudentId
      place: PlaceId
      given: boolean
      again: boolean
      facts: readonly FactId[]
    }
  | { name: 'colours'; student: StudentId }
  | { name: 'colours-door' }
  | { name: 'apply'; student: StudentId }
  | { name: 'applied'; student: StudentId; wishes: readonly PostId[] }
  | { name: 'word'; student: StudentId }
  | { name: 'worded'; student: StudentId; kind: string }
  | { name: 'sign-up'; student: StudentId }
  | { name: 'signed-up'; student: StudentId; activity: string; place: 'coming' | 'waiting' | 'none' }
  | { name: 'trouble'; kind: string }
  | { name: 'adult' }
export type ScreenName = Screen['name']

export type KioskState = {
  readonly screen: Screen
  /** When the screen goes home by itself; null: it stays. */
  readonly endsAt: number | null
  /** A fact is being written. */
  readonly writing: boolean
  /** What can still be taken back on the home screen. */
  readonly undo: {
    readonly student: StudentId
    readonly facts: readonly FactId[]
    readonly endsAt: number
  } | null
  /** Who has just checked in and may look at the own colours. */
  readonly lately: { readonly student: StudentId; readonly endsAt: number } | null
  /** Who showed a card, until the tablet is home again. */
  readonly card: StudentId | null
  /** 看花时间: until when a teacher has opened everyone's page. */
  readonly lookTimeEndsAt: number | null
  /** A child's answer to 现在是哪个时段？; null inside: 不知道. */
  readonly said: { readonly window: WindowId | null; readonly endsAt: number } | null
  /** One calm line at the foot of the home screen. */
  readonly note: { readonly kind: 'undone' | 'look-again'; readonly endsAt: number } | null
  readonly touchedAt: number
}

export type KioskEvent =
  | { type: 'go'; screen: Screen }
  | { type: 'home' }
  | { type: 'not-me' }
  | { type: 'touch' }
  | { type: 'clock' }
  /** The page was hidden: the screen was switched off, or somebody left. */
  | { type: 'hidden' }
  | { type: 'write' }
  | { type: 'ticked'; screen: Extract<Screen, { name: 'tick' }>; facts: readonly FactId[] }
  | { type: 'noted'; screen: Extract<Screen, { name: 'noted' }> }
  | { type: 'applied'; screen: Extract<Screen, { name: 'applied' | 'worded' | 'signed-up' }> }
  | { type: 'answered'; screen: Extract<Screen, { name: 'answered' }> }
  | { type: 'failed'; kind: string }
  | { type: 'undone' }
  | { type: 'card'; student: StudentId }
  | { type: 'say'; window: WindowId | null }
  | { type: 'open-look-time' }
  | { type: 'close-look-time' }

const second = 1000
/** How long a screen waits; `silent` ones count from the last touch. */
const patience: Record<ScreenName, { wait: number | null; silent?: true }> = {
  home: { wait: null },
  find: { wait: 30 * second, silent: true },
  scan: { wait: 20 * second, silent: true },
  look: { wait: 15 * second },
  ask: { wait: 15 * second },
  posts: { wait: 15 * second, silent: true },
  tick: { wait: 2 * second },
  already: { wait: 5 * second },
  leave: { wait: 15 * second },
  asked: { wait: 20 * second },
  answered: { wait: 8 * second },
  'not-now': { wait: 8 * second },
  greet: { wait: 15 * second },
  places: { wait: 30 * second, silent: true },
  noted: { wait: 8 * second },
  colours: { wait: 30 * second, silent: true },
  'colours-door': { wait: 15 * second },
  apply: { wait: 90 * second, silent: true },
  applied: { wait: 10 * second },
  word: { wait: 90 * second, silent: true },
  worded: { wait: 10 * second },
  'sign-up': { wait: 45 * second, silent: true },
  'signed-up': { wait: 10 * second },
  trouble: { wait: 20 * second },
  adult: { wait: 60 * second, silent: true },
}
const undoLasts = 10 * second
const doorLasts = 30 * second
const lookTimeLasts = 10 * 60 * second
const saidLasts = 60 * second
const noteLasts = 5 * second
const idleAfter = 60 * second

export const initialState = (now: number): KioskState => ({
  screen: { name: 'home' },
  endsAt: null,
  writing: false,
  undo: null,
  lately: null,
  card: null,
  lookTimeEndsAt: null,
  said: null,
  note: null,
  touchedAt: now,
})

export function reduce(state: KioskState, event: KioskEvent, now: number): KioskState {
  switch (event.type) {
    case 'go':
      return state.writing ? state : shown(begun(state, event.screen), event.screen, now)
    case 'home':
      return state.writing ? state : atHome(state)
    case 'not-me':
      return { ...atHome(state), note: { kind: 'look-again', endsAt: now + noteLasts } }
    case 'touch':
      return touched(state, now)
    case 'clock':
      return state.writing ? state : timedOut(state, now)
    case 'hidden':
      return state.writing
        ? state
        : { ...atHome(state), undo: null, lately: null, lookTimeEndsAt: null, said: null }
    case 'write':
      return { ...state, writing: true }
    case 'ticked':
      return ticked(state, event, now)
    case 'noted':
    case 'applied':
    case 'answered':
      return shown({ ...state, writing: false }, event.screen, now)
    case 'failed':
      return shown({ ...state, writing: false }, { name: 'trouble', kind: event.kind }, now)
    case 'undone':
      return {
        ...atHome({ ...state, writing: false, undo: null, lately: null }),
        note: { kind: 'undone', endsAt: now + noteLasts },
      }
    case 'card':
      return { ...state, card: event.student }
    case 'say':
      return { ...state, said: { window: event.window, endsAt: now + saidLasts } }
    case 'open-look-time':
      return { ...state, lookTimeEndsAt: now + lookTimeLasts }
    case 'close-look-time':
      return { ...state, lookTimeEndsAt: null }
  }
}

function shown(state: KioskState, screen: Screen, now: number): KioskState {
  const { wait } = patience[screen.name]
  return { ...state, screen, endsAt: wait === null ? null : now + wait, note: null }
}

/** Nothing of the child stays but the chip and the door that belong to the own check-in. */
const atHome = (state: KioskState): KioskState => ({
  ...state,
  screen: { name: 'home' },
  endsAt: null,
  card: null,
})

/** The next child begins: the last one's chip and door go. Adults, and the last child's own page, are no next child. */
function begun(state: KioskState, screen: Screen): KioskState {
  if (screen.name === 'adult') return state
  const isOwnPage = screen.name === 'colours' || screen.name === 'word'
  if (isOwnPage && screen.student === state.lately?.student) return state
  return { ...state, undo: null, lately: null }
}

function ticked(
  state: KioskState,
  { screen, facts }: Extract<KioskEvent, { type: 'ticked' }>,
  now: number,
): KioskState {
  const { student, kind } = screen
  const homeAt = now + (patience.tick.wait ?? 0)
  return shown(
    {
      ...state,
      writing: false,
      card: null,
      undo: { student, facts, endsAt: homeAt + undoLasts },
      lately: kind === 'left' ? null : { student, endsAt: homeAt + doorLasts },
    },
    screen,
    now,
  )
}

function touched(state: KioskState, now: number): KioskState {
  const { wait, silent } = patience[state.screen.name]
  const said = state.said && { ...state.said, endsAt: now + saidLasts }
  return { ...state, said, touchedAt: now, ...(silent && wait !== null ? { endsAt: now + wait } : {}) }
}

function timedOut(state: KioskState, now: number): KioskState {
  const isOver = (end: { endsAt: number } | null) => end !== null && end.endsAt <= now
  const next: KioskState = {
    ...state,
    undo: isOver(state.undo) ? null : state.undo,
    lately: isOver(state.lately) ? null : state.lately,
    said: isOver(state.said) && state.screen.name === 'home' ? null : state.said,
    note: isOver(state.note) ? null : state.note,
    lookTimeEndsAt:
      state.lookTimeEndsAt !== null && state.lookTimeEndsAt <= now ? null : state.lookTimeEndsAt,
  }
  return next.endsAt !== null && next.endsAt <= now ? atHome(next) : next
}

/** The next moment at which time changes something, or null. */
export function nextDeadline(state: KioskState): number | null {
  const said = state.screen.name === 'home' ? state.said : null
  const ends = [state.endsAt, state.undo?.endsAt, state.lately?.endsAt, said?.endsAt, state.note?.endsAt]
  const known = [...ends, state.lookTimeEndsAt].filter((end): end is number => typeof end === 'number')
  return known.length > 0 ? Math.min(...known) : null
}

/** The three doors to a child's own page: the own card, the own check-in just now, or a teacher's 看花时间. */
export function mayOpenColours(state: KioskState, student: StudentId, now: number): boolean {
  if (state.card === student) return true
  if (state.lately !== null && state.lately.student === student && now < state.lately.endsAt) return true
  return isLookTime(state, now)
}

export const isLookTime = (state: KioskState, now: number): boolean =>
  state.lookTimeEndsAt !== null && now < state.lookTimeEndsAt

/** Nobody is here: a waiting update may reload the page. */
export function isIdle(state: KioskState, now: number): boolean {
  if (state.writing || state.screen.name !== 'home' || state.undo !== null) return false
  return now - state.touchedAt >= idleAfter
}
