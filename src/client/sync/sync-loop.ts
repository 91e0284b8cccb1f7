/**
 * When to sync: at start, when asked, when the network or the screen comes back, on a live notice, and by a timer.
 * One run at a time in a browser where Web Locks allow it; correctness never depends on that, because the server
 * knows each fact by its id. After a failure it waits longer each time, with full jitter, at most a minute; where the
 * server named a time, not before it.
 */
import { type DeviceDatabase, readMeta } from '../db/database.ts'
import { fullBatches } from './batch-size.ts'
import { runSync, type RunResult } from './run-sync.ts'
import { listenLive } from './live.ts'
import { livePages } from './live-pages.ts'
import { thisMoment } from './page-clock.ts'
import { pauseAfter, pauseAfterOther, pauseAfterTick, pauseAtStart, silenceAfter } from './pauses.ts'
import type { PostSync } from './transport.ts'

type SyncState = 'idle' | 'running' | 'offline' | 'signed-out' | 'stolen' | 'update-needed' | 'trouble'
export type SyncLoop = {
  /** Asks for a run soon; many calls make one run. */
  request: () => void
  /** A run now; resolves when it ended. For "upload now" and for tests. */
  runNow: () => Promise<RunResult>
  stop: () => void
}

export type SyncOptions = {
  db: DeviceDatabase
  post: PostSync
  as: 'staff' | 'device'
  onState: (state: SyncState, result?: RunResult) => void
}

/** How often another tab may be at it before this one no longer waits: that tab may be frozen. */
const lockPatience = 8

/** `elsewhere`: another tab, or the service worker, was at it. */
type Turn = RunResult | { kind: 'elsewhere' }

export function startSyncLoop({ db, post, as, onState }: SyncOptions): SyncLoop {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<Turn> | null = null
  let again = false
  let failures = 0
  let refusedLocks = 0
  let silentUntil = 0
  let dueAt = Infinity
  let isSoon = false
  const size = fullBatches()
  let stopped = false

  const schedule = (pause: number) => {
    clearTimeout(timer)
    const silence = silentUntil - performance.now()
    if (stopped) return
    dueAt = performance.now() + Math.max(pause, silence)
    timer = setTimeout(() => void run(), Math.max(pause, silence))
  }

  const run = async (): Promise<Turn> => {
    if (running) {
      again = true
      return running
    }
    onState('running')
    running = locked(db.name, refusedLocks >= lockPatience, () => runSync(db, post, thisMoment, size))
      .then((result) => result ?? ({ kind: 'elsewhere' } as const))
      .catch((): RunResult => ({ kind: 'unreachable' }))
    const result = await running
    running = null
    if (result.kind === 'elsewhere') {
      refusedLocks += 1
      if (!stopped) onState('idle')
      schedule(pauseAfterOther(Math.random()))
      return result
    }
    refusedLocks = 0
    if (result.kind === 'problem' && result.error === 'clone') live.reopen()
    failures = result.kind === 'done' ? 0 : failures + 1
    if (!stopped) onState(stateOf(result), result)
    silentUntil = performance.now() + silenceAfter(result)
    schedule(pauseAfter(result, failures, again, Math.random()))
    again = false
    return result
  }

  /** A person waits for this one, or a worker that was woken: another tab's turn is not an answer. */
  const runNow = async (): Promise<RunResult> => {
    for (;;) {
      const result = await run()
      if (result.kind !== 'elsewhere') return result
      await new Promise((resolve) => setTimeout(resolve, pauseAfterOther(Math.random())))
    }
  }

  /** At the end of what is going on now: several facts of one tap make one run. A child's tick is painted first. */
  const afterThis = as === 'device' ? (go: () => void) => void setTimeout(go, pauseAfterTick) : queueMicrotask
  const soon = () => {
    if (running) again = true
    else if (performance.now() < silentUntil) schedule(0)
    else if (!isSoon) {
      isSoon = true
      afterThis(() => {
        isSoon = false
        if (!stopped) void run()
      })
    }
  }
  const wake = () => {
    if (document.visibilityState !== 'hidden') schedule(0)
  }
  /** The screens say so at once; the next attempt would say it a minute later. */
  const lost = () => onState('offline')
  const online = () => {
    if (document.visibilityState !== 'hidden') schedule(pauseAtStart(as, Math.random()))
  }
  /** Never later than what is planned already. */
  const ask = (greeted: boolean) => {
    const pause = greeted ? pauseAtStart(as, Math.random()) : 0
    if (running) again = true
    else if (performance.now() + pause < dueAt) schedule(pause)
  }
  const begin = async () => {
    const isEmpty = (await readMeta(db, 'cursor').catch(() => undefined)) === undefined
    if (timer === undefined && !running) schedule(isEmpty ? 0 : pauseAtStart(as, Math.random()))
  }
  const live = listenLive({
    as,
    name: db.name,
    install: async () => (await readMeta(db, 'install')) ?? '',
    onPage: livePages({
      db,
      running: () => running,
      ask,
    }),
    onNotice: () => ask(false),
  })
  addEventListener('online', online)
  addEventListener('offline', lost)
  document.addEventListener('visibilitychange', wake)
  void begin()

  return {
    request: soon,
    runNow,
    stop: () => {
      stopped = true
      clearTimeout(timer)
      live.stop()
      removeEventListener('online', online)
      removeEventListener('offline', lost)
      document.removeEventListener('visibilitychange', wake)
    },
  }
}

function stateOf(result: RunResult): SyncState {
  if (result.kind === 'done') return 'idle'
  if (result.kind !== 'problem') return result.kind === 'busy' ? 'idle' : 'offline'
  if (result.error === 'unauthenticated') return 'signed-out'
  if (result.error === 'stolen') return 'stolen'
  return result.error === 'unsupported-protocol' ? 'update-needed' : 'trouble'
}

/** Null when another tab is at it; after a few such turns it runs anyway, in case that tab is frozen. */
async function locked<T>(name: string, force: boolean, work: () => Promise<T>): Promise<T | null> {
  if (force || !('locks' in navigator)) return work()
  return navigator.locks.request(`sync:${name}`, { ifAvailable: true }, (lock) => (lock ? work() : null))
}
