/**
 * Deciding held facts at the server: one by itself, a block in one commit each two hundred, so that what stands
 * together is decided together and a long list can be stopped; what is done stays done.
 */
import { ref, shallowRef } from 'vue'
import { decideHeld, decideHeldBlock, type HeldDecision } from '../../../api/held.ts'
import type { ApiProblem } from '../../../api/request.ts'
import { useHome } from '../../../home/home.ts'

const inOneCommit = 200

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
    for (let done = 0; done < ids.length && !isStopping.value; done += inOneCommit) {
      running.value = { ids, done }
      problem.value = await decidePart(ids.slice(done, done + inOneCommit), decision)
      if (problem.value) break
    }
    await sync.runNow()
    running.value = null
  }
  return { problem, running, decide, stop: () => (isStopping.value = true) }
}

/** What somebody else has decided meanwhile is no problem: nothing is left to do about it. */
async function decidePart(ids: readonly string[], decision: HeldDecision): Promise<ApiProblem | null> {
  const [only] = ids
  if (ids.length > 1 || only === undefined) {
    const answer = await decideHeldBlock(ids, decision)
    return answer.ok ? null : answer.error
  }
  const answer = await decideHeld(only, decision)
  return answer.ok || ['already-decided', 'unknown'].includes(answer.error.error) ? null : answer.error
}
