/** A waiting build takes over only while nobody is here: no touch for a minute, no check-in under way, nobody else open. */
import { onScopeDispose } from 'vue'
import { takeUpdateIfAlone, updateReady } from '../../pwa/update.ts'

const lookEvery = 5_000

export function useIdleUpdate(isIdle: () => boolean): void {
  const look = () => {
    if (updateReady.value && isIdle()) void takeUpdateIfAlone()
  }
  const timer = setInterval(look, lookEvery)
  onScopeDispose(() => clearInterval(timer))
}
