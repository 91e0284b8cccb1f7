/** The server's list of contacts, asked for while the page is looked at. */
import { shallowRef } from 'vue'
import { fetchDeviceStatus, type HolderStatus } from '../../../api/devices.ts'
import type { ApiProblem } from '../../../api/request.ts'
import { useNow } from '../../../stores/now.ts'
import { usePolling } from '../parts/polling.ts'

const everyHalfMinute = 30_000

export function useDeviceStatus() {
  const clock = useNow()
  const holders = shallowRef<readonly HolderStatus[] | null>(null)
  /** Seconds since 1970, corrected. */
  const askedAt = shallowRef<number | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  const { now } = usePolling(
    async () => {
      const answer = await fetchDeviceStatus()
      if (!answer.ok) {
        problem.value = answer.error
        return
      }
      problem.value = null
      holders.value = answer.value.holders
      askedAt.value = clock.seconds
    },
    () => everyHalfMinute,
  )
  return { holders, askedAt, problem, refresh: now }
}
