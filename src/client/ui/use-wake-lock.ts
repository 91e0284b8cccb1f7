/** Keeps the screen awake while a kiosk or a board is shown. The browser lets go when the page is hidden, so ask again after. */
import { onScopeDispose } from 'vue'

export function useWakeLock(): void {
  let lock: WakeLockSentinel | null = null
  let isOver = false
  const ask = async () => {
    if (isOver || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    try {
      lock = await navigator.wakeLock.request('screen')
      if (isOver) await lock.release()
    } catch {
      // A low battery or the system's own rule: the tablet's display setting has to keep it awake then.
    }
  }
  const again = () => void ask()
  document.addEventListener('visibilitychange', again)
  void ask()
  onScopeDispose(() => {
    isOver = true
    document.removeEventListener('visibilitychange', again)
    void lock?.release().catch(() => undefined)
  })
}
