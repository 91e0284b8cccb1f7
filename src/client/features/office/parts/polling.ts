/** Asks again and again while somebody is looking: at once, then at an interval, never while the tab is hidden. */
import { onBeforeUnmount, onMounted } from 'vue'

/** @param pause milliseconds, asked anew before each wait */
export function usePolling(ask: () => Promise<unknown>, pause: () => number): { now: () => Promise<void> } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let running: Promise<unknown> | null = null

  async function now(): Promise<void> {
    clearTimeout(timer)
    running ??= ask().finally(() => (running = null))
    await running
    if (stopped) return
    clearTimeout(timer)
    timer = setTimeout(() => void (document.visibilityState === 'hidden' ? wait() : now()), pause())
  }
  const wait = () => undefined
  const wake = () => {
    if (document.visibilityState === 'visible') void now()
  }
  onMounted(() => {
    document.addEventListener('visibilitychange', wake)
    void now()
  })
  onBeforeUnmount(() => {
    stopped = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', wake)
  })
  return { now }
}
