// A countdown in whole seconds that stays right when timers are late (a tablet that slept, a hidden tab).
import { onScopeDispose, readonly, shallowRef, type ShallowRef } from 'vue'

export interface Countdown {
  /** Whole seconds left, 0 when it is over or stopped. */
  readonly left: Readonly<ShallowRef<number>>
  restart: () => void
  stop: () => void
}

/** Starts at once; `onEnd` is called once per run, never after `stop` or after the component is gone. */
export function useCountdown(seconds: number, onEnd: () => void): Countdown {
  const left = shallowRef(0)
  let endsAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function tick(): void {
    const rest = endsAt - performance.now()
    left.value = Math.max(0, Math.ceil(rest / 1000))
    if (rest <= 0) onEnd()
    else timer = setTimeout(tick, rest % 1000 || 1000)
  }
  function stop(): void {
    clearTimeout(timer)
    left.value = 0
  }
  function restart(): void {
    clearTimeout(timer)
    endsAt = performance.now() + seconds * 1000
    tick()
  }

  restart()
  onScopeDispose(stop)
  return { left: readonly(left), restart, stop }
}
