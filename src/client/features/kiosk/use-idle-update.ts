/** A waiting build takes over only while nobody is here: no touch for a minute, no check-in under way, nobody else open. */
import { onScopeDispose } from 'vue'

const lookEvery = 5_000

export function useIdleUpdate(isIdle: () => boolean): void {
  const look = async () => {
    const { takeUpdateIfAlone, updateReady } = await import('../../pwa/update.ts')
    if (updateReady.value && isIdle()) await takeUpdateIfAlone()
  }
  const timer = setInterval(() => void look().catch(() => undefined), lookEvery)
  onScopeDispose(() => clearInterval(timer))
}
