/** Deciding held facts at the server, one after another, so that it can be stopped; what is done stays done. */
import { ref, shallowRef } from 'vue'
import { decideHeld, type HeldDecision } from '../../../api/held.ts'
import type { ApiProblem } from '../../../api/request.ts'
import { useHome } from '../../../home/home.ts'

export function useDeciding() {
  const { sync } = useHome()
  const problem = shallowRef<ApiProblem | null>(null)
  /** The ids being decided, and how many of them are. */
  const running = shallowRef<{ readonly ids: readonly string[]; readonly done: number } | null>(null)
  const isStopping = ref(false)

  async function decide(ids: readonly string[], decision: HeldDecision): Promise<void> {
    if (running.value) return
    problem.value = null
    isStopping.value = false
    for (const [done, id] of ids.entries()) {
      running.value = { ids, done }
      const answer = await decideHeld(id, decision)
      // Decided by somebody else meanwhile: nothing is left to do about that one.
      if (!answer.ok && !['already-decided', 'unknown'].includes(answer.error.error)) {
        problem.value = answer.error
        break
      }
      if (isStopping.value) break
    }
    await sync.runNow()
    running.value = null
  }
  return { problem, running, decide, stop: () => (isStopping.value = true) }
}
