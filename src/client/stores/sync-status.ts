/** What the sync loop last said; dies with the tab. The number not yet sent comes from the database. */
import { reactive, ref } from 'vue'
import { oneOf } from './one-of.ts'

export type SyncState = 'idle' | 'running' | 'offline' | 'signed-out' | 'stolen' | 'update-needed' | 'trouble'

export const useSyncStatus = oneOf(() => {
  const state = ref<SyncState>('idle')
  /** Seconds since 1970 of the last completed run. */
  const lastDone = ref<number | null>(null)
  const set = (next: SyncState) => {
    state.value = next
    if (next === 'idle') lastDone.value = Date.now() / 1000
  }
  return reactive({ state, lastDone, set })
})
